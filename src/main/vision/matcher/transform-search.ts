import { fourierPlan, type FourierPlan } from './fourier-plan';
import type { Match, MatchOptions } from './match-result';
import type { PlacedTemplate } from './placed-template';
import type { Found, SearchRoom } from './search';
import { chooseTile, type TileShape } from './tile-shape';
import { transformError } from './transform-error';

/** All of it is in the kernel's memory. */
interface Transform extends SearchRoom {
  readonly placed: PlacedTemplate;
  readonly tile: TileShape;
  /** Of one spectrum. */
  readonly spectrumBytes: number;
  /** Of the template, channel after channel. */
  readonly templates: number;
  readonly spectrum: number;
  /** The same as `spectrum` in gray. */
  readonly product: number;
}

/** Sums of every position; rows of `stride` f64. */
interface SumMap {
  readonly at: number;
  readonly stride: number;
}

/**
 * Scores every position, which costs the same whatever the picture shows: a Fourier transform in f64 gives Σ i·t so
 * exactly that the nearest integer is right (bound.md). `null` for templates so large that this cannot be promised.
 */
export function searchByTransform(
  room: SearchRoom,
  placed: PlacedTemplate,
  options: MatchOptions,
): Found | null {
  const { planes, positions, template } = placed;
  const tile = chooseTile(planes.region, template);
  if (!tile) return null;
  const plans = [fourierPlan(tile.width), fourierPlan(tile.half)] as const;
  if (transformError(template, plans) >= 0.5) return null;
  const stride = Math.ceil(positions.columns / 2) * 2 + 2;
  const map = { at: room.arena.take(stride * positions.rows * 8), stride };
  const mark = room.arena.mark();
  correlate(beginTransform(room, placed, tile, plans), map);
  room.arena.release(mark);
  scoreAll(room, placed, map, options);
  return {
    kind: 'found',
    survivors: positions.columns * positions.rows,
    matches: told(room, placed, map, options),
  };
}

function beginTransform(
  room: SearchRoom,
  placed: PlacedTemplate,
  tile: TileShape,
  [rows, columns]: readonly [FourierPlan, FourierPlan],
): Transform {
  const { arena, kernel } = room;
  const { template } = placed;
  // A whole number of lines of the cache, and an odd one: blocks then do not fall on the same lines.
  const blockBytes = tile.half * 32 + 64;
  const line = arena.take((tile.width + 8) * 32);
  const zeros = arena.take((tile.width + 8) * 2);
  arena.bytes(zeros, (tile.width + 8) * 2).fill(0);
  kernel.useTile(tile.width, tile.half, blockBytes, line, zeros);
  kernel.useRowPlan(...placePlan(room, rows));
  kernel.useColumnPlan(...placePlan(room, columns));
  const spectrumBytes = (tile.width / 2) * blockBytes;
  const templates = arena.take(spectrumBytes * template.channels);
  const spectrum = arena.take(spectrumBytes);
  const product = template.channels > 1 ? arena.take(spectrumBytes) : spectrum;
  return { ...room, placed, tile, spectrumBytes, templates, spectrum, product };
}

function placePlan({ arena }: SearchRoom, { radices, twiddles }: FourierPlan): readonly number[] {
  const table = arena.put(twiddles);
  return [arena.put(radices), radices.length, table, table + twiddles.byteLength];
}

/** Fills the map, tile by tile. */
function correlate(transform: Transform, map: SumMap): void {
  const { kernel, placed, templates, spectrumBytes, tile } = transform;
  const { template, positions } = placed;
  for (let channel = 0; channel < template.channels; channel += 1)
    kernel.spectrumOf(
      ...[placed.values + channel * template.mask.length * 2, template.stride],
      ...[template.width, template.height, templates + channel * spectrumBytes],
    );
  for (let y = 0; y < positions.rows; y += tile.rows)
    for (let x = 0; x < positions.columns; x += tile.columns) correlateTile(transform, map, x, y);
}

function correlateTile(transform: Transform, map: SumMap, x: number, y: number): void {
  const { kernel, placed, tile, templates, spectrumBytes, spectrum, product } = transform;
  const { planes, positions, template } = placed;
  const columns = Math.min(tile.columns, positions.columns - x);
  const rows = Math.min(tile.rows, positions.rows - y);
  const { width } = planes.region;
  for (let channel = 0; channel < template.channels; channel += 1) {
    kernel.spectrumOf(
      ...[planes.planeOf(channel) + (y * width + x) * 2, width],
      ...[columns + template.width - 1, rows + template.height - 1, spectrum],
    );
    kernel.multiplySpectra(spectrum, templates + channel * spectrumBytes, product, Math.min(channel, 1));
  }
  kernel.sumsOf(product, map.at + (y * map.stride + x) * 8, map.stride, columns, rows);
}

function scoreAll(
  { kernel, arena }: SearchRoom,
  { planes, positions, template, sums, runs }: PlacedTemplate,
  map: SumMap,
  { threshold }: MatchOptions,
): void {
  const { width } = planes.region;
  const mark = arena.mark();
  kernel.useScores(
    ...[map.at, map.stride, positions.columns, positions.rows, template.channels, template.opaque],
    ...[sums, template.variance, threshold, arena.take((map.stride + 8) * 16)],
  );
  if (runs) {
    const { prefixes } = runs;
    kernel.scoreMaskedWindows(
      ...[prefixes.sums, prefixes.squares, prefixes.bytes, prefixes.stride],
      ...[runs.at, runs.count, runs.atATime],
    );
  } else {
    const scratch = arena.take(template.channels * 2 * (width + 8) * 4);
    kernel.scoreWindows(planes.plane, planes.planeBytes, width, template.width, template.height, scratch);
  }
  arena.release(mark);
}

/** The best and the best that is not the same, or, when all are asked for, all that reach the threshold. */
function told(
  { kernel, arena }: SearchRoom,
  { planes, template }: PlacedTemplate,
  map: SumMap,
  { threshold, report }: MatchOptions,
): readonly Match[] {
  const { width, height } = template;
  const at = (x: number, y: number, score: number): Match => ({
    ...{ x: x + planes.region.x, y: y + planes.region.y, width, height, score },
  });
  if (report === 'all') {
    const count = kernel.countScores();
    const found = arena.take(count * 16);
    kernel.listScores(found);
    const view = new DataView(arena.memory.buffer, found, count * 16);
    return Array.from({ length: count }, (_, index) =>
      at(
        view.getInt32(index * 16 + 8, true),
        view.getInt32(index * 16 + 12, true),
        view.getFloat64(index * 16, true),
      ),
    );
  }
  const highest = (avoidX: number, avoidY: number): Match | null => {
    const index = kernel.highestScore(avoidX, avoidY, width, height);
    if (index < 0) return null;
    const score = new DataView(arena.memory.buffer).getFloat64(map.at + index * 8, true);
    return score < threshold ? null : at(index % map.stride, Math.floor(index / map.stride), score);
  };
  const best = highest(-1, -1);
  if (!best) return [];
  const second = report === 'best' ? null : highest(best.x - planes.region.x, best.y - planes.region.y);
  return second ? [best, second] : [best];
}
