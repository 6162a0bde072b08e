import type { Recognition } from '../../../shared/recognition';
import { condition, conditions } from '../nested';
import { defineCondition, type Question } from '../condition';

export const not = defineCondition({
  name: 'not',
  isInstant: true,
  summary: 'Holds when the condition in it does not.',
  schema: condition(),
  example: `not: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }`,
  ask: (inner, { nested }) => {
    const question = nested(inner);
    return { ...question, holds: (answers, fields) => !question.holds(answers, fields) };
  },
});

export const all = defineCondition({
  name: 'all',
  isInstant: true,
  summary: 'Holds when every condition of a list does.',
  schema: conditions(),
  example: `
all:
  - pixel: { x: 270, y: 700, color: "#2b8a3e" }
  - not: { pixel: { x: 500, y: 60, color: "#e03131" } }
`,
  ask: (list, { nested }) => join(list.map(nested), (held) => held.every(Boolean)),
});

export const any = defineCondition({
  name: 'any',
  isInstant: true,
  summary: 'Holds when at least one condition of a list does.',
  schema: conditions(),
  example: `
any:
  - pixel: { x: 270, y: 700, color: "#2b8a3e" }
  - pixel: { x: 270, y: 760, color: "#2b8a3e" }
`,
  ask: (list, { nested }) => join(list.map(nested), (held) => held.some(Boolean)),
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
  ask: (list, { nested }) => join(list.map(nested), (held) => !held.some(Boolean)),
});

/** One question out of several, asked on the same look. */
function join(questions: readonly Question[], combine: (held: readonly boolean[]) => boolean): Question {
  return {
    asks: questions.flatMap((question) => question.asks),
    fields: questions.flatMap((question) => question.fields ?? []),
    holds: (answers, fields) => {
      let taken = 0;
      const own = (question: Question): readonly Recognition[] => {
        taken += question.asks.length;
        return answers.slice(taken - question.asks.length, taken);
      };
      return combine(questions.map((question) => question.holds(own(question), fields)));
    },
  };
}
