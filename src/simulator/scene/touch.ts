import type { Point } from '../device/phone';
import type { Action } from './action-schema';
import { isEnabled, toggleValue } from './draw-element';
import type { Element } from './element-schema';
import { compileExpression } from './expression';
import { scrollRange } from './place-elements';
import type { PlacedElement } from './placed-element';
import type { SceneRuntime } from './scene-runtime';
import type { Layer } from './scene-view';

/** True for elements that do something when tapped. */
export function isTappable(element: Element): boolean {
  return (
    element.type === 'field' ||
    element.type === 'checkbox' ||
    element.type === 'switch' ||
    element.onTap !== undefined
  );
}

/** Finds what a touch hits: the topmost element that fits, unless something modal or a disabled button is above it. */
function hit(
  layers: readonly Layer[],
  at: Point,
  fits: (element: Element) => boolean,
): PlacedElement | undefined {
  for (const layer of [...layers].reverse()) {
    for (const placed of [...layer.elements].reverse()) {
      if (!inside(placed, at)) continue;
      if (fits(placed.element)) return placed;
    }
    if (layer.modal) return undefined;
  }
  return undefined;
}

function inside({ visible }: PlacedElement, { x, y }: Point): boolean {
  return x >= visible.left && x < visible.right && y >= visible.top && y < visible.bottom;
}

/** A tap; answers the id of what it hit. */
export function tapAt(runtime: SceneRuntime, layers: readonly Layer[], at: Point): string | null {
  const placed = hit(layers, at, isTappable);
  if (placed === undefined || refuses(runtime, placed)) return null;
  const { element, context } = placed;
  if (element.type === 'button' && !isEnabled(element, context)) return null;
  context.instance.isSelected = false;
  if (element.type === 'field') context.instance.focus = element.variable;
  if (element.type === 'checkbox' || element.type === 'switch') toggle(placed);
  if (element.onTap !== undefined) perform(runtime, placed, element.onTap);
  runtime.touch();
  return nameOf(placed);
}

/** A long press; a tap where nothing waits for one. */
export function longPressAt(runtime: SceneRuntime, layers: readonly Layer[], at: Point): string | null {
  const placed = hit(layers, at, (element) => element.onLongPress !== undefined || isTappable(element));
  const actions = placed?.element.onLongPress;
  if (placed === undefined || actions === undefined) return tapAt(runtime, layers, at);
  if (refuses(runtime, placed)) return null;
  perform(runtime, placed, actions);
  return nameOf(placed);
}

/** A swipe scrolls the list it starts in, or does what the screen has for its direction. */
export function swipeFrom(
  runtime: SceneRuntime,
  layers: readonly Layer[],
  path: { from: Point; to: Point },
): string | null {
  const { from, to } = path;
  const placed = hit(
    layers,
    from,
    (element) => element.type === 'group' && element.scrollHeight !== undefined,
  );
  const { front } = runtime;
  if (front.frozenUntil > runtime.now) return null;
  if (placed?.element.type === 'group') {
    const { instance, viewport, scope } = placed.context;
    const key = placed.element.id ?? '';
    const wanted = (instance.scrolled.get(key) ?? 0) + (from.y - to.y) / viewport.scale;
    instance.scrolled.set(key, Math.min(scrollRange(placed.element, scope), Math.max(0, wanted)));
    runtime.touch();
    return nameOf(placed);
  }
  const covered = [...front.popups, ...runtime.system.popups].some(({ popup }) => popup.modal);
  const actions = covered ? undefined : front.top?.screen.onSwipe[directionOf(from, to)];
  if (actions !== undefined) runtime.perform(actions, { instance: front, entry: front.top });
  return null;
}

/** Two fingers do what the screen has for them, by how far apart they were and are. */
export function pinchAt(runtime: SceneRuntime, fingers: readonly (readonly Point[])[]): string | null {
  const { front } = runtime;
  if (front.frozenUntil > runtime.now) return null;
  const [before, after] = [0, -1].map((at) => distance(fingers[0]?.at(at), fingers[1]?.at(at)));
  const covered = [...front.popups, ...runtime.system.popups].some(({ popup }) => popup.modal);
  if (covered || before === undefined || after === undefined || Math.abs(after - before) < 1) return null;
  const actions = front.top?.screen.onPinch[after > before ? 'apart' : 'together'];
  if (actions !== undefined) runtime.perform(actions, { instance: front, entry: front.top });
  return null;
}

function distance(one: Point | undefined, other: Point | undefined): number | undefined {
  return one && other && Math.hypot(one.x - other.x, one.y - other.y);
}

function directionOf(from: Point, to: Point): 'up' | 'down' | 'left' | 'right' {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.abs(dx) > Math.abs(dy)) return dx < 0 ? 'left' : 'right';
  return dy < 0 ? 'up' : 'down';
}

/** A frozen app takes no touches; the system asks what to do about it. */
function refuses(runtime: SceneRuntime, { context: { instance } }: PlacedElement): boolean {
  if (instance.frozenUntil <= runtime.now) return false;
  runtime.system.variables.set('label', instance.app.label);
  runtime.system.variables.set('victim', instance.app.package);
  runtime.showPopup(runtime.system, 'notResponding');
  return true;
}

function perform(runtime: SceneRuntime, { context }: PlacedElement, actions: readonly Action[]): void {
  const { instance, scope } = context;
  runtime.perform(actions, { instance, entry: instance.top, scope });
}

function toggle({ element, context }: PlacedElement): void {
  if (element.type !== 'checkbox' && element.type !== 'switch') return;
  const { variables } = context.instance;
  const value = !toggleValue(element, context);
  const before = variables.get(element.variable);
  if (Array.isArray(before)) before[Number(compileExpression(element.index ?? '0')(context.scope))] = value;
  else variables.set(element.variable, value);
}

function nameOf({ id, element }: PlacedElement): string {
  return id ?? element.type;
}
