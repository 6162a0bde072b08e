/*
 * Σ i·t at every position of a tile, exactly, by way of fourier.ts. bound.md says why the nearest integer is the sum.
 *
 * A tile has `width` × 2·`half` pixels. Row y and row y + half are the real and the imaginary part of one complex row:
 * modulo z^half − i that is what multiplying real polynomials modulo z^(2·half) + 1 is. A spectrum is stored in
 * blocks of two frequencies of the rows, each with `half` elements, `blockBytes` apart.
 */

import { backward, forward } from './fourier';

let width: i32 = 0;
let half: i32 = 0;
let blockBytes: usize = 0;
let rowRadices: usize = 0;
let rowStages: i32 = 0;
let rowTable: usize = 0;
let rowTableEnd: usize = 0;
let columnRadices: usize = 0;
let columnStages: i32 = 0;
let columnTable: usize = 0;
let columnTableEnd: usize = 0;
let line: usize = 0;
let zeros: usize = 0;

/**
 * The shape of tiles, both even. `lineAt` has room for (width + 8) elements of 32 bytes, `zerosAt` for width + 8 zeros
 * of an i16. Radices and tables are those of fourier-plan.ts.
 */
export function useTile(
  tileWidth: i32,
  tileHalf: i32,
  bytesOfBlock: usize,
  lineAt: usize,
  zerosAt: usize,
): void {
  width = tileWidth;
  half = tileHalf;
  blockBytes = bytesOfBlock;
  line = lineAt;
  zeros = zerosAt;
}

export function useRowPlan(radices: usize, stages: i32, table: usize, tableEnd: usize): void {
  rowRadices = radices;
  rowStages = stages;
  rowTable = table;
  rowTableEnd = tableEnd;
}

export function useColumnPlan(radices: usize, stages: i32, table: usize, tableEnd: usize): void {
  columnRadices = radices;
  columnStages = stages;
  columnTable = table;
  columnTableEnd = tableEnd;
}

/** Spectrum of `columns` × `rows` values from `plane` on, rows of `stride` values; beyond them it is 0. */
export function spectrumOf(plane: usize, stride: i32, columns: i32, rows: i32, spectrum: usize): void {
  const rowBytes = <usize>stride << 1;
  for (let y = 0; y < half; y += 2) {
    if (y >= rows) {
      clearRows(spectrum, y);
      continue;
    }
    const a = plane + <usize>y * rowBytes;
    const b = y + 1 < rows ? a + rowBytes : zeros;
    const c = y + half < rows ? a + <usize>half * rowBytes : zeros;
    const d = y + half + 1 < rows ? a + <usize>(half + 1) * rowBytes : zeros;
    for (let x = 0; x < columns; x += 4) {
      const to = line + (<usize>x << 5);
      const from = <usize>x << 1;
      putFour(to, v128.load64_zero(a + from), v128.load64_zero(b + from));
      putFour(to + 16, v128.load64_zero(c + from), v128.load64_zero(d + from));
    }
    memory.fill(line + (<usize>columns << 5), 0, <usize>(width - columns) << 5);
    forward(line, width, rowRadices, rowStages, rowTable);
    scatterRows(spectrum, y);
  }
  let block = spectrum;
  for (let x = 0; x < width; x += 2, block += blockBytes)
    forward(block, half, columnRadices, columnStages, columnTable);
}

/** Four values of two rows as f64, every second 16 bytes. */
// @ts-ignore: decorators of AssemblyScript
@inline
function putFour(to: usize, upper: v128, lower: v128): void {
  const pairs = v128.shuffle<i16>(upper, lower, 0, 8, 1, 9, 2, 10, 3, 11);
  const first = i32x4.extend_low_i16x8_s(pairs);
  const last = i32x4.extend_high_i16x8_s(pairs);
  v128.store(to, f64x2.convert_low_i32x4_s(first));
  v128.store(to, f64x2.convert_low_i32x4_s(v128.shuffle<i32>(first, first, 2, 3, 2, 3)), 32);
  v128.store(to, f64x2.convert_low_i32x4_s(last), 64);
  v128.store(to, f64x2.convert_low_i32x4_s(v128.shuffle<i32>(last, last, 2, 3, 2, 3)), 96);
}

function clearRows(spectrum: usize, y: i32): void {
  let to = spectrum + (<usize>y << 5);
  for (let x = 0; x < width; x += 2, to += blockBytes) memory.fill(to, 0, 64);
}

/** Two rows beside each other in `line` become two columns beside each other in each block. */
function scatterRows(spectrum: usize, y: i32): void {
  let to = spectrum + (<usize>y << 5);
  const end = line + (<usize>width << 5);
  for (let at = line; at < end; at += 64, to += blockBytes) transpose(at, to);
}

function gatherRows(spectrum: usize, y: i32): void {
  let from = spectrum + (<usize>y << 5);
  const end = line + (<usize>width << 5);
  for (let at = line; at < end; at += 64, from += blockBytes) transpose(from, at);
}

// @ts-ignore: decorators of AssemblyScript
@inline
function transpose(from: usize, to: usize): void {
  const re = v128.load(from);
  const im = v128.load(from, 16);
  const nextRe = v128.load(from, 32);
  const nextIm = v128.load(from, 48);
  v128.store(to, v128.shuffle<i64>(re, nextRe, 0, 2));
  v128.store(to, v128.shuffle<i64>(im, nextIm, 0, 2), 16);
  v128.store(to, v128.shuffle<i64>(re, nextRe, 1, 3), 32);
  v128.store(to, v128.shuffle<i64>(im, nextIm, 1, 3), 48);
}

/** product = spectrum · conjugate of the template's, added to what is there when it is a further channel's. */
export function multiplySpectra(spectrum: usize, template: usize, product: usize, further: bool): void {
  const end = <usize>(width >> 1) * blockBytes;
  for (let block: usize = 0; block < end; block += blockBytes) {
    const last = block + (<usize>half << 5);
    for (let at = block; at < last; at += 32) {
      const re = v128.load(spectrum + at);
      const im = v128.load(spectrum + at, 16);
      const ownRe = v128.load(template + at);
      const ownIm = v128.load(template + at, 16);
      let productRe = f64x2.add(f64x2.mul(re, ownRe), f64x2.mul(im, ownIm));
      let productIm = f64x2.sub(f64x2.mul(im, ownRe), f64x2.mul(re, ownIm));
      if (further) {
        productRe = f64x2.add(productRe, v128.load(product + at));
        productIm = f64x2.add(productIm, v128.load(product + at, 16));
      }
      v128.store(product + at, productRe);
      v128.store(product + at, productIm, 16);
    }
  }
}

/**
 * Back from a product: `columns` × `rows` whole sums as f64, rows of `mapStride` of them, added to what is there when
 * they are a further part's; writes one more per row.
 */
export function sumsOf(
  spectrum: usize,
  map: usize,
  mapStride: i32,
  columns: i32,
  rows: i32,
  further: bool,
): void {
  let block = spectrum;
  for (let x = 0; x < width; x += 2, block += blockBytes)
    backward(block, half, columnRadices, columnStages, columnTableEnd);
  for (let y = 0; y < half && y < rows; y += 2) {
    gatherRows(spectrum, y);
    backward(line, width, rowRadices, rowStages, rowTableEnd);
    const to = map + (<usize>(y * mapStride) << 3);
    const far = to + (<usize>(half * mapStride) << 3);
    const next = <usize>mapStride << 3;
    takeRow(line, to, columns, false, further);
    if (y + 1 < rows && y + 1 < half) takeRow(line, to + next, columns, true, further);
    if (y + half < rows) takeRow(line + 16, far, columns, false, further);
    if (y + half + 1 < rows) takeRow(line + 16, far + next, columns, true, further);
  }
}

/** One of the two rows in `line`, divided by the number of elements. */
// @ts-ignore: decorators of AssemblyScript
@inline
function takeRow(from: usize, to: usize, columns: i32, second: bool, further: bool): void {
  const scale = f64x2.splat(1.0 / <f64>(width * half));
  for (let x = 0; x < columns; x += 2) {
    const at = from + (<usize>x << 5);
    const a = v128.load(at);
    const b = v128.load(at, 32);
    const pair = second ? v128.shuffle<i64>(a, b, 1, 3) : v128.shuffle<i64>(a, b, 0, 2);
    const sums = f64x2.nearest(f64x2.mul(pair, scale));
    const into = to + (<usize>x << 3);
    v128.store(into, further ? f64x2.add(v128.load(into), sums) : sums);
  }
}
