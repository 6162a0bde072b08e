import { LENGTHS } from './fourier-plan';

/** Tiles of `width` × 2·`half` pixels that overlap by one template less a pixel. */
export interface TileShape {
  readonly width: number;
  readonly half: number;
  /** Positions a tile tells of. */
  readonly columns: number;
  readonly rows: number;
  /** How many of them there are. */
  readonly count: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The room that transforms may take. */
interface TileRoom {
  readonly bytes: number;
  readonly channels: number;
}

/** Of one spectrum; larger ones leave the caches. Only time depends on it. */
const CACHED_BYTES = 2 ** 22;
/** What is done per element besides the transform, in its stages of two. Only time depends on it. */
const BESIDES = 4;
/** Tiles so many times dearer than the best ones are none: with less to search at once there is room for better. */
const DEAREST = 3;
/** For lists of radices, and between blocks. */
const BESIDES_BYTES = 8192;

/** The cheapest tiles for all positions; null when there is no room, or only for much dearer ones. */
export function chooseTile(region: Size, template: Size, room?: TileRoom): TileShape | null {
  const halves = between(template.height / 2, region.height / 2);
  let best: TileShape | null = null;
  let [least, leastOfAll] = [Infinity, Infinity];
  for (const width of between(template.width, region.width)) {
    for (const half of halves) {
      const shape = shapeOf({ width, half }, region, template);
      const cost = costOf(shape);
      leastOfAll = Math.min(leastOfAll, cost);
      if (cost >= least || (room && bytesOf(shape, room.channels) > room.bytes)) continue;
      [best, least] = [shape, cost];
    }
  }
  return least <= leastOfAll * DEAREST ? best : null;
}

/** Bytes from one block of two columns to the next: whole lines of the cache, and an odd number of them. */
export function blockBytesOf(half: number): number {
  return half * 32 + 64;
}

/** Whether the spectra of a template are kept from tile to tile. */
export function keepsSpectra({ count }: Pick<TileShape, 'count'>): boolean {
  return count > 1;
}

/** What transforms of such tiles take: spectra of the template, the picture and their product, a line, and tables. */
function bytesOf({ width, half, count }: TileShape, channels: number): number {
  const spectra = (keepsSpectra({ count }) ? channels : 1) + (channels > 1 ? 2 : 1);
  return (width / 2) * blockBytesOf(half) * spectra + width * 34 + (width + half) * 16 + BESIDES_BYTES;
}

/** Lengths from the least that suffices to the first that takes everything. */
function between(least: number, all: number): readonly number[] {
  const whole = LENGTHS.find((length) => length >= all) ?? Infinity;
  return LENGTHS.filter((length) => length >= least && length <= whole);
}

function shapeOf(
  { width, half }: Pick<TileShape, 'width' | 'half'>,
  region: Size,
  template: Size,
): TileShape {
  const [columns, rows] = [width - template.width + 1, 2 * half - template.height + 1];
  const across = Math.ceil((region.width - template.width + 1) / columns);
  const down = Math.ceil((region.height - template.height + 1) / rows);
  return { width, half, columns, rows, count: across * down };
}

function costOf({ width, half, count }: TileShape): number {
  const elements = width * half;
  const large = Math.max(1, Math.sqrt((elements * 16) / CACHED_BYTES));
  // There and back for each tile, and there once for the template.
  return (2 * count + 0.7) * elements * (Math.log2(elements) + BESIDES) * large;
}
