import type { CelEnv, CelFunc, CelValue } from '@bufbuild/cel';
import { celLibrary, isCelList } from './cel-library';

/** More entries than this no list in an expression may have. */
export const MAX_LIST_LENGTH = 1_000;
/** Longest text an expression may give: doubling a text in a loop ends in a failure, not in a dead process. */
export const MAX_TEXT_LENGTH = 100_000;
/**
 * What one evaluation may look at, in characters; a fifth of a second at worst, three of them with regular expressions.
 * An answer of a server, 1 MB, can still be searched.
 */
const MAX_WORK = 3_000_000;
/** A call takes as long as so many characters. */
const COST_OF_CALL = 10;
/** What a counted repetition (`a{1,1000}`) makes of a pattern at most; the library refuses more. */
const MAX_REPETITION = 1_000;

/** Too much for one step: bots share one thread, and none may keep it from the others. */
export class TooMuchWork extends Error {
  override readonly name = 'TooMuchWork';
}

let spentBefore = 0;

/** What all evaluations but the last have looked at since the program began, in characters; a few calls more or less. */
export function workSpent(): number {
  return spentBefore;
}

/** An environment, and what makes its count begin anew. */
export interface LimitedEnvironment {
  readonly environment: CelEnv;
  /** Called before each evaluation. */
  readonly begin: () => void;
}

/**
 * An environment whose functions count what they look at. Expressions can't be interrupted, and a few of them are
 * enough to make a text of a hundred gigabytes: what grows beyond all use ends before it is made.
 */
export function limitedEnvironment(funcs: CelFunc[]): LimitedEnvironment {
  const { celEnv } = celLibrary();
  const work: Work = { left: MAX_WORK };
  const all = [...celEnv({ funcs }).funcs];
  return {
    environment: celEnv({ funcs: all.map((func) => limited(func, work)) }),
    begin: () => {
      spentBefore += MAX_WORK - work.left;
      work.left = MAX_WORK;
    },
  };
}

interface Work {
  left: number;
}

function limited(func: CelFunc, work: Work): CelFunc {
  const call: CelFunc['call'] = (id, target, args) => {
    const given = target === undefined ? args : [target, ...args];
    work.left -= costOf(func.name, given);
    if (work.left < 0) throw new TooMuchWork('too much to work out in one step');
    const size = GROWTH.get(func.name)?.(given) ?? 0;
    if (size > MAX_TEXT_LENGTH)
      throw new TooMuchWork(`the text grew longer than ${String(MAX_TEXT_LENGTH)} characters`);
    const result = func.call(id, target, args);
    if (isCelList(result) && result.size > MAX_LIST_LENGTH)
      throw new TooMuchWork(`the list grew longer than ${String(MAX_LIST_LENGTH)}`);
    return result;
  };
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the same function but for how it is called
  return Object.create(func, { call: { value: call } }) as CelFunc;
}

/** Functions that look at each entry of a list. */
const GO_THROUGH: ReadonlySet<string> = new Set(['_==_', '_!=_', '@in', 'join', 'format']);

function costOf(name: string, given: readonly (CelValue | undefined)[]): number {
  const sizes = given.map((value) => (GO_THROUGH.has(name) ? sizeWithin(value) : sizeOf(value)));
  if (name !== 'matches') return sizes.reduce((sum, size) => sum + size, COST_OF_CALL);
  return Math.max(1, sizes[0] ?? 1) * statesOf(given[1]);
}

const sizeOf = (value: CelValue | undefined): number => (typeof value === 'string' ? value.length : 1);

function sizeWithin(value: CelValue | undefined): number {
  if (!isCelList(value)) return sizeOf(value);
  let sum = 1;
  for (const entry of value) sum += sizeWithin(entry);
  return sum;
}

/** About how many states the machine of a regular expression has: what each character of the text costs. */
function statesOf(pattern: CelValue | undefined): number {
  if (typeof pattern !== 'string') return 1;
  const counts = [...pattern.matchAll(/\{(\d{1,5})(?:,(\d{0,5}))?\}/g)].map(([, least, most]) =>
    Math.max(1, Number(least), Number(most ?? 0)),
  );
  return (
    (pattern.length + 1) *
    Math.min(
      MAX_REPETITION,
      counts.reduce((product, count) => product * count, 1),
    )
  );
}

type Growth = (given: readonly (CelValue | undefined)[]) => number;

/** How long the text at most is that a function makes of others. */
const GROWTH: ReadonlyMap<string, Growth> = new Map<string, Growth>([
  [
    '_+_',
    ([left, right]) =>
      (typeof left === 'string' ? left.length : 0) + (typeof right === 'string' ? right.length : 0),
  ],
  ['replace', sizeReplaced],
  [
    'join',
    ([entries, separator = '']) =>
      sizeWithin(entries) + (isCelList(entries) ? entries.size : 0) * sizeOf(separator),
  ],
]);

function sizeReplaced([text, part, by]: readonly (CelValue | undefined)[]): number {
  if (typeof text !== 'string' || typeof part !== 'string' || typeof by !== 'string') return 0;
  if (by.length <= part.length) return 0;
  const times = part === '' ? text.length + 1 : text.split(part).length - 1;
  return text.length + times * (by.length - part.length);
}
