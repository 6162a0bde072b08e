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

export interface Point {
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

/** Which edges of the box are held: -1 left or upper, 1 right or lower, 0 none; none at all moves the whole. */
export interface Grip {
  readonly across: -1 | 0 | 1;
  readonly down: -1 | 0 | 1;
}

/** What is held at a place; null outside. `reach` is how far from an edge it is held, pixels of the screen. */
export function gripAt(point: Point, box: Box, reach: number): Grip | null {
  const across = edgeAt(point.x - box.x, box.width, reach);
  const down = edgeAt(point.y - box.y, box.height, reach);
  return across === null || down === null ? null : { across, down };
}

/** Inside a small box there is still room to hold the whole. */
function edgeAt(at: number, side: number, reach: number): -1 | 0 | 1 | null {
  if (at < -reach || at > side + reach) return null;
  const inner = Math.min(reach, side / 4);
  if (at <= inner) return -1;
  return at >= side - inner ? 1 : 0;
}

/** The box after what was held is dragged `by` pixels of the screen. */
export function boxAfterGrip(box: Box, { across, down }: Grip, by: Point, screen: ScreenSize): Box {
  const [dx, dy] = [Math.round(by.x), Math.round(by.y)];
  if (across === 0 && down === 0) return clampBox({ ...box, x: box.x + dx, y: box.y + dy }, screen);
  const from = { x: box.x + (across === -1 ? dx : 0), y: box.y + (down === -1 ? dy : 0) };
  const to = {
    x: box.x + box.width + (across === 1 ? dx : 0),
    y: box.y + box.height + (down === 1 ? dy : 0),
  };
  return boxBetween(from, to, screen);
}

/** The pointer that says what is held. */
export function cursorOf(grip: Grip | null): string {
  if (grip === null) return 'crosshair';
  const { across, down } = grip;
  if (across === 0 && down === 0) return 'move';
  if (across === 0) return 'ns-resize';
  if (down === 0) return 'ew-resize';
  return across === down ? 'nwse-resize' : 'nesw-resize';
}

/** The zoom at which a box is seen pixel by pixel, with some of what is around it. */
export function zoomTo(box: ScreenSize, place: ScreenSize): number {
  const fits = Math.min(place.width / box.width, place.height / box.height) / 2;
  return ZOOMS.findLast((zoom) => zoom <= fits) ?? ZOOMS[0] ?? 1;
}

/** Where a place must be scrolled to so that the middle of the box is in its middle. */
export function scrollTo(box: Box, zoom: number, place: ScreenSize): Point {
  return {
    x: (box.x + box.width / 2) * zoom - place.width / 2,
    y: (box.y + box.height / 2) * zoom - place.height / 2,
  };
}

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

/** The zoom at which the whole of it fits a place: a screen is never larger than it is, a small picture is. */
export function fittingZoom(picture: ScreenSize & { readonly isScreen: boolean }, place: ScreenSize): number {
  const fits = Math.min(place.width / picture.width, place.height / picture.height);
  if (fits <= 0) return 1;
  return picture.isScreen || fits < 1 ? Math.min(fits, 1) : (ZOOMS.findLast((zoom) => zoom <= fits) ?? 1);
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
