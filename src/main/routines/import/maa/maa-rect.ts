import { numbersIn } from './maa-node';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Four numbers of a pipeline as a rectangle of the screen: a place below 0 counts from the right or lower edge, a size
 * of 0 reaches to the edge, one below 0 goes to the left or up. Undefined when there are no four numbers; cut to the
 * screen.
 */
export function rectOf(written: unknown, offset: unknown, screen: Size): Rect | undefined {
  const numbers = numbersIn(written, 4);
  if (!numbers) return undefined;
  const [x, y, width, height] = four(numbers);
  const across = span(x, width, screen.width);
  const down = span(y, height, screen.height);
  const [dx, dy, dw, dh] = four(numbersIn(offset, 4) ?? []);
  const left = clamp(across.from + dx, screen.width - 1);
  const top = clamp(down.from + dy, screen.height - 1);
  return {
    ...{ x: left, y: top },
    width: Math.max(1, clamp(across.from + dx + across.size + dw, screen.width) - left),
    height: Math.max(1, clamp(down.from + dy + down.size + dh, screen.height) - top),
  };
}

/** A point of two numbers; those below 0 count from the right or lower edge. */
export function spotOf(written: unknown, offset: unknown, screen: Size): Rect | undefined {
  const [x = 0, y = 0, more] = numbersIn(written, 2) ?? [];
  if (!numbersIn(written, 2) || more !== undefined) return undefined;
  const [dx, dy, dw, dh] = four(numbersIn(offset, 4) ?? []);
  return {
    x: clamp((x < 0 ? screen.width + x : x) + dx, screen.width - 1),
    y: clamp((y < 0 ? screen.height + y : y) + dy, screen.height - 1),
    ...{ width: Math.max(0, dw), height: Math.max(0, dh) },
  };
}

/** The middle of a rectangle, within the screen. */
export function middle(
  { x, y, width, height }: Rect,
  screen: Size,
): { readonly x: number; readonly y: number } {
  return {
    x: clamp(Math.round(x + width / 2), screen.width - 1),
    y: clamp(Math.round(y + height / 2), screen.height - 1),
  };
}

export function isWhole({ x, y, width, height }: Rect, screen: Size): boolean {
  return x === 0 && y === 0 && width === screen.width && height === screen.height;
}

export function four(numbers: readonly number[]): readonly [number, number, number, number] {
  const at = (index: number): number => numbers[index] ?? 0;
  return [at(0), at(1), at(2), at(3)];
}

function span(at: number, size: number, whole: number): { readonly from: number; readonly size: number } {
  const from = at < 0 ? whole + at : at;
  if (size === 0) return { from, size: Math.max(0, whole - from) };
  return size > 0 ? { from, size } : { from: from + size, size: -size };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
