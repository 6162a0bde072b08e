/** Width and height, in pixels. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** A length as written: pixels, or a share of the screen's width or height (0 to 100). */
export type Length = number | { readonly percent: number };

/** How a reference resolution is laid on a screen of another shape. */
export type Fit = 'stretch' | 'letterbox';

/**
 * A place as written. Pixels count in the `reference` resolution where there is one, else in the picture itself.
 * `stretch`: each axis by itself; `letterbox`: one scale for both, centred, as apps that keep their shape are drawn.
 */
export interface ScreenPlace {
  readonly x: Length;
  readonly y: Length;
  readonly reference?: ScreenSize | null | undefined;
  /** `stretch` when left out. */
  readonly fit?: Fit | undefined;
  /** What x and y are counted from, in pixels of the picture; its upper left corner when left out. */
  readonly origin?: Pixel | undefined;
}

/** A rectangle as written. */
export interface ScreenArea extends ScreenPlace {
  readonly width: Length;
  readonly height: Length;
}

/** A point of a picture, whole pixels from its upper left corner; it may lie outside. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of a picture, whole pixels. */
export interface Box extends Pixel, ScreenSize {}

/** Where a place is on a picture of this size. */
export function placeOn(screen: ScreenSize, place: ScreenPlace): Pixel {
  const { x, y } = scaled(screen, place);
  return { x: Math.round(x(place.x)), y: Math.round(y(place.y)) };
}

/** Where a rectangle is on a picture of this size, cut to it; undefined when nothing of it is inside. */
export function areaOn(screen: ScreenSize, area: ScreenArea): Box | undefined {
  const { x, y, wide, high } = scaled(screen, area);
  const left = x(area.x);
  const top = y(area.y);
  const from = { x: Math.max(0, Math.round(left)), y: Math.max(0, Math.round(top)) };
  const to = {
    x: Math.min(screen.width, Math.round(left + wide(area.width))),
    y: Math.min(screen.height, Math.round(top + high(area.height))),
  };
  if (to.x <= from.x || to.y <= from.y) return undefined;
  return { ...from, width: to.x - from.x, height: to.y - from.y };
}

/** How large a rectangle is on a picture of this size, whatever of it lies outside. */
export function extentOn(screen: ScreenSize, area: ScreenArea): ScreenSize {
  const { wide, high } = scaled(screen, area);
  return { width: Math.round(wide(area.width)), height: Math.round(high(area.height)) };
}

/** The middle of a rectangle. */
export function middleOf({ x, y, width, height }: Box): Pixel {
  return { x: Math.floor(x + width / 2), y: Math.floor(y + height / 2) };
}

interface Scaled {
  readonly x: (length: Length) => number;
  readonly y: (length: Length) => number;
  readonly wide: (length: Length) => number;
  readonly high: (length: Length) => number;
}

function scaled(screen: ScreenSize, { reference, fit, origin }: ScreenPlace): Scaled {
  const from = reference ?? screen;
  const across = screen.width / from.width;
  const down = screen.height / from.height;
  const both = Math.min(across, down);
  const [scaleX, scaleY] = fit === 'letterbox' ? [both, both] : [across, down];
  const marginX = (screen.width - from.width * scaleX) / 2;
  const marginY = (screen.height - from.height * scaleY) / 2;
  const wide = lengthIn(screen.width, scaleX);
  const high = lengthIn(screen.height, scaleY);
  if (origin)
    return { wide, high, x: (length) => origin.x + wide(length), y: (length) => origin.y + high(length) };
  return {
    wide,
    high,
    // A share is one of the screen, bars of a letterbox included.
    x: (length) => wide(length) + (typeof length === 'number' ? marginX : 0),
    y: (length) => high(length) + (typeof length === 'number' ? marginY : 0),
  };
}

function lengthIn(whole: number, scale: number): (length: Length) => number {
  return (length) => (typeof length === 'number' ? length * scale : (whole * length.percent) / 100);
}
