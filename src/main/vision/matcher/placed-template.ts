import type { Arena } from './arena';
import type { Kernel } from './kernel';
import type { PreparedTemplate } from './prepared-template';
import type { CellTable, Positions, PrefixSums, RegionPlanes, WindowMaps } from './region-planes';

/** A template in the kernel's memory, ready to be searched for in one region. Addresses hold until they are released. */
export interface PlacedTemplate {
  readonly template: PreparedTemplate;
  readonly planes: RegionPlanes;
  readonly positions: Positions;
  /** The template's values, and their sums per channel as f64. */
  readonly values: number;
  readonly sums: number;
  /** Runs of opaque pixels; null without a mask. */
  readonly runs: Runs | null;
}

/** Runs of opaque pixels as pairs of offsets into the prefix sums. */
export interface Runs {
  readonly at: number;
  readonly count: number;
  /** The squares of so many of them fit an u32. */
  readonly atATime: number;
  readonly prefixes: PrefixSums;
}

/** What the bound of every position is made from. */
export interface BoundTables {
  readonly cells: CellTable;
  readonly maps: WindowMaps;
  /** Pairs of cells of all channels: offset and values. */
  readonly entries: number;
  readonly entryCount: number;
}

interface Room {
  readonly kernel: Kernel;
  readonly arena: Arena;
}

/** Puts a template beside the planes. */
export function placeTemplate(room: Room, planes: RegionPlanes, template: PreparedTemplate): PlacedTemplate {
  const { arena, kernel } = room;
  const positions = planes.positionsOf(template);
  const runs = template.masked ? placeRuns(arena, template, planes.prefixes()) : null;
  const [values, mask] = [arena.put(template.values), arena.put(template.mask)];
  const [sketch, sums] = [arena.put(template.sketch.values), arena.put(template.sums)];
  kernel.useFrame(
    ...[planes.plane, planes.planeBytes, planes.region.width, positions.columns, positions.rows],
    planes.channels,
  );
  kernel.useTemplate(
    ...[values, mask, sketch, sums, template.stride, template.width, template.height],
    ...[template.opaque, template.variance, template.sketch.gain, template.sketch.slack],
  );
  return { template, planes, positions, values, sums, runs };
}

/** Puts there what the bound needs; what depends on the template's size alone stays for the next one of that size. */
export function placeBound(room: Room, placed: PlacedTemplate): BoundTables {
  const { template, planes, positions, runs } = placed;
  const { arena } = room;
  const cells = planes.cellsOf(template.coarse.grid);
  const entries = arena.put(entriesOf(template, planes, cells, 'values'));
  const entryCount = template.coarse.pairs.length;
  if (!runs) return { cells, maps: planes.mapsOf(template), entries, entryCount };
  const mapBytes = positions.stride * positions.rows * 4;
  const maps = { variances: arena.take(mapBytes), energies: arena.take(mapBytes) };
  fillMaskedMaps(room, placed, runs, { cells, maps });
  return { cells, maps, entries, entryCount };
}

function entriesOf(
  { coarse }: PreparedTemplate,
  planes: RegionPlanes,
  { pairsBytes }: CellTable,
  second: 'values' | 'mask',
): Int32Array {
  const words = coarse.pairs.flatMap((pair) => [
    pair.channel * pairsBytes + (pair.y * planes.region.width + pair.x) * 4,
    pair[second],
  ]);
  return Int32Array.from(words);
}

function placeRuns(arena: Arena, template: PreparedTemplate, prefixes: PrefixSums): Runs {
  const words: number[] = [];
  for (let y = 0; y < template.height; y += 1) {
    let opaque = false;
    for (let x = 0; x <= template.width; x += 1) {
      const now = x < template.width && template.mask[y * template.stride + x] !== 0;
      if (now !== opaque) words.push((y * prefixes.stride + x) * 4);
      opaque = now;
    }
  }
  // No run is longer than the template is wide, and no square is above 2¹⁴.
  const atATime = Math.floor((2 ** 18 - 1) / template.width);
  return { at: arena.put(Int32Array.from(words)), count: words.length / 2, atATime, prefixes };
}

function fillMaskedMaps(
  { kernel, arena }: Room,
  { template, planes, positions }: PlacedTemplate,
  runs: Runs,
  { cells, maps }: Pick<BoundTables, 'cells' | 'maps'>,
): void {
  const { coarse } = template;
  const first = {
    ...template,
    coarse: { ...coarse, pairs: coarse.pairs.filter(({ channel }) => channel === 0) },
  };
  const mark = arena.mark();
  const entries = arena.put(entriesOf(first, planes, cells, 'mask'));
  const { prefixes } = runs;
  for (let channel = 0; channel < template.channels; channel += 1) {
    const further = channel > 0 ? 1 : 0;
    const offset = channel * prefixes.bytes;
    kernel.maskedVariances(
      ...[prefixes.sums + offset, prefixes.squares + offset, prefixes.stride],
      ...[runs.at, runs.count, runs.atATime, template.opaque],
      ...[positions.columns, positions.rows, maps.variances, positions.stride, further],
    );
    kernel.maskedEnergies(
      ...[cells.pairs + channel * cells.pairsBytes, planes.region.width, entries, first.coarse.pairs.length],
      ...[coarse.cellCount, coarse.shift, positions.columns, positions.rows],
      ...[maps.energies, positions.stride, further],
    );
  }
  arena.release(mark);
}
