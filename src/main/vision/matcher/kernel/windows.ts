/*
 * What is known of every window of a plane whatever the template: n² times its variance, and how much of that the
 * means of its cells hold. Both are integers, kept as f32: one rounding each, which bound.md accounts for.
 *
 * Maps have one value per position of the window, in rows of `mapStride`.
 */

import { scaledDifference } from './masked-windows';

/** Adds a row to the sums of the columns and to the sums of squares. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function addColumns(sums: usize, squares: usize, row: usize, width: i32): void {
  for (let x = 0; x < width; x += 4) {
    const value = i32x4.extend_low_i16x8_s(v128.load64_zero(row + (<usize>x << 1)));
    const sum = sums + (<usize>x << 2);
    const square = squares + (<usize>x << 2);
    v128.store(sum, i32x4.add(v128.load(sum), value));
    v128.store(square, i32x4.add(v128.load(square), i32x4.mul(value, value)));
  }
}

/** Adds row `enters` to the sums of the columns and takes row `leaves` out; the same for the sums of squares. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function slideColumns(sums: usize, squares: usize, enters: usize, leaves: usize, width: i32): void {
  for (let x = 0; x < width; x += 4) {
    const value = i32x4.extend_low_i16x8_s(v128.load64_zero(enters + (<usize>x << 1)));
    const old = i32x4.extend_low_i16x8_s(v128.load64_zero(leaves + (<usize>x << 1)));
    const sum = sums + (<usize>x << 2);
    const square = squares + (<usize>x << 2);
    v128.store(sum, i32x4.add(v128.load(sum), i32x4.sub(value, old)));
    const grown = i32x4.sub(i32x4.mul(value, value), i32x4.mul(old, old));
    v128.store(square, i32x4.add(v128.load(square), grown));
  }
}

/** All sums left of a place, 0 first: sums of windows are differences of two of them, modulo 2^32. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function prefix(values: usize, count: i32, to: usize): void {
  let sum = 0;
  store<i32>(to, 0);
  for (let x: usize = 0; x < <usize>count << 2; x += 4) {
    sum += load<i32>(values + x);
    store<i32>(to + x, sum, 4);
  }
}

/**
 * n·Σp² − (Σp)² of every window of `windowWidth` × `windowHeight`, written to (or, for further channels, added to) the
 * map. `scratch` holds 4 × (width + 16) i32.
 */
export function windowVariances(
  plane: usize,
  width: i32,
  height: i32,
  windowWidth: i32,
  windowHeight: i32,
  map: usize,
  mapStride: i32,
  further: bool,
  scratch: usize,
): void {
  const columns = width - windowWidth + 1;
  const rows = height - windowHeight + 1;
  const lineBytes = <usize>(width + 16) << 2;
  const sums = scratch;
  const squares = scratch + lineBytes;
  const rowBytes = <usize>width << 1;
  // Σp² of a smaller window is below 2^32.
  const small = <i64>windowWidth * <i64>windowHeight < 1 << 18;
  memory.fill(scratch, 0, lineBytes << 2);
  for (let y = 0; y < windowHeight; y++) addColumns(sums, squares, plane + <usize>y * rowBytes, width);
  for (let y = 0; y < rows; y++) {
    if (y > 0) {
      const leaves = plane + <usize>(y - 1) * rowBytes;
      slideColumns(sums, squares, leaves + <usize>windowHeight * rowBytes, leaves, width);
    }
    const out = map + (<usize>(y * mapStride) << 2);
    if (small) {
      prefix(sums, width, squares + lineBytes);
      prefix(squares, width, squares + 2 * lineBytes);
      smallVariances(squares + lineBytes, lineBytes, windowWidth, windowHeight, columns, out, further);
    } else largeVariances(sums, squares, windowWidth, windowHeight, columns, out, further);
    memory.fill(out + (<usize>columns << 2), 0, <usize>(mapStride - columns) << 2);
  }
}

// @ts-ignore: decorators of AssemblyScript
@inline
function smallVariances(
  prefixes: usize,
  lineBytes: usize,
  windowWidth: i32,
  windowHeight: i32,
  columns: i32,
  out: usize,
  further: bool,
): void {
  const n = <f64>(windowWidth * windowHeight);
  const far = <usize>windowWidth << 2;
  for (let x: usize = 0; x < <usize>columns << 2; x += 16) {
    const at = prefixes + x;
    const sum = i32x4.sub(v128.load(at + far), v128.load(at));
    const square = i32x4.sub(v128.load(at + far + lineBytes), v128.load(at + lineBytes));
    const low = f64x2.convert_low_i32x4_u(square);
    const high = f64x2.convert_low_i32x4_u(v128.shuffle<i32>(square, square, 2, 3, 2, 3));
    const value = scaledDifference(low, high, n, sum);
    v128.store(out + x, further ? f32x4.add(v128.load(out + x), value) : value);
  }
}

function largeVariances(
  sums: usize,
  squares: usize,
  windowWidth: i32,
  windowHeight: i32,
  columns: i32,
  out: usize,
  further: bool,
): void {
  const n = <i64>windowWidth * <i64>windowHeight;
  const last = <usize>(windowWidth - 1) << 2;
  let sum: i64 = 0;
  let square: i64 = 0;
  for (let x: usize = 0; x < last; x += 4) {
    sum += <i64>load<i32>(sums + x);
    square += <i64>load<i32>(squares + x);
  }
  for (let x: usize = 0; x < <usize>columns << 2; x += 4) {
    sum += <i64>load<i32>(sums + x + last);
    square += <i64>load<i32>(squares + x + last);
    const value = <f32>(n * square - sum * sum);
    store<f32>(out + x, further ? load<f32>(out + x) + value : value);
    sum -= <i64>load<i32>(sums + x);
    square -= <i64>load<i32>(squares + x);
  }
}
