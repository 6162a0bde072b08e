/*
 * Scores of all positions, from Σ i·t of all of them (spectrum.ts). The formula and its operands are those of
 * `exactScore`, so the scores are the same to the last bit.
 */

import { addRun } from './masked-windows';
import { addColumns, slideColumns } from './windows';

/** How much below the threshold is looked at: the comparison of squares rounds far less. */
const NEARLY: f64 = 1 - 1.0 / 1073741824.0;

/**
 * What is the same for all rows. A map has `mapStride` f64 per row: Σ i·t on the way in, scores on the way out, where
 * what does not reach the threshold may be 0.
 */
let map: usize = 0;
let mapStride: i32 = 0;
let columns: i32 = 0;
let rows: i32 = 0;
let channels: i32 = 0;
let opaque: i64 = 0;
let templateSums: usize = 0;
let templateVariance: f64 = 0;
let threshold: f64 = 0;
let numerators: usize = 0;
let variances: usize = 0;

/** `sumsAt` are Σ of the template's values per channel, f64; `rowsAt` has room for two rows of the map and 64 bytes. */
export function useScores(
  mapAt: usize,
  strideOfMap: i32,
  columnCount: i32,
  rowCount: i32,
  channelCount: i32,
  opaquePixels: i32,
  sumsAt: usize,
  varianceOfTemplate: f64,
  leastScore: f64,
  rowsAt: usize,
): void {
  map = mapAt;
  mapStride = strideOfMap;
  columns = columnCount;
  rows = rowCount;
  channels = channelCount;
  opaque = <i64>opaquePixels;
  templateSums = sumsAt;
  templateVariance = varianceOfTemplate;
  threshold = leastScore;
  numerators = rowsAt;
  variances = rowsAt + (<usize>(strideOfMap + 4) << 3);
}

// @ts-ignore: decorators of AssemblyScript
@inline
function beginRow(y: i32): void {
  const from = map + (<usize>(y * mapStride) << 3);
  for (let x: usize = 0; x < <usize>columns << 3; x += 8) {
    store<i64>(numerators + x, opaque * <i64>load<f64>(from + x));
    store<i64>(variances + x, 0);
  }
}

// @ts-ignore: decorators of AssemblyScript
@inline
function addWindow(x: usize, sum: i64, square: i64, own: i64): void {
  store<i64>(numerators + x, load<i64>(numerators + x) - sum * own);
  store<i64>(variances + x, load<i64>(variances + x) + opaque * square - sum * sum);
}

/** The same for two windows side by side, in i64. */
// @ts-ignore: decorators of AssemblyScript
@inline
function addTwoWindows(x: usize, sum: v128, square: v128, own: v128): void {
  v128.store(numerators + x, i64x2.sub(v128.load(numerators + x), i64x2.mul(sum, own)));
  const variance = i64x2.sub(i64x2.mul(i64x2.splat(opaque), square), i64x2.mul(sum, sum));
  v128.store(variances + x, i64x2.add(v128.load(variances + x), variance));
}

// @ts-ignore: decorators of AssemblyScript
@inline
function endRow(y: i32): void {
  const to = map + (<usize>(y * mapStride) << 3);
  const least = threshold * threshold * templateVariance * NEARLY;
  for (let x: usize = 0; x < <usize>columns << 3; x += 8) {
    const numerator = <f64>load<i64>(numerators + x);
    const variance = <f64>load<i64>(variances + x);
    let score: f64 = 0;
    if (variance > 0 && numerator > 0 && numerator * numerator >= least * variance)
      score = min<f64>(1, numerator / Math.sqrt(variance * templateVariance));
    store<f64>(to + x, score);
  }
}

/** For templates without a transparent pixel. `scratch` holds channels × 2 × (width + 8) i32. */
export function scoreWindows(
  plane: usize,
  planeBytes: usize,
  width: i32,
  windowWidth: i32,
  windowHeight: i32,
  scratch: usize,
): void {
  const rowBytes = <usize>width << 1;
  const lineBytes = <usize>(width + 8) << 2;
  memory.fill(scratch, 0, lineBytes * 2 * <usize>channels);
  for (let y = 0; y < rows; y++) {
    beginRow(y);
    for (let channel = 0; channel < channels; channel++) {
      const sums = scratch + <usize>(channel * 2) * lineBytes;
      const squares = sums + lineBytes;
      const top = plane + <usize>channel * planeBytes + <usize>y * rowBytes;
      if (y === 0) {
        for (let row = top; row < top + <usize>windowHeight * rowBytes; row += rowBytes) addColumns(sums, squares, row, width);
      } else slideColumns(sums, squares, top + <usize>(windowHeight - 1) * rowBytes, top - rowBytes, width);
      const own = <i64>load<f64>(templateSums + (<usize>channel << 3));
      slideWindow(sums, squares, windowWidth, own);
    }
    endRow(y);
  }
}

function slideWindow(sums: usize, squares: usize, windowWidth: i32, own: i64): void {
  let sum: i64 = 0;
  let square: i64 = 0;
  for (let x: usize = 0; x < <usize>(windowWidth - 1) << 2; x += 4) {
    sum += <i64>load<i32>(sums + x);
    square += <i64>load<i32>(squares + x);
  }
  const last = <usize>(windowWidth - 1) << 2;
  for (let x = 0; x < columns; x++) {
    const at = <usize>x << 2;
    sum += <i64>load<i32>(sums + at + last);
    square += <i64>load<i32>(squares + at + last);
    addWindow(<usize>x << 3, sum, square, own);
    sum -= <i64>load<i32>(sums + at);
    square -= <i64>load<i32>(squares + at);
  }
}

/** The same for a mask; runs and prefix sums (`prefixBytes` per channel) as `maskedVariances` has them. */
export function scoreMaskedWindows(
  sums: usize,
  squares: usize,
  prefixBytes: usize,
  prefixStride: i32,
  runs: usize,
  runCount: i32,
  runsAtATime: i32,
): void {
  const end = runs + (<usize>runCount << 3);
  for (let y = 0; y < rows; y++) {
    beginRow(y);
    for (let channel = 0; channel < channels; channel++) {
      const own = i64x2.splat(<i64>load<f64>(templateSums + (<usize>channel << 3)));
      const offset = <usize>channel * prefixBytes + (<usize>(y * prefixStride) << 2);
      for (let x = 0; x < columns; x += 4) {
        const at = offset + (<usize>x << 2);
        let sum = i32x4.splat(0);
        let low = i64x2.splat(0);
        let high = i64x2.splat(0);
        for (let run = runs; run < end; ) {
          let square = i32x4.splat(0);
          for (const pause = min(end, run + (<usize>runsAtATime << 3)); run < pause; run += 8) {
            sum = addRun(sum, sums + at, run);
            square = addRun(square, squares + at, run);
          }
          low = i64x2.add(low, i64x2.extend_low_i32x4_u(square));
          high = i64x2.add(high, i64x2.extend_high_i32x4_u(square));
        }
        addTwoWindows(<usize>x << 3, i64x2.extend_low_i32x4_s(sum), low, own);
        addTwoWindows(<usize>(x + 2) << 3, i64x2.extend_high_i32x4_s(sum), high, own);
      }
    }
    endRow(y);
  }
}

/**
 * Index (y · mapStride + x) of the highest score, the topmost, then leftmost of equal ones; of windows that are not the
 * same as the one at `avoidX`, `avoidY`, unless that is negative. -1 when none is above 0.
 */
export function highestScore(avoidX: i32, avoidY: i32, windowWidth: i32, windowHeight: i32): i32 {
  let best: f64 = 0;
  let index = -1;
  for (let y = 0; y < rows; y++) {
    const near = avoidX >= 0 && abs(y - avoidY) * 2 < windowHeight;
    const row = map + (<usize>(y * mapStride) << 3);
    for (let x = 0; x < columns; x++) {
      const score = load<f64>(row + (<usize>x << 3));
      if (score <= best || (near && abs(x - avoidX) * 2 < windowWidth)) continue;
      best = score;
      index = y * mapStride + x;
    }
  }
  return index;
}

/** How many scores reach the threshold. */
export function countScores(): i32 {
  let count = 0;
  for (let y = 0; y < rows; y++) {
    const row = map + (<usize>(y * mapStride) << 3);
    for (let x = 0; x < columns; x++) if (load<f64>(row + (<usize>x << 3)) >= threshold) count++;
  }
  return count;
}

/** Writes these, from above, as `search` does. */
export function listScores(found: usize): void {
  let out = found;
  for (let y = 0; y < rows; y++) {
    const row = map + (<usize>(y * mapStride) << 3);
    for (let x = 0; x < columns; x++) {
      const score = load<f64>(row + (<usize>x << 3));
      if (score < threshold) continue;
      store<f64>(out, score);
      store<i32>(out, x, 8);
      store<i32>(out, y, 12);
      out += 16;
    }
  }
}
