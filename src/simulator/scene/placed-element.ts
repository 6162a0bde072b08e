import type { DrawOp, Picture } from '../graphics/draw-op';
import type { Box } from '../graphics/surface';
import type { AppInstance } from './app-instance';
import type { Element } from './element-schema';
import type { Scope } from './expression';

/** From an app's design size to pixels of the screen. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** What drawing an element needs to know. */
export interface DrawContext {
  readonly instance: AppInstance;
  readonly viewport: Viewport;
  readonly scope: Scope;
  readonly pictures: ReadonlyMap<string, Picture>;
}

/** An element with its place on the screen. Its `scope` knows the numbers of the copies it lies in. */
export interface PlacedElement {
  readonly element: Element;
  readonly id: string | null;
  /** How many groups it lies in. */
  readonly depth: number;
  readonly box: Box;
  /** Only this part of it can be seen and touched. */
  readonly visible: Box;
  readonly context: DrawContext;
  readonly ops: readonly DrawOp[];
}

/** A box in design units as whole pixels; neighbours stay neighbours, whatever the scale. */
export function toPixels(at: readonly [number, number, number, number], { scale, x, y }: Viewport): Box {
  const [left, top, width, height] = at;
  return {
    left: Math.round(left * scale + x),
    top: Math.round(top * scale + y),
    right: Math.round((left + width) * scale + x),
    bottom: Math.round((top + height) * scale + y),
  };
}
