/*
 * The same two maps as in windows.ts for windows with a mask, whose sums no sliding can give: a mask is cut into runs
 * of opaque pixels within a row, and each run is a difference of two sums of all pixels left of a place.
 */

/** Sums of all values, and of their squares, left of each pixel of a row; `prefixStride` ≥ width + 1 per row. */
export function prefixSums(
  plane: usize,
  width: i32,
  height: i32,
  sums: usize,
  squares: usize,
  prefixStride: i32,
): void {
  for (let y = 0; y < height; y++) {
    const row = plane + (<usize>(y * width) << 1);
    const out = <usize>(y * prefixStride) << 2;
    let sum = 0;
    let square = 0;
    for (let x = 0; x < width; x++) {
      store<i32>(sums + out + (<usize>x << 2), sum);
      store<i32>(squares + out + (<usize>x << 2), square);
      const value = <i32>load<i16>(row + (<usize>x << 1));
      sum += value;
      square += value * value;
    }
    store<i32>(sums + out + (<usize>width << 2), sum);
    store<i32>(squares + out + (<usize>width << 2), square);
  }
}

/** factor · first − second², two lanes of f64 and two more, rounded once to f32. Integers below 2^53 are exact. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function scaledDifference(low: v128, high: v128, factor: f64, second: v128): v128 {
  const scale = f64x2.splat(factor);
  const a = f64x2.convert_low_i32x4_s(second);
  const b = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(second, second, 2, 3, 2, 3));
  const first = f32x4.demote_f64x2_zero(f64x2.sub(f64x2.mul(low, scale), f64x2.mul(a, a)));
  const last = f32x4.demote_f64x2_zero(f64x2.sub(f64x2.mul(high, scale), f64x2.mul(b, b)));
  return v128.shuffle<i32>(first, last, 0, 1, 4, 5);
}

// @ts-ignore: decorators of AssemblyScript
@inline
function put(at: usize, value: v128, further: bool): void {
  v128.store(at, further ? f32x4.add(v128.load(at), value) : value);
}

/**
 * n·Σp² − (Σp)² over the opaque pixels. `runs` are pairs of byte offsets into the prefix sums, relative to the position
 * of the window: where a run begins, and where it ends. The squares of `runsAtATime` of them fit an u32.
 */
export function maskedVariances(
  sums: usize,
  squares: usize,
  prefixStride: i32,
  runs: usize,
  runCount: i32,
  runsAtATime: i32,
  opaque: f64,
  columns: i32,
  rows: i32,
  map: usize,
  mapStride: i32,
  further: bool,
): void {
  const end = runs + (<usize>runCount << 3);
  for (let y = 0; y < rows; y++) {
    const out = map + (<usize>(y * mapStride) << 2);
    for (let x = 0; x < columns; x += 4) {
      const at = <usize>(y * prefixStride + x) << 2;
      let sum = i32x4.splat(0);
      let low = f64x2.splat(0);
      let high = f64x2.splat(0);
      for (let run = runs; run < end; ) {
        let square = i32x4.splat(0);
        for (const pause = min(end, run + (<usize>runsAtATime << 3)); run < pause; run += 8) {
          sum = addRun(sum, sums + at, run);
          square = addRun(square, squares + at, run);
        }
        low = f64x2.add(low, f64x2.convert_low_i32x4_u(square));
        high = f64x2.add(high, f64x2.convert_low_i32x4_u(v128.shuffle<i32>(square, square, 2, 3, 2, 3)));
      }
      put(out + (<usize>x << 2), scaledDifference(low, high, opaque, sum), further);
    }
    memory.fill(out + (<usize>columns << 2), 0, <usize>(mapStride - columns) << 2);
  }
}

/** Adds what four windows side by side have in one run, modulo 2^32. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function addRun(to: v128, prefixes: usize, run: usize): v128 {
  const begins = v128.load(prefixes + <usize>load<i32>(run));
  return i32x4.add(to, i32x4.sub(v128.load(prefixes + <usize>load<i32>(run, 4)), begins));
}

/**
 * K·ΣB² − (ΣB)² over the K cells in `entries` (see correlate.ts), from below as in `cellEnergies`. The second word of an
 * entry, taken as a mask, says which cells of its pair count.
 */
export function maskedEnergies(
  pairs: usize,
  width: i32,
  entries: usize,
  entryCount: i32,
  cellCount: f64,
  shift: i32,
  columns: i32,
  rows: i32,
  map: usize,
  mapStride: i32,
  further: bool,
): void {
  const ones = i16x8.splat(1);
  const zero = f32x4.splat(0);
  const scale = f64x2.splat(<f64>(<i64>1 << shift));
  for (let y = 0; y < rows; y++) {
    const out = map + (<usize>(y * mapStride) << 2);
    for (let x = 0; x < columns; x += 4) {
      const at = pairs + (<usize>(y * width + x) << 2);
      let sum = i32x4.splat(0);
      let energy = i32x4.splat(0);
      for (let entry = entries; entry < entries + (<usize>entryCount << 3); entry += 8) {
        const cell = v128.and(v128.load(at + <usize>load<i32>(entry)), v128.load32_splat(entry, 4));
        sum = i32x4.add(sum, i32x4.dot_i16x8_s(cell, ones));
        energy = i32x4.add(energy, i32x4.shr_u(i32x4.dot_i16x8_s(cell, cell), shift));
      }
      const low = f64x2.mul(f64x2.convert_low_i32x4_u(energy), scale);
      const rest = v128.shuffle<i32>(energy, energy, 2, 3, 2, 3);
      const high = f64x2.mul(f64x2.convert_low_i32x4_u(rest), scale);
      const value = scaledDifference(low, high, cellCount, sum);
      put(out + (<usize>x << 2), f32x4.max(value, zero), further);
    }
    memory.fill(out + (<usize>columns << 2), 0, <usize>(mapStride - columns) << 2);
  }
}
