import type { Arena } from './arena';
import type { Kernel } from './kernel';
import type { Match, MatchOptions } from './match-result';
import { placeBound, type BoundTables, type PlacedTemplate } from './placed-template';
import type { PreparedTemplate } from './prepared-template';
import type { Region } from './region';

/** Rows 0, 4, 8 … come first: they are enough to see whether the bound works on this picture. */
const STEP = 4;
/** Where looks at what the bound left cost as much as the fallback. Only time depends on it. */
export const PRODUCTS_PER_PIXEL = 100;
/** So many pairs of cells cost as much as a product, where there is no mask. Only time depends on it. */
const PAIRS_PER_PRODUCT = 2;
/** How often what the bound leaves may be gone over: a walk begins anew when it finds a better best. */
const WALKS = 2;
/** Climbs to a peak end here; in a large template sooner, as each step looks at eight windows. */
const MOST_STEPS = 32;
/** What climbs may cost, as a part of all looks at single positions. */
const SHARE_OF_CLIMB = 4;
const MODES = { best: 0, second: 1, all: 2 } as const;

export interface SearchRoom {
  readonly kernel: Kernel;
  readonly arena: Arena;
  /** How many products per pixel of the region looks at single positions may take before the fallback does. */
  readonly productsPerPixel: number;
}

/** What a search found, unordered. */
export interface Found {
  readonly kind: 'found';
  /** Whether a transform scored every position. */
  readonly usedFallback: boolean;
  readonly matches: readonly Match[];
  /** Positions that were scored. */
  readonly survivors: number;
}

/** What a search found; or that the bound left too many positions. */
export type SearchResult = Found | { readonly kind: 'too_many' };

/**
 * Whether the bound itself costs more than the fallback, as it does for large templates: its cells grow with the
 * template, a transform hardly does.
 */
export function isBoundDear(
  { coarse, channels, masked, width, height }: PreparedTemplate,
  region: Region,
  productsPerPixel: number,
): boolean {
  const positions = (region.width - width + 1) * (region.height - height + 1);
  const pairs = (coarse.pairs.length / channels) * (masked ? PAIRS_PER_PRODUCT : 1);
  return pairs * positions > PAIRS_PER_PRODUCT * productsPerPixel * region.width * region.height;
}

/** Searches by the bound alone; exact. */
export function searchByBound(room: SearchRoom, placed: PlacedTemplate, options: MatchOptions): SearchResult {
  const { kernel, arena } = room;
  const { positions, planes, template } = placed;
  const tables = placeBound(room, placed);
  const { maps } = tables;
  const upper = arena.take(positions.stride * positions.rows * 4);
  const bound = (from: number): number =>
    boundRows(kernel, placed, { ...tables, upper, from, step: STEP, limit: limitNow(kernel, options) });
  const reached = (step: number): number =>
    kernel.countReached(upper, positions.stride, step, MODES[options.report ?? 'second'], options.threshold);
  const most =
    (room.productsPerPixel * planes.region.width * planes.region.height) / (template.width * template.height);
  const steps = Math.min(MOST_STEPS, Math.ceil(most / (8 * SHARE_OF_CLIMB)));
  kernel.forgetScores();
  kernel.resetEstimate();
  const { x, y } = planes.region;
  if (options.hint) kernel.seed(options.hint.x - x, options.hint.y - y, steps);
  bound(0);
  kernel.seed(kernel.estimateX(), kernel.estimateY(), steps);
  if (most === 0 || reached(STEP) * STEP > most) return { kind: 'too_many' };
  for (let from = 1; from < STEP; from += 1) bound(from);
  kernel.seed(kernel.estimateX(), kernel.estimateY(), steps);
  const survivors = reached(1);
  if (survivors > most) return { kind: 'too_many' };
  const looks = Math.min(2 ** 31 - 1, Math.floor(most * WALKS));
  const matches = collect(room, placed, options, { upper, survivors, maps, looks });
  return matches ? { kind: 'found', usedFallback: false, survivors, matches } : { kind: 'too_many' };
}

/** Bounds rows `from`, `from` + `step` … into the map `upper`; answers how many positions reach the limit. */
export function boundRows(
  kernel: Kernel,
  { planes, positions, template: { coarse } }: PlacedTemplate,
  {
    cells,
    entries,
    entryCount,
    maps,
    upper,
    from,
    step,
    limit,
  }: BoundTables & Readonly<Record<'upper' | 'from' | 'step' | 'limit', number>>,
): number {
  return kernel.boundRows(
    ...[cells.pairs, planes.region.width, entries, entryCount],
    ...[maps.variances, maps.energies, upper, positions.stride, from, step, positions.rows],
    ...[coarse.gain, coarse.share, coarse.rest, coarse.slack, kernel.below(limit)],
  );
}

/** What a position must reach now, by what has been scored so far. */
function limitNow(kernel: Kernel, { report = 'second', threshold }: MatchOptions): number {
  return kernel.limitOf(MODES[report], threshold);
}

/** Scores the positions whose bound reaches the limit, and tells those that reach it themselves; null after too many. */
function collect(
  { kernel, arena }: SearchRoom,
  { positions, planes, template }: PlacedTemplate,
  { report = 'second', threshold }: MatchOptions,
  {
    upper,
    survivors,
    maps,
    looks,
  }: Pick<BoundTables, 'maps'> & Readonly<Record<'upper' | 'survivors' | 'looks', number>>,
): readonly Match[] | null {
  const found = arena.take(survivors * 16);
  const count = kernel.search(
    ...[upper, maps.variances, positions.stride, threshold, MODES[report], found, looks],
  );
  if (count < 0) return null;
  const view = new DataView(arena.memory.buffer, found, count * 16);
  return Array.from({ length: count }, (_, index) => ({
    x: view.getInt32(index * 16 + 8, true) + planes.region.x,
    y: view.getInt32(index * 16 + 12, true) + planes.region.y,
    width: template.width,
    height: template.height,
    score: view.getFloat64(index * 16, true),
  }));
}
