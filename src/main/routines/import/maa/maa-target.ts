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
  const [dx = 0, dy = 0, dw = 0, dh = 0] = numbersIn(offset, 4) ?? [];
  const away = { x: Math.round(dx + dw / 2), y: Math.round(dy + dh / 2) };
  const fixed = numbersIn(written, 2);
  if (fixed) return { look: undefined, place: fixedPlace(fixed, away, context), isMiddle: false };
  const other = typeof written === 'string' ? context.nodes.get(written) : node;
  if (other !== undefined && other !== node)
    context.note('approximated', node, 'target', `What “${other.name}” found is looked for again.`);
  const look = other && placeOf(other, context);
  if (look) return { look, place: { from: 'match', ...away }, isMiddle: away.x === 0 && away.y === 0 };
  context.note(
    'approximated',
    node,
    'target',
    'Nothing was found that has a place; the middle of the screen is touched.',
  );
  return { look: undefined, place: { x: '50%', y: '50%' }, isMiddle: false };
}

/** A point, or the middle of a rectangle. */
function fixedPlace(
  [x = 0, y = 0, width = 0, height = 0]: readonly number[],
  away: { readonly x: number; readonly y: number },
  { screen }: MaaContext,
): Readonly<Record<string, Written>> {
  if (x === 0 && y === 0 && width === 0 && height === 0 && away.x === 0 && away.y === 0)
    return { x: '50%', y: '50%' };
  const inside = (value: number, size: number): number => Math.min(Math.max(Math.round(value), 0), size - 1);
  return {
    x: inside(x + width / 2 + away.x, screen.width),
    y: inside(y + height / 2 + away.y, screen.height),
  };
}
