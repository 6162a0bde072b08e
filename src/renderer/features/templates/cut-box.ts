import type { Box, ScreenSize } from '../../../shared/screen-place';

/** Shortest side that can be cut, pixels; less is found by chance. */
export const LEAST_SIDE = 4;
/** Longest side of the picture shown of what was cut, pixels. */
const PREVIEW = { width: 264, height: 88 };
/** How far around the place it is looked for near it: this share of the shorter side of the screen. */
const NEAR = 0.08;

/** The box in whole pixels, within the screen and not smaller than can be cut. */
export function clampBox({ x, y, width, height }: Box, screen: ScreenSize): Box {
  const wide = clamp(Math.round(width), LEAST_SIDE, screen.width);
  const high = clamp(Math.round(height), LEAST_SIDE, screen.height);
  return {
    x: clamp(Math.round(x), 0, screen.width - wide),
    y: clamp(Math.round(y), 0, screen.height - high),
    width: wide,
    height: high,
  };
}

/** A box to begin with: the middle of the screen. */
export function firstBox({ width, height }: ScreenSize): Box {
  const side = Math.min(width, height) / 4;
  return clampBox(
    { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side },
    { width, height },
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The box whose corners were dragged from and to; every pixel that was touched is in it. */
export function boxBetween(from: Point, to: Point, screen: ScreenSize): Box {
  const left = clamp(Math.floor(Math.min(from.x, to.x)), 0, screen.width);
  const top = clamp(Math.floor(Math.min(from.y, to.y)), 0, screen.height);
  const right = clamp(Math.ceil(Math.max(from.x, to.x)), 0, screen.width);
  const bottom = clamp(Math.ceil(Math.max(from.y, to.y)), 0, screen.height);
  return clampBox({ x: left, y: top, width: right - left, height: bottom - top }, screen);
}

/** What a key does to the box: arrows move it, with Shift they make it larger or smaller, with Ctrl by ten pixels. */
export function boxAfterKey(
  box: Box,
  { key, shiftKey, ctrlKey }: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean },
  screen: ScreenSize,
): Box | undefined {
  const way = WAYS[key];
  if (way === undefined) return undefined;
  const step = ctrlKey ? 10 : 1;
  const [across, down] = [way.x * step, way.y * step];
  if (!shiftKey) return clampBox({ ...box, x: box.x + across, y: box.y + down }, screen);
  return {
    ...box,
    width: clamp(box.width + across, LEAST_SIDE, screen.width - box.x),
    height: clamp(box.height + down, LEAST_SIDE, screen.height - box.y),
  };
}

const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The part of the screen around the box in which it is looked for when it does not wander far. */
export function nearBox({ x, y, width, height }: Box, screen: ScreenSize): Box {
  const around = Math.round(Math.min(screen.width, screen.height) * NEAR);
  const [left, top] = [Math.max(0, x - around), Math.max(0, y - around)];
  const right = Math.min(screen.width, x + width + around);
  const bottom = Math.min(screen.height, y + height + around);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** How much larger a cut is drawn, so that it fits its place and small ones can be seen. */
export function previewScale({ width, height }: Box): number {
  return Math.min(PREVIEW.width / width, PREVIEW.height / height, 4);
}

/** The zoom at which the whole screen fits a place; never larger than it is. */
export function fittingZoom(screen: ScreenSize, place: ScreenSize): number {
  const fits = Math.min(place.width / screen.width, place.height / screen.height, 1);
  return fits > 0 ? fits : 1;
}

const ZOOMS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8];

/** The next zoom up or down; the same at the ends. */
export function nextZoom(zoom: number, way: 1 | -1): number {
  const next =
    way === 1 ? ZOOMS.find((one) => one > zoom + 1e-6) : ZOOMS.findLast((one) => one < zoom - 1e-6);
  return next ?? zoom;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
