import type { Arena } from './arena';
import type { Kernel } from './kernel';
import type { Match, MatchOptions } from './match-result';
import { placeBound, type BoundTables, type PlacedTemplate } from './placed-template';

/** Rows 0, 4, 8 … come first: they are enough to see whether the bound works on this picture. */
const STEP = 4;
/** Where looks at what the bound left cost as much as the fallback. Only time depends on it. */
export const PRODUCTS_PER_PIXEL = 100;
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
  readonly matches: readonly Match[];
  /** Positions that were scored. */
  readonly survivors: number;
}

/** What a search found; or that the bound left too many positions. */
export type SearchResult = Found | { readonly kind: 'too_many' };

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
  kernel.forgetScores();
  kernel.resetEstimate();
  const { x, y } = planes.region;
  if (options.hint) kernel.seed(options.hint.x - x, options.hint.y - y);
  bound(0);
  kernel.seed(kernel.estimateX(), kernel.estimateY());
  if (most === 0 || reached(STEP) * STEP > most) return { kind: 'too_many' };
  for (let from = 1; from < STEP; from += 1) bound(from);
  kernel.seed(kernel.estimateX(), kernel.estimateY());
  const survivors = reached(1);
  if (survivors > most) return { kind: 'too_many' };
  return { kind: 'found', survivors, matches: collect(room, placed, options, { upper, survivors, maps }) };
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

/** Scores the positions whose bound reaches the limit, and tells those that reach it themselves. */
function collect(
  { kernel, arena }: SearchRoom,
  { positions, planes, template }: PlacedTemplate,
  { report = 'second', threshold }: MatchOptions,
  {
    upper,
    survivors,
    maps,
  }: Pick<BoundTables, 'maps'> & { readonly upper: number; readonly survivors: number },
): readonly Match[] {
  const found = arena.take(survivors * 16);
  const count = kernel.search(upper, maps.variances, positions.stride, threshold, MODES[report], found);
  const view = new DataView(arena.memory.buffer, found, count * 16);
  return Array.from({ length: count }, (_, index) => ({
    x: view.getInt32(index * 16 + 8, true) + planes.region.x,
    y: view.getInt32(index * 16 + 12, true) + planes.region.y,
    width: template.width,
    height: template.height,
    score: view.getFloat64(index * 16, true),
  }));
}
