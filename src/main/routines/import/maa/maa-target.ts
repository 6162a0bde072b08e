import type { Written, WrittenStep } from '../own-text';
import type { MaaContext } from './maa-context';
import { numbersIn, type MaaNode } from './maa-node';
import { placeOf } from './maa-recognition';
import { four, isWhole, middle, rectOf, spotOf, type Rect } from './maa-rect';

/** Where something is done: what has to be looked for first, and the place then. */
export interface MaaTarget {
  readonly look: WrittenStep | undefined;
  readonly place: Readonly<Record<string, Written>>;
}

/** Further than that is off the screen from everywhere on it. */
const FARTHEST = 1_280;
const MIDDLE = { x: '50%', y: '50%' } as const;

/** `target` and `target_offset`, or `begin` and `end` of a swipe. */
export function targetOf(written: unknown, offset: unknown, node: MaaNode, context: MaaContext): MaaTarget {
  const { screen } = context;
  const fixed = rectOf(written, offset, screen) ?? spotOf(written, offset, screen);
  if (fixed) return { look: undefined, place: placeIn(fixed, context) };
  const other = typeof written === 'string' ? otherNode(written, node, context) : node;
  const look = other && placeOf(other, context);
  if (look) return { look, place: { from: 'match', ...awayOf(offset) } };
  const area = other?.recognition.type === 'DirectHit' ? areaOf(other, offset, context) : undefined;
  if (area) return { look: undefined, place: placeIn(area, context) };
  const why = 'Nothing was found that has a place; the middle of the screen is touched.';
  context.note('approximated', node, 'target', why);
  return { look: undefined, place: MIDDLE };
}

function otherNode(name: string, node: MaaNode, context: MaaContext): MaaNode | undefined {
  const other = context.nodes.get(name);
  const called = name.slice(0, 60);
  if (other === undefined) context.note('notConverted', node, 'target', `There is no node “${called}”.`);
  else if (other !== node)
    context.note('approximated', node, 'target', `What “${called}” found is looked for again.`);
  return other;
}

/** A node that is found whatever there is found all of its area. */
function areaOf(
  { recognition: { params } }: MaaNode,
  offset: unknown,
  { screen }: MaaContext,
): Rect | undefined {
  const area = rectOf(params['roi'], params['roi_offset'], screen);
  return area && rectOf([area.x, area.y, area.width, area.height], offset, screen);
}

/** How far the middle of a rectangle moves when its four numbers are added to. */
function awayOf(offset: unknown): { readonly x: number; readonly y: number } {
  const [dx, dy, dw, dh] = four(numbersIn(offset, 4) ?? []);
  const far = (value: number): number => Math.min(Math.max(Math.round(value), -FARTHEST), FARTHEST);
  return { x: far(dx + dw / 2), y: far(dy + dh / 2) };
}

function placeIn(rect: Rect, { screen }: MaaContext): Readonly<Record<string, Written>> {
  return isWhole(rect, screen) ? { ...MIDDLE } : { ...middle(rect, screen) };
}
