import { clipped } from '../graphics/draw-op';
import { intersect, isEmpty, type Box } from '../graphics/surface';
import type { Element, Group } from './element-schema';
import { drawElement } from './draw-element';
import { compileExpression, truthy, type Scope } from './expression';
import { toPixels, type DrawContext, type PlacedElement } from './placed-element';

interface Placing {
  readonly context: DrawContext;
  /** Where the group around begins, in design units. */
  readonly origin: readonly [number, number];
  readonly visible: Box;
  readonly clips: boolean;
  readonly depth: number;
  /** Numbers of the copies around, for ids. */
  readonly suffix: string;
}

/** Places elements on the screen, those of groups included, in the order in which they are drawn. */
export function placeElements(
  elements: readonly Element[],
  context: DrawContext,
  screen: Box,
): readonly PlacedElement[] {
  return placeAll(elements, { context, origin: [0, 0], visible: screen, clips: false, depth: 0, suffix: '' });
}

function placeAll(elements: readonly Element[], placing: Placing): PlacedElement[] {
  return elements.flatMap((element) => {
    if (element.when !== undefined && !truthy(compileExpression(element.when)(placing.context.scope)))
      return [];
    return element.type === 'group' ? placeGroup(element, placing) : [placeOne(element, placing)];
  });
}

function placeOne(element: Element, placing: Placing): PlacedElement {
  const { context } = placing;
  const box = toPixels(shifted(element.at, placing.origin), context.viewport);
  const visible = intersect(box, placing.visible);
  const ops = element.type === 'group' || isEmpty(visible) ? [] : drawElement(element, box, context);
  return {
    element,
    id: element.id === undefined ? null : element.id + placing.suffix,
    depth: placing.depth,
    box,
    visible,
    context,
    ops: placing.clips ? ops.map((op) => clipped(op, placing.visible)) : ops,
  };
}

function placeGroup(group: Group, placing: Placing): PlacedElement[] {
  const { context } = placing;
  const [left, top] = shifted(group.at, placing.origin);
  const itself = placeOne(group, placing);
  const scrolls = group.scrollHeight !== undefined;
  const offset = scrolls ? (context.instance.scrolled.get(group.id ?? '') ?? 0) : 0;
  const inside: Placing = {
    ...placing,
    depth: placing.depth + 1,
    origin: [left, top - offset],
    visible: scrolls ? itself.visible : placing.visible,
    clips: placing.clips || scrolls,
  };
  const children =
    group.repeat === undefined ? placeAll(group.elements, inside) : placeCopies(group, group.repeat, inside);
  return [itself, ...children];
}

function placeCopies(group: Group, repeat: NonNullable<Group['repeat']>, placing: Placing): PlacedElement[] {
  const { context } = placing;
  const wanted =
    typeof repeat.count === 'number' ? repeat.count : Number(compileExpression(repeat.count)(context.scope));
  const copies: PlacedElement[] = [];
  for (let number = 0; number < Math.min(200, wanted); number++) {
    const scope: Scope = (name) => (name === repeat.as ? number : context.scope(name));
    const column = number % repeat.columns;
    const row = Math.floor(number / repeat.columns);
    const [x, y] = placing.origin;
    copies.push(
      ...placeAll(group.elements, {
        ...placing,
        context: { ...context, scope },
        origin: [x + column * repeat.step[0], y + row * repeat.step[1]],
        suffix: `${placing.suffix}.${String(number)}`,
      }),
    );
  }
  return copies;
}

function shifted(
  at: readonly [number, number, number, number],
  [x, y]: readonly [number, number],
): readonly [number, number, number, number] {
  return [at[0] + x, at[1] + y, at[2], at[3]];
}

/** How far a group can be scrolled, in design units. */
export function scrollRange(group: Group, scope: Scope): number {
  const height = group.scrollHeight;
  if (height === undefined) return 0;
  const full = typeof height === 'number' ? height : Number(compileExpression(height)(scope));
  return Math.max(0, full - group.at[3]);
}
