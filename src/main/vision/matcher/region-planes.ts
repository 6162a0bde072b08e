import type { Frame } from '../../../shared/frame';
import type { Arena } from './arena';
import type { CellGrid } from './cell-grid';
import type { Kernel } from './kernel';
import type { PreparedTemplate } from './prepared-template';
import type { Region } from './region';

/** Sums of cells in each channel, for templates cut the same way. */
export interface CellTable {
  readonly pairs: number;
  readonly pairsBytes: number;
}

/** Addresses of the two maps of windows of one size. */
export interface WindowMaps {
  readonly variances: number;
  readonly energies: number;
}

/** Addresses of the prefix sums of each channel. */
export interface PrefixSums {
  readonly sums: number;
  readonly squares: number;
  /** Of one channel, bytes. */
  readonly bytes: number;
  readonly stride: number;
}

/** Positions of a window and how their maps are laid out. */
export interface Positions {
  readonly columns: number;
  readonly rows: number;
  /** Values per row of a map. */
  readonly stride: number;
}

/** Pixels taken over at a time: the copy is still in the cache when it is converted. */
const PIXELS_AT_A_TIME = 32_768;

/** One region of one frame inside the kernel's memory, and what has been found out about it. */
export class RegionPlanes {
  readonly region: Region;
  readonly channels: number;
  private readonly kernel: Kernel;
  private readonly arena: Arena;
  readonly plane: number;
  /** Distance of the channels. */
  readonly planeBytes: number;
  readonly #cells = new Map<string, CellTable>();
  readonly #maps = new Map<string, WindowMaps>();
  #prefixes: PrefixSums | undefined;

  constructor({ kernel, arena }: { kernel: Kernel; arena: Arena }, region: Region, channels: number) {
    this.kernel = kernel;
    this.arena = arena;
    this.region = region;
    this.channels = channels;
    this.planeBytes = Math.ceil((region.width * region.height * 2 + 256) / 64) * 64;
    this.plane = arena.take(this.planeBytes * channels);
  }

  /** Takes the pixels over. */
  fill(frame: Frame): void {
    const { x, y, width, height } = this.region;
    const rowsAtATime = Math.max(1, Math.floor(PIXELS_AT_A_TIME / width));
    const mark = this.arena.mark();
    const staging = this.arena.take(rowsAtATime * width * 4);
    for (let top = 0; top < height; top += rowsAtATime) {
      const rows = Math.min(rowsAtATime, height - top);
      const bytes = this.arena.bytes(staging, rows * width * 4);
      for (let row = 0; row < rows; row += 1) {
        const from = ((y + top + row) * frame.width + x) * 4;
        bytes.set(frame.pixels.subarray(from, from + width * 4), row * width * 4);
      }
      const to = this.plane + top * width * 2;
      if (this.channels === 1) this.kernel.grayPlane(staging, to, rows * width);
      else this.kernel.colourPlanes(staging, to, this.planeBytes, rows * width);
    }
    this.arena.release(mark);
  }

  /** Makes what stays with the planes for the next template: a block taken later would be in its way. */
  prepareForBound(template: PreparedTemplate): void {
    this.cellsOf(template.coarse.grid);
    if (template.masked) this.prefixes();
    else this.mapsOf(template);
  }

  /** The same for the transform, which needs less. */
  prepareForTransform(template: PreparedTemplate): void {
    if (template.masked) this.prefixes();
  }

  positionsOf({ width, height }: { readonly width: number; readonly height: number }): Positions {
    const columns = this.region.width - width + 1;
    return { columns, rows: this.region.height - height + 1, stride: Math.ceil(columns / 16) * 16 };
  }

  /** Sums of the cells of this grid. */
  cellsOf({ cellWidth, cellHeight }: CellGrid): CellTable {
    const key = `${cellWidth}x${cellHeight}`;
    const known = this.#cells.get(key);
    if (known) return known;
    const { width, height } = this.region;
    const { kernel, arena, channels } = this;
    const pairsBytes = this.planeBytes * 2;
    const pairs = arena.take(pairsBytes * channels);
    const mark = arena.mark();
    const scratch = arena.take((width + 64) * 2);
    for (let channel = 0; channel < channels; channel += 1) {
      const own = pairs + channel * pairsBytes;
      kernel.cellPairs(this.planeOf(channel), width, height, cellWidth, cellHeight, own, scratch);
    }
    arena.release(mark);
    const table = { pairs, pairsBytes };
    this.#cells.set(key, table);
    return table;
  }

  /** Maps of all windows as large as this template, which has no transparent pixel. */
  mapsOf(template: PreparedTemplate): WindowMaps {
    const { grid, shift } = template.coarse;
    const key = `${template.width}x${template.height}`;
    const known = this.#maps.get(key);
    if (known) return known;
    const { width, height } = this.region;
    const { kernel, arena } = this;
    const cells = this.cellsOf(grid);
    const { columns, rows, stride } = this.positionsOf(template);
    const [variances, energies] = [arena.take(stride * rows * 4), arena.take(stride * rows * 4)];
    const mark = arena.mark();
    const scratch = arena.take(Math.max(4, grid.cellHeight + 2) * (width + 16) * 4);
    for (let channel = 0; channel < this.channels; channel += 1) {
      const plane = this.planeOf(channel);
      const further = channel > 0 ? 1 : 0;
      kernel.windowVariances(
        ...[plane, width, height, template.width, template.height],
        ...[variances, stride, further, scratch],
      );
      kernel.cellEnergies(
        ...[plane, cells.pairs + channel * cells.pairsBytes, width, columns, rows],
        ...[grid.cellWidth, grid.cellHeight, grid.across, grid.down, shift],
        ...[energies, stride, further, scratch],
      );
    }
    arena.release(mark);
    const maps = { variances, energies };
    this.#maps.set(key, maps);
    return maps;
  }

  /** Sums of all pixels left of a place, per row and channel. */
  prefixes(): PrefixSums {
    if (this.#prefixes) return this.#prefixes;
    const { width, height } = this.region;
    const stride = width + 1;
    const bytes = Math.ceil((stride * height * 4 + 256) / 64) * 64;
    const sums = this.arena.take(bytes * this.channels);
    const squares = this.arena.take(bytes * this.channels);
    for (let channel = 0; channel < this.channels; channel += 1) {
      const offset = channel * bytes;
      this.kernel.prefixSums(
        ...[this.planeOf(channel), width, height, sums + offset, squares + offset, stride],
      );
    }
    this.#prefixes = { sums, squares, bytes, stride };
    return this.#prefixes;
  }

  planeOf(channel: number): number {
    return this.plane + channel * this.planeBytes;
  }
}
