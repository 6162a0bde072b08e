/*
 * What is known of every window of a plane whatever the template: n² times its variance, and how much of that the
 * means of its cells hold. Both are integers, kept as f32: one rounding each, which bound.md accounts for.
 *
 * Maps have one value per position of the window, in rows of `mapStride`.
 */

// @ts-ignore: decorators of AssemblyScript
@inline
function addRow(sums: usize, row: usize, width: i32): void {
  for (let x = 0; x < width; x += 4) {
    const value = i32x4.extend_low_i16x8_s(v128.load64_zero(row + (<usize>x << 1)));
    const at = sums + (<usize>x << 2);
    v128.store(at, i32x4.add(v128.load(at), value));
  }
}

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

/**
 * n·Σp² − (Σp)² of every window of `windowWidth` × `windowHeight`, written to (or, for further channels, added to) the
 * map. `scratch` holds 2 × (width + 8) i32.
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
  const sums = scratch;
  const squares = scratch + (<usize>(width + 8) << 2);
  const rowBytes = <usize>width << 1;
  const n = <i64>windowWidth * <i64>windowHeight;
  memory.fill(scratch, 0, <usize>(width + 8) << 3);
  for (let y = 0; y < windowHeight; y++) {
    addColumns(sums, squares, plane + <usize>y * rowBytes, width);
  }
  for (let y = 0; y < rows; y++) {
    if (y > 0) {
      const leaves = plane + <usize>(y - 1) * rowBytes;
      slideColumns(sums, squares, leaves + <usize>windowHeight * rowBytes, leaves, width);
    }
    let sum: i64 = 0;
    let square: i64 = 0;
    for (let x = 0; x < windowWidth - 1; x++) {
      sum += <i64>load<i32>(sums + (<usize>x << 2));
      square += <i64>load<i32>(squares + (<usize>x << 2));
    }
    const last = <usize>(windowWidth - 1) << 2;
    const out = map + (<usize>(y * mapStride) << 2);
    for (let x = 0; x < columns; x++) {
      const at = <usize>x << 2;
      sum += <i64>load<i32>(sums + at + last);
      square += <i64>load<i32>(squares + at + last);
      const value = <f32>(n * square - sum * sum);
      store<f32>(out + at, further ? load<f32>(out + at) + value : value);
      sum -= <i64>load<i32>(sums + at);
      square -= <i64>load<i32>(squares + at);
    }
    if (!further) memory.fill(out + (<usize>columns << 2), 0, <usize>(mapStride - columns) << 2);
  }
}

/**
 * Sums of `cellWidth` × `cellHeight` pixels (at most 256 of them, so that they are i16 without loss) with their upper
 * left corner at each pixel. `scratch` holds width + 64 i16. Columns right of the last whole cell are not meaningful.
 */
export function cellSums(
  plane: usize,
  width: i32,
  height: i32,
  cellWidth: i32,
  cellHeight: i32,
  cells: usize,
  scratch: usize,
): void {
  const rowBytes = <usize>width << 1;
  memory.fill(scratch, 0, <usize>(width + 64) << 1);
  for (let y = 0; y < height; y++) {
    const row = plane + <usize>y * rowBytes;
    const old = row - <usize>cellHeight * rowBytes;
    for (let x = 0; x < width; x += 8) {
      const at = <usize>x << 1;
      let sum = i16x8.add(v128.load(scratch + at), v128.load(row + at));
      if (y >= cellHeight) sum = i16x8.sub(sum, v128.load(old + at));
      v128.store(scratch + at, sum);
    }
    if (y < cellHeight - 1) continue;
    const out = cells + <usize>(y - cellHeight + 1) * rowBytes;
    for (let x = 0; x < width; x += 8) {
      const at = scratch + (<usize>x << 1);
      let sum = v128.load(at);
      for (let i = 1; i < cellWidth; i++) sum = i16x8.add(sum, v128.load(at + (<usize>i << 1)));
      v128.store(out + (<usize>x << 1), sum);
    }
  }
  const whole = <usize>(height - cellHeight + 1) * rowBytes;
  memory.fill(cells + whole, 0, <usize>height * rowBytes - whole);
}

/**
 * Each cell beside the one right below it, as two i16 in an i32: one instruction then multiplies both with the
 * template's. The lowest cells stand beside themselves; the template has nothing there.
 */
export function pairCells(cells: usize, pairs: usize, width: i32, height: i32, cellHeight: i32): void {
  const rowBytes = <usize>width << 1;
  for (let y = 0; y < height; y++) {
    const upper = cells + <usize>y * rowBytes;
    const lower = y + cellHeight < height ? upper + <usize>cellHeight * rowBytes : upper;
    const out = pairs + <usize>y * (rowBytes << 1);
    for (let x = 0; x < width; x += 8) {
      const a = v128.load(upper + (<usize>x << 1));
      const b = v128.load(lower + (<usize>x << 1));
      v128.store(out + (<usize>x << 2), v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11));
      v128.store(out + (<usize>x << 2), v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15), 16);
    }
  }
}

/**
 * K·ΣB² − (ΣB)² over the K = across × down cells of each window, from below: squares lose their lowest `shift` bits,
 * so that K of them fit an i32. Written or added to the map as `windowVariances` does it.
 * `scratch` holds (cellHeight + 2) × (width + 16) i32.
 */
export function cellEnergies(
  plane: usize,
  cells: usize,
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
  const lineBytes = <usize>(width + 16) << 2;
  const sums = scratch;
  const energies = scratch + lineBytes;
  const ring = energies + lineBytes;
  const coveredWidth = across * cellWidth;
  const coveredHeight = down * cellHeight;
  const far = <usize>((across - 1) * cellWidth) << 2;
  const count = <i64>(across * down);
  memory.fill(scratch, 0, lineBytes * <usize>(cellHeight + 2));
  for (let y = 0; y < coveredHeight; y++) addRow(sums, plane + <usize>y * rowBytes, width);
  for (let y = 0; y < rows; y++) {
    // Squares of the cells of each column of this window: kept per row modulo the cell's height, and slid by one cell.
    const line = ring + <usize>(y % cellHeight) * lineBytes;
    if (y < cellHeight) {
      for (let j = 0; j < down; j++) addSquares(line, cells + <usize>(y + j * cellHeight) * rowBytes, width, shift, false);
    } else {
      addSquares(line, cells + <usize>(y + (down - 1) * cellHeight) * rowBytes, width, shift, false);
      addSquares(line, cells + <usize>(y - cellHeight) * rowBytes, width, shift, true);
    }
    if (y > 0) {
      const leaves = plane + <usize>(y - 1) * rowBytes;
      addRow(sums, leaves + <usize>coveredHeight * rowBytes, width);
      subtractColumns(sums, leaves, width);
    }
    let sum: i64 = 0;
    for (let x = 0; x < coveredWidth - 1; x++) sum += <i64>load<i32>(sums + (<usize>x << 2));
    const last = <usize>(coveredWidth - 1) << 2;
    const out = map + (<usize>(y * mapStride) << 2);
    for (let x = 0; x < columns; x++) {
      const at = <usize>x << 2;
      let energy = 0;
      if (x < cellWidth) {
        for (let i = 0; i < across; i++) energy += load<i32>(line + at + (<usize>(i * cellWidth) << 2));
      } else {
        const before = <usize>(x - cellWidth) << 2;
        energy = load<i32>(energies + before) + load<i32>(line + at + far) - load<i32>(line + before);
      }
      store<i32>(energies + at, energy);
      sum += <i64>load<i32>(sums + at + last);
      const value = <f32>max<i64>(0, count * (<i64>energy << shift) - sum * sum);
      store<f32>(out + at, further ? load<f32>(out + at) + value : value);
      sum -= <i64>load<i32>(sums + at);
    }
    if (!further) memory.fill(out + (<usize>columns << 2), 0, <usize>(mapStride - columns) << 2);
  }
}

// @ts-ignore: decorators of AssemblyScript
@inline
function subtractColumns(sums: usize, row: usize, width: i32): void {
  for (let x = 0; x < width; x += 4) {
    const value = i32x4.extend_low_i16x8_s(v128.load64_zero(row + (<usize>x << 1)));
    const at = sums + (<usize>x << 2);
    v128.store(at, i32x4.sub(v128.load(at), value));
  }
}

// @ts-ignore: decorators of AssemblyScript
@inline
function addSquares(line: usize, row: usize, width: i32, shift: i32, negative: bool): void {
  for (let x = 0; x < width; x += 8) {
    const value = v128.load(row + (<usize>x << 1));
    const at = line + (<usize>x << 2);
    const low = i32x4.shr_u(i32x4.extmul_low_i16x8_s(value, value), shift);
    const high = i32x4.shr_u(i32x4.extmul_high_i16x8_s(value, value), shift);
    if (negative) {
      v128.store(at, i32x4.sub(v128.load(at), low));
      v128.store(at, i32x4.sub(v128.load(at, 16), high), 16);
    } else {
      v128.store(at, i32x4.add(v128.load(at), low));
      v128.store(at, i32x4.add(v128.load(at, 16), high), 16);
    }
  }
}
