/*
 * Sums of equal cells at every place of a plane, and how much of a window's variance the means of its cells hold. Maps
 * are those of windows.ts.
 */

import { scaledDifference } from './masked-windows';
import { prefix } from './windows';

/**
 * Sums of `cellWidth` × `cellHeight` pixels (at most 256 of them, so that they are i16 without loss) with their upper
 * left corner at each pixel, each beside the one right below it, as two i16 in an i32: one instruction then multiplies
 * both with the template's. `scratch` holds width + 64 i16. What is right of the last whole cell or below it is not meaningful; the
 * template has nothing there. A row's last vector may reach into the next row, which is written after it.
 */
export function cellPairs(
  plane: usize,
  width: i32,
  height: i32,
  cellWidth: i32,
  cellHeight: i32,
  pairs: usize,
  scratch: usize,
): void {
  const rowBytes = <usize>width << 1;
  const far = <usize>cellHeight * rowBytes;
  memory.fill(scratch, 0, <usize>(width + 64) << 1);
  for (let y = 0; y < height; y++) {
    const row = plane + <usize>y * rowBytes;
    for (let x: usize = 0; x < rowBytes; x += 16) {
      let sum = i16x8.add(v128.load(scratch + x), v128.load(row + x));
      if (y >= cellHeight) sum = i16x8.sub(sum, v128.load(row - far + x));
      v128.store(scratch + x, sum);
    }
    if (y < cellHeight - 1) continue;
    const top = y - cellHeight + 1;
    const out = pairs + <usize>top * (rowBytes << 1);
    const above = top >= cellHeight ? out - (far << 1) : 0;
    for (let x: usize = 0; x < rowBytes; x += 16) {
      let sum = v128.load(scratch + x);
      for (let i: usize = 2; i < <usize>cellWidth << 1; i += 2) sum = i16x8.add(sum, v128.load(scratch + x + i));
      const low = i32x4.extend_low_i16x8_u(sum);
      const high = i32x4.extend_high_i16x8_u(sum);
      const to = out + (x << 1);
      v128.store(to, low);
      v128.store(to, high, 16);
      if (!above) continue;
      putBelow(above + (x << 1), low);
      putBelow(above + (x << 1) + 16, high);
    }
  }
}

/** Puts cells in the upper halves of pairs. */
// @ts-ignore: decorators of AssemblyScript
@inline
function putBelow(at: usize, cells: v128): void {
  const own = v128.and(v128.load(at), i32x4.splat(0xffff));
  v128.store(at, v128.or(own, i32x4.shl(cells, 16)));
}

/**
 * K·ΣB² − (ΣB)² over the K = across × down cells of each window, from below: squares lose their lowest `shift` bits,
 * so that K of them fit an i32. Written or added to the map as `windowVariances` does it.
 * `scratch` holds (cellHeight + 2) × (width + 16) i32.
 */
export function cellEnergies(
  plane: usize,
  pairs: usize,
  width: i32,
  columns: i32,
  rows: i32,
  cellWidth: i32,
  cellHeight: i32,
  across: i32,
  down: i32,
  shift: i32,
  map: usize,
  mapStride: i32,
  further: bool,
  scratch: usize,
): void {
  const rowBytes = <usize>width << 1;
  const pairRowBytes = <usize>width << 2;
  const lineBytes = <usize>(width + 16) << 2;
  const sums = scratch;
  const prefixes = scratch + lineBytes;
  const ring = prefixes + lineBytes;
  const cellBytes = <usize>cellWidth << 2;
  const coveredHeight = down * cellHeight;
  const far = <usize>(across * cellWidth) << 2;
  const factor = <f64>(<i64>(across * down) << shift);
  memory.fill(scratch, 0, lineBytes * <usize>(cellHeight + 2));
  for (let y = 0; y < coveredHeight; y++) addRow(sums, plane + <usize>y * rowBytes, width, false);
  for (let y = 0; y < rows; y++) {
    // Squares of the cells of each column of this window: kept per row modulo the cell's height, and slid by one cell.
    const line = ring + <usize>(y % cellHeight) * lineBytes;
    if (y < cellHeight) {
      for (let j = 0; j < down; j++) addSquares(line, pairs + <usize>(y + j * cellHeight) * pairRowBytes, width, shift, false);
    } else {
      addSquares(line, pairs + <usize>(y + (down - 1) * cellHeight) * pairRowBytes, width, shift, false);
      addSquares(line, pairs + <usize>(y - cellHeight) * pairRowBytes, width, shift, true);
    }
    if (y > 0) {
      const leaves = plane + <usize>(y - 1) * rowBytes;
      addRow(sums, leaves + <usize>coveredHeight * rowBytes, width, false);
      addRow(sums, leaves, width, true);
    }
    prefix(sums, width, prefixes);
    const out = map + (<usize>(y * mapStride) << 2);
    for (let x: usize = 0; x < <usize>columns << 2; x += 16) {
      let energy = v128.load(line + x);
      for (let i = 1, at = line + x; i < across; i++) {
        at += cellBytes;
        energy = i32x4.add(energy, v128.load(at));
      }
      const sum = i32x4.sub(v128.load(prefixes + x + far), v128.load(prefixes + x));
      const low = f64x2.mul(f64x2.convert_low_i32x4_s(energy), f64x2.splat(factor));
      const rest = v128.shuffle<i32>(energy, energy, 2, 3, 2, 3);
      const high = f64x2.mul(f64x2.convert_low_i32x4_s(rest), f64x2.splat(factor));
      const value = f32x4.max(scaledDifference(low, high, 1, sum), f32x4.splat(0));
      v128.store(out + x, further ? f32x4.add(v128.load(out + x), value) : value);
    }
    memory.fill(out + (<usize>columns << 2), 0, <usize>(mapStride - columns) << 2);
  }
}

/** Adds a row to the sums of the columns, or takes it out. */
// @ts-ignore: decorators of AssemblyScript
@inline
function addRow(sums: usize, row: usize, width: i32, negative: bool): void {
  for (let x = 0; x < width; x += 4) {
    const value = i32x4.extend_low_i16x8_s(v128.load64_zero(row + (<usize>x << 1)));
    const at = sums + (<usize>x << 2);
    v128.store(at, negative ? i32x4.sub(v128.load(at), value) : i32x4.add(v128.load(at), value));
  }
}

// @ts-ignore: decorators of AssemblyScript
@inline
function addSquares(line: usize, row: usize, width: i32, shift: i32, negative: bool): void {
  const upper = i32x4.splat(0xffff);
  for (let x: usize = 0; x < <usize>width << 2; x += 16) {
    // The cell itself, without the one below it.
    const cell = v128.and(v128.load(row + x), upper);
    const square = i32x4.shr_u(i32x4.dot_i16x8_s(cell, cell), shift);
    const old = v128.load(line + x);
    v128.store(line + x, negative ? i32x4.sub(old, square) : i32x4.add(old, square));
  }
}
