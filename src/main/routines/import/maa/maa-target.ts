import type { Written, WrittenStep } from '../own-text';
import type { MaaContext } from './maa-context';
import { numbersIn, type MaaNode } from './maa-node';
import { placeOf } from './maa-recognition';

/** Where something is done: what has to be looked for first, and the place then. */
export interface MaaTarget {
  readonly look: WrittenStep | undefined;
  readonly place: Readonly<Record<string, Written>>;
  /** The middle of what is looked for, and nothing else. */
  readonly isMiddle: boolean;
}

/** `target` and `target_offset`, or `begin` and `end` of a swipe. */
export function targetOf(written: unknown, offset: unknown, node: MaaNode, context: MaaContext): MaaTarget {
  const away = awayOf(offset);
  const fixed = numbersIn(written, 2);
  if (fixed) return { look: undefined, place: fixedPlace(fixed, away, context), isMiddle: false };
  const other = typeof written === 'string' ? context.nodes.get(written) : node;
  if (other !== undefined && other !== node)
    context.note('approximated', node, 'target', `What “${other.name}” found is looked for again.`);
  const look = other && placeOf(other, context);
  if (look) return { look, place: { from: 'match', ...away }, isMiddle: away.x === 0 && away.y === 0 };
  const why = 'Nothing was found that has a place; the middle of the screen is touched.';
  context.note('approximated', node, 'target', why);
  return { look: undefined, place: MIDDLE, isMiddle: false };
}

const MIDDLE = { x: '50%', y: '50%' } as const;

/** How far the middle of a rectangle moves when its four numbers are added to. */
function awayOf(offset: unknown): { readonly x: number; readonly y: number } {
  const [dx, dy, dw, dh] = fourOf(numbersIn(offset, 4));
  return { x: Math.round(dx + dw / 2), y: Math.round(dy + dh / 2) };
}

function fourOf(numbers: readonly number[] = []): readonly [number, number, number, number] {
  const at = (index: number): number => numbers[index] ?? 0;
  return [at(0), at(1), at(2), at(3)];
}

/** A point, or the middle of a rectangle; four zeros are the whole screen. */
function fixedPlace(
  numbers: readonly number[],
  away: { readonly x: number; readonly y: number },
  { screen }: MaaContext,
): Readonly<Record<string, Written>> {
  if ([...numbers, away.x, away.y].every((number) => number === 0)) return { ...MIDDLE };
  const [x, y, width, height] = fourOf(numbers);
  const inside = (value: number, size: number): number => Math.min(Math.max(Math.round(value), 0), size - 1);
  return {
    x: inside(x + width / 2 + away.x, screen.width),
    y: inside(y + height / 2 + away.y, screen.height),
  };
}
