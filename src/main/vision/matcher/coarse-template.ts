import type { CellGrid } from './cell-grid';
import { quantise } from './quantise';
import { ROUNDING, type TemplateShape } from './template-shape';

/** Two cells of the template, one below the other, as the kernel multiplies them with those of the frame. */
export interface CellPair {
  readonly channel: number;
  /** Where the upper cell begins, pixels. */
  readonly x: number;
  readonly y: number;
  /** The upper one's value in the lower 16 bits. */
  readonly values: number;
  /** All bits of the cells that count. */
  readonly mask: number;
}

/** The template by the means of its cells, and the constants of the bound; bound.md derives them. */
export interface Coarse {
  readonly grid: CellGrid;
  /** Cells that are opaque throughout, in each channel. */
  readonly cellCount: number;
  readonly pairs: readonly CellPair[];
  /** How many bits squares of cells lose so that all of them fit. */
  readonly shift: number;
  readonly gain: number;
  readonly share: number;
  readonly rest: number;
  readonly slack: number;
}

/** Cuts a template by a grid. */
export function coarseOf(shape: TemplateShape, grid: CellGrid): Coarse {
  const { channels, opaque, variance, root } = shape;
  const area = grid.cellWidth * grid.cellHeight;
  const cells = opaqueCells(shape, grid);
  const { means, energy } = cellMeans(shape, grid, cells);
  const largestSum = Math.floor((2 ** 31 - 1) / (area * 128));
  const { values, scale, lostSquares } = quantise(means, { largestSum, groupLength: cells.length });
  const share = cells.length === 0 ? 0 : opaque / (area * cells.length);
  return {
    grid,
    cellCount: cells.length,
    pairs: Array.from({ length: channels }, (_, channel) =>
      pairsOf(grid, cells, values.subarray(channel * cells.length, (channel + 1) * cells.length), channel),
    ).flat(),
    shift: shiftFor(cells.length, area),
    gain: scale === 0 ? 0 : opaque / (scale * root),
    share,
    rest: Math.sqrt(Math.max(0, 1 - (share * energy) / variance)),
    slack: (Math.sqrt(area * lostSquares) * Math.sqrt(opaque)) / root + ROUNDING,
  };
}

/** The least shift that keeps the squares of so many cells below 2³¹, were all of them −128 throughout. */
function shiftFor(cellCount: number, area: number): number {
  return Math.max(0, Math.floor(Math.log2(Math.max(1, cellCount) * (128 * area) ** 2)) - 30);
}

interface Cell {
  readonly column: number;
  readonly row: number;
}

function opaqueCells({ mask, stride }: TemplateShape, grid: CellGrid): readonly Cell[] {
  const cells: Cell[] = [];
  for (let row = 0; row < grid.down; row += 1)
    for (let column = 0; column < grid.across; column += 1)
      if (everyPixel(grid, { column, row }, (x, y) => mask[y * stride + x] !== 0))
        cells.push({ column, row });
  return cells;
}

function everyPixel(grid: CellGrid, cell: Cell, holds: (x: number, y: number) => boolean): boolean {
  for (let y = cell.row * grid.cellHeight; y < (cell.row + 1) * grid.cellHeight; y += 1)
    for (let x = cell.column * grid.cellWidth; x < (cell.column + 1) * grid.cellWidth; x += 1)
      if (!holds(x, y)) return false;
  return true;
}

/**
 * Mean of each cell less the mean of all cells of its channel, and K·ΣB² − (ΣB)² over their sums, added up over the
 * channels. Sums are whole, so each mean is rounded once and `energy` when channels are added up.
 */
function cellMeans(
  shape: TemplateShape,
  grid: CellGrid,
  cells: readonly Cell[],
): { readonly means: Float64Array; readonly energy: number } {
  const area = grid.cellWidth * grid.cellHeight;
  const count = cells.length;
  const means = new Float64Array(count * shape.channels);
  let energy = 0;
  for (let channel = 0; channel < shape.channels; channel += 1) {
    const plane = shape.values.subarray(channel * shape.mask.length);
    const own = means.subarray(channel * count, (channel + 1) * count);
    let [total, squares] = [0, 0];
    for (const [index, cell] of cells.entries()) {
      let sum = 0;
      everyPixel(grid, cell, (x, y) => {
        sum += plane[y * shape.stride + x] ?? 0;
        return true;
      });
      own[index] = sum;
      total += sum;
      squares += sum * sum;
    }
    energy += count * squares - total * total;
    for (const [index, sum] of own.entries()) own[index] = (count * sum - total) / (area * count);
  }
  return { means, energy };
}

/** Cells of rows 0 and 1, of 2 and 3 … beside each other; where one of the two is missing its value is 0. */
function pairsOf(
  grid: CellGrid,
  cells: readonly Cell[],
  values: Int16Array,
  channel: number,
): readonly CellPair[] {
  const byPlace = new Map<number, { value: number; mask: number }>();
  for (const [index, { column, row }] of cells.entries()) {
    const upper = row % 2 === 0;
    const place = (row >> 1) * grid.across + column;
    const { value = 0, mask = 0 } = byPlace.get(place) ?? {};
    const own = (values[index] ?? 0) & 0xffff;
    byPlace.set(place, {
      value: value | (upper ? own : own << 16),
      mask: mask | (upper ? 0xffff : 0xffff << 16),
    });
  }
  return [...byPlace].map(([place, { value, mask }]) => ({
    ...{ channel, values: value, mask },
    x: (place % grid.across) * grid.cellWidth,
    y: Math.floor(place / grid.across) * 2 * grid.cellHeight,
  }));
}
