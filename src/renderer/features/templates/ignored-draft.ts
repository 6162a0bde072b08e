import { MAX_IGNORED, type IgnoredParts } from '../../../shared/ignored-parts';
import type { Box, ScreenSize } from '../../../shared/screen-place';
import { clampBox } from './cut-box';

export type IgnoredColor = IgnoredParts['colors'][number];

/** What is ignored, as it is drawn: rectangles in pixels of the screen, so that they stay where the cut moves. */
export interface IgnoredDraft {
  readonly boxes: readonly Box[];
  readonly colors: readonly IgnoredColor[];
}

export const NOTHING_IGNORED_YET: IgnoredDraft = { boxes: [], colors: [] };
/** Colours on a screen differ a little where they are meant to be one. */
export const FIRST_TOLERANCE = 16;

/** In pixels of the cut, without what lies outside. */
export function ignoredIn(box: Box, { boxes, colors }: IgnoredDraft): IgnoredParts {
  const inside = boxes
    .map(({ x, y, width, height }) => ({ x: x - box.x, y: y - box.y, width, height }))
    .filter(({ x, y, width, height }) => x + width > 0 && y + height > 0 && x < box.width && y < box.height);
  return { boxes: inside, colors: [...colors] };
}

export function isFull({ boxes, colors }: IgnoredDraft): boolean {
  return boxes.length >= MAX_IGNORED || colors.length >= MAX_IGNORED;
}

/** A rectangle to begin with: the middle of the cut. */
export function middleOf({ x, y, width, height }: Box, screen: ScreenSize): Box {
  return clampBox({ x: x + width / 3, y: y + height / 3, width: width / 3, height: height / 3 }, screen);
}

/** As `#rrggbb`. */
export function hexOf([red, green, blue]: IgnoredColor['rgb']): string {
  return `#${[red, green, blue].map((level) => level.toString(16).padStart(2, '0')).join('')}`;
}

/** Of `#rrggbb`; null of anything else. */
export function rgbOf(hex: string): IgnoredColor['rgb'] | null {
  const levels = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex)?.slice(1);
  if (!levels) return null;
  const [red = 0, green = 0, blue = 0] = levels.map((level) => Number.parseInt(level, 16));
  return [red, green, blue];
}
