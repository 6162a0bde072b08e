import { NOT_FOUND } from '../../../shared/recognition';
import { condition, conditions } from '../nested';
import { defineCondition, seenOf, type Question, type Seen } from '../condition';

export const not = defineCondition({
  name: 'not',
  isInstant: true,
  summary: 'Holds when the condition in it does not.',
  schema: condition(),
  example: `not: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }`,
  ask: (inner, { nested }) => {
    const question = nested(inner);
    return { ...question, holds: (answers, fields) => !question.holds(answers, fields), seen: null };
  },
});

export const all = defineCondition({
  name: 'all',
  isInstant: true,
  summary: 'Holds when every condition of a list does.',
  details:
    'In `find` and `tapOn` it is where the first of the list is that has a place: put what is to be touched first, and after it what has to be there as well.',
  schema: conditions(),
  example: `
all:
  - pixel: { x: 270, y: 700, color: "#2b8a3e" }
  - not: { pixel: { x: 500, y: 60, color: "#e03131" } }
`,
  ask: (list, { nested }) =>
    join(list.map(nested), { combine: (held) => held.every(Boolean), hasPlace: true }),
});

export const any = defineCondition({
  name: 'any',
  isInstant: true,
  summary: 'Holds when at least one condition of a list does.',
  details: 'In `find` and `tapOn` it is where the first of the list is that holds and has a place.',
  schema: conditions(),
  example: `
any:
  - pixel: { x: 270, y: 700, color: "#2b8a3e" }
  - pixel: { x: 270, y: 760, color: "#2b8a3e" }
`,
  ask: (list, { nested }) =>
    join(list.map(nested), { combine: (held) => held.some(Boolean), hasPlace: true }),
});

export const none = defineCondition({
  name: 'none',
  isInstant: true,
  summary: 'Holds when no condition of a list does.',
  schema: conditions(),
  example: `
none:
  - pixel: { x: 270, y: 700, color: "#2b8a3e" }
  - pixel: { x: 500, y: 60, color: "#e03131" }
`,
  ask: (list, { nested }) =>
    join(list.map(nested), { combine: (held) => !held.some(Boolean), hasPlace: false }),
});

interface Joining {
  readonly combine: (held: readonly boolean[]) => boolean;
  /** Whether it is where one of its parts is. */
  readonly hasPlace: boolean;
}

/** One question out of several, asked on the same look. */
function join(questions: readonly Question[], { combine, hasPlace }: Joining): Question {
  const shares = sharesOf(questions);
  const held: (...given: Parameters<Seen>) => readonly boolean[] = (answers, fields) =>
    questions.map((question, index) => question.holds(answers.slice(...(shares[index] ?? [])), fields));
  const places = questions.map((question) => (hasPlace ? seenOf(question) : null));
  const seen: Seen = (answers, fields) => {
    const holding = held(answers, fields);
    if (!combine(holding)) return NOT_FOUND;
    const index = places.findIndex((place, at) => place !== null && holding[at] === true);
    return places[index]?.(answers.slice(...(shares[index] ?? [])), fields) ?? NOT_FOUND;
  };
  return {
    asks: questions.flatMap((question) => question.asks),
    fields: questions.flatMap((question) => question.fields ?? []),
    holds: (answers, fields) => combine(held(answers, fields)),
    seen: places.some((place) => place !== null) ? seen : null,
  };
}

/** Which of all answers are those of each question: from, and up to. */
function sharesOf(questions: readonly Question[]): readonly (readonly [from: number, to: number])[] {
  let taken = 0;
  return questions.map(({ asks }) => {
    taken += asks.length;
    return [taken - asks.length, taken];
  });
}
