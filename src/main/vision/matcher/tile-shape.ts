import { LENGTHS } from './fourier-plan';

/** Tiles of `width` × 2·`half` pixels that overlap by one template less a pixel. */
export interface TileShape {
  readonly width: number;
  readonly half: number;
  /** Positions a tile tells of. */
  readonly columns: number;
  readonly rows: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of one spectrum; larger ones leave the caches. Only time depends on it. */
const CACHED_BYTES = 2 ** 22;
/** What is done per element besides the transform, in its stages of two. Only time depends on it. */
const BESIDES = 4;

/** The cheapest tiles for all positions; null for templates longer than the longest transform. */
export function chooseTile(region: Size, template: Size): TileShape | null {
  const halves = between(template.height / 2, region.height / 2);
  let best: TileShape | null = null;
  let least = Infinity;
  for (const width of between(template.width, region.width)) {
    for (const half of halves) {
      const shape = {
        width,
        half,
        columns: width - template.width + 1,
        rows: 2 * half - template.height + 1,
      };
      const cost = costOf(shape, region, template);
      if (cost >= least) continue;
      [best, least] = [shape, cost];
    }
  }
  return best;
}

/** Lengths from the least that suffices to the first that takes everything. */
function between(least: number, all: number): readonly number[] {
  const whole = LENGTHS.find((length) => length >= all) ?? Infinity;
  return LENGTHS.filter((length) => length >= least && length <= whole);
}

function costOf({ width, half, columns, rows }: TileShape, region: Size, template: Size): number {
  const across = Math.ceil((region.width - template.width + 1) / columns);
  const down = Math.ceil((region.height - template.height + 1) / rows);
  const elements = width * half;
  const large = Math.max(1, Math.sqrt((elements * 16) / CACHED_BYTES));
  // There and back for each tile, and there once for the template.
  return (2 * across * down + 0.7) * elements * (Math.log2(elements) + BESIDES) * large;
}
