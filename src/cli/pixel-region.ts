import { InvalidArgumentError } from 'commander';
import type { Box } from '../shared/screen-place';
import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';

const WRITTEN = /^(\d{1,5}),(\d{1,5}),([1-9]\d{0,4}),([1-9]\d{0,4})$/;

/** `--region 10,20,300,200`. Throws `InvalidArgumentError`. */
export function parseRegion(written: string): Box {
  const [, x, y, width, height] = WRITTEN.exec(written.replaceAll(/\s/g, '')) ?? [];
  if (height === undefined)
    throw new InvalidArgumentError('A region is written as x,y,width,height in pixels, such as 0,0,300,200.');
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Tells of a region that does not lie within the picture; null when it does. */
export function outsideOf(
  { output }: CommandContext,
  { width, height }: Size,
  region: Box | undefined,
): ExitCode | null {
  if (!region || (region.x + region.width <= width && region.y + region.height <= height)) return null;
  const message = `The region does not lie within the picture, which has ${sizeWords({ width, height })} pixels.`;
  output.error({ code: 'invalid_input', issues: [{ path: '--region', message }] });
  return EXIT.usage;
}

/** `300 × 200`. */
export function sizeWords({ width, height }: Size): string {
  return `${String(width)} × ${String(height)}`;
}

/** `10,20, 300 × 200`: where, and how large. */
export function boxWords({ x, y, ...size }: Box): string {
  return `${String(x)},${String(y)}, ${sizeWords(size)}`;
}
