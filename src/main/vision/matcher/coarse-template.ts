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
  const { channels, opaque, root } = shape;
  const area = grid.cellWidth * grid.cellHeight;
  const cells = opaqueCells(shape, grid);
  const means = cellMeans(shape, grid, cells);
  const largestSum = Math.floor((2 ** 31 - 1) / (area * 128));
  const { values, scale, lostSquares } = quantise(means, { largestSum, groupLength: cells.length });
  let held = 0;
  for (const mean of means) held += area * mean * mean;
  const norm = Math.sqrt(opaque) / root;
  return {
    grid,
    cellCount: cells.length,
    pairs: Array.from({ length: channels }, (_, channel) =>
      pairsOf(grid, cells, values.subarray(channel * cells.length, (channel + 1) * cells.length), channel),
    ).flat(),
    shift: Math.max(0, Math.ceil(Math.log2(Math.max(1, cells.length) * (128 * area) ** 2)) - 31),
    gain: scale === 0 ? 0 : opaque / (scale * root),
    share: cells.length === 0 ? 0 : opaque / (area * cells.length),
    rest: Math.sqrt(Math.max(0, (root * root) / opaque - held)) * norm,
    slack: Math.sqrt(area * lostSquares) * norm + ROUNDING,
  };
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

/** Mean of each cell less the mean of all cells of its channel. */
function cellMeans(shape: TemplateShape, grid: CellGrid, cells: readonly Cell[]): Float64Array {
  const area = grid.cellWidth * grid.cellHeight;
  const means = new Float64Array(cells.length * shape.channels);
  for (let channel = 0; channel < shape.channels; channel += 1) {
    const plane = shape.values.subarray(channel * shape.mask.length);
    const own = means.subarray(channel * cells.length, (channel + 1) * cells.length);
    let total = 0;
    for (const [index, cell] of cells.entries()) {
      let sum = 0;
      everyPixel(grid, cell, (x, y) => {
        sum += plane[y * shape.stride + x] ?? 0;
        return true;
      });
      own[index] = sum / area;
      total += sum / area;
    }
    for (const [index, mean] of own.entries()) own[index] = mean - total / cells.length;
  }
  return means;
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
