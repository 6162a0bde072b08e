/*
 * Exact scores, and the walk over the positions whose bound leaves them a chance. All sums are integers; the score is
 * made of them by one formula in f64, so that equal windows have equal scores.
 */

import { below, total } from './correlate';

let plane: usize = 0;
let planeBytes: usize = 0;
let width: i32 = 0;
let columns: i32 = 0;
let rows: i32 = 0;
let channels: i32 = 0;

/** The frame's planes, and the positions a window can have. */
export function useFrame(
  planeAt: usize,
  bytesOfPlane: usize,
  frameWidth: i32,
  columnCount: i32,
  rowCount: i32,
  channelCount: i32,
): void {
  plane = planeAt;
  planeBytes = bytesOfPlane;
  width = frameWidth;
  columns = columnCount;
  rows = rowCount;
  channels = channelCount;
}

let values: usize = 0;
let mask: usize = 0;
let sketch: usize = 0;
let sums: usize = 0;
let stride: i32 = 0;
let windowWidth: i32 = 0;
let windowHeight: i32 = 0;
let opaque: i64 = 0;
let templateVariance: f64 = 0;
let sketchGain: f64 = 0;
let sketchSlack: f64 = 0;

/**
 * The template, rows of `rowStride` (a multiple of 8, transparent at the end): per channel its centred values (0 where
 * transparent), one mask (-1 or 0), per channel its sketch (bound.md), and Σ of the values of each channel as f64.
 * `varianceOfTemplate` is n·ΣT² − (ΣT)² over all channels.
 */
export function useTemplate(
  valuesAt: usize,
  maskAt: usize,
  sketchAt: usize,
  sumsAt: usize,
  rowStride: i32,
  templateWidth: i32,
  templateHeight: i32,
  opaquePixels: i32,
  varianceOfTemplate: f64,
  gainOfSketch: f64,
  slackOfSketch: f64,
): void {
  values = valuesAt;
  mask = maskAt;
  sketch = sketchAt;
  sums = sumsAt;
  stride = rowStride;
  windowWidth = templateWidth;
  windowHeight = templateHeight;
  opaque = <i64>opaquePixels;
  templateVariance = varianceOfTemplate;
  sketchGain = gainOfSketch;
  sketchSlack = slackOfSketch;
}

/** The score at a position: 0 where the window is flat. */
export function exactScore(x: i32, y: i32): f64 {
  const ones = i16x8.splat(1);
  let numerator: i64 = 0;
  let variance: i64 = 0;
  for (let channel = 0; channel < channels; channel++) {
    let sum = i32x4.splat(0);
    let square = i32x4.splat(0);
    let cross = i32x4.splat(0);
    let row = plane + <usize>channel * planeBytes + (<usize>(y * width + x) << 1);
    let own = values + (<usize>(channel * stride * windowHeight) << 1);
    let cover = mask;
    for (let j = 0; j < windowHeight; j++) {
      for (let i: usize = 0; i < <usize>stride << 1; i += 16) {
        const pixels = v128.and(v128.load(row + i), v128.load(cover + i));
        sum = i32x4.add(sum, i32x4.dot_i16x8_s(pixels, ones));
        square = i32x4.add(square, i32x4.dot_i16x8_s(pixels, pixels));
        cross = i32x4.add(cross, i32x4.dot_i16x8_s(pixels, v128.load(own + i)));
      }
      row += <usize>width << 1;
      own += <usize>stride << 1;
      cover += <usize>stride << 1;
    }
    const s = total(sum);
    numerator += opaque * total(cross) - s * <i64>load<f64>(sums + (<usize>channel << 3));
    variance += opaque * total(square) - s * s;
  }
  if (variance <= 0) return 0;
  // One root of the product: a window equal to the template gets exactly 1.
  return min<f64>(1, <f64>numerator / Math.sqrt(<f64>variance * templateVariance));
}

/** Whether the sketch of the template, one product per pixel instead of three, leaves the position a chance. */
// @ts-ignore: decorators of AssemblyScript
@inline
function sketchReaches(x: i32, y: i32, variance: f64, limit: f64): bool {
  let cross = i32x4.splat(0);
  let other = i32x4.splat(0);
  let own = sketch;
  const rowBytes = <usize>stride << 1;
  const pairBytes = rowBytes & ~31;
  for (let channel = 0; channel < channels; channel++) {
    let row = plane + <usize>channel * planeBytes + (<usize>(y * width + x) << 1);
    for (let j = 0; j < windowHeight; j++) {
      for (let i: usize = 0; i < pairBytes; i += 32) {
        cross = i32x4.add(cross, i32x4.dot_i16x8_s(v128.load(row + i), v128.load(own + i)));
        other = i32x4.add(other, i32x4.dot_i16x8_s(v128.load(row + i, 16), v128.load(own + i, 16)));
      }
      if (pairBytes < rowBytes)
        cross = i32x4.add(cross, i32x4.dot_i16x8_s(v128.load(row + pairBytes), v128.load(own + pairBytes)));
      row += <usize>width << 1;
      own += rowBytes;
    }
  }
  return (<f64>(total(cross) + total(other)) * sketchGain) / Math.sqrt(variance) + sketchSlack >= limit;
}

/** The best scored so far, and the best that does not touch it: -1 for nothing. */
let firstX: i32 = -1;
let firstY: i32 = -1;
let firstScore: f64 = -1;
let secondX: i32 = -1;
let secondY: i32 = -1;
let secondScore: f64 = -1;
/** How often another became the best. */
let changes: i32 = 0;

export function forgetScores(): void {
  firstScore = -1;
  secondScore = -1;
}

// @ts-ignore: decorators of AssemblyScript
@inline
function touches(x: i32, y: i32, otherX: i32, otherY: i32): bool {
  return abs(x - otherX) < windowWidth && abs(y - otherY) < windowHeight;
}

/** Whether it is better than the best so far, or as good and before it; `byRank` of suppression.ts. */
// @ts-ignore: decorators of AssemblyScript
@inline
function leads(x: i32, y: i32, score: f64): bool {
  return score > firstScore || (score === firstScore && (y < firstY || (y === firstY && x < firstX)));
}

function note(x: i32, y: i32, score: f64): void {
  if (leads(x, y, score)) {
    changes++;
    if (firstScore > secondScore && !touches(x, y, firstX, firstY)) {
      secondScore = firstScore;
      secondX = firstX;
      secondY = firstY;
    } else if (secondScore >= 0 && touches(x, y, secondX, secondY)) secondScore = -1;
    firstScore = score;
    firstX = x;
    firstY = y;
  } else if (score > secondScore && !touches(x, y, firstX, firstY)) {
    secondScore = score;
    secondX = x;
    secondY = y;
  }
}

/**
 * Scores a place and climbs from it to where no neighbour is better, or `mostSteps`, unless the best so far is the same;
 * only the limit of the search gains by it.
 */
export function seed(x: i32, y: i32, mostSteps: i32): void {
  if (x < 0 || y < 0 || x >= columns || y >= rows || (firstScore >= 0 && isSame(x, y, firstX, firstY))) return;
  let score = exactScore(x, y);
  for (let steps = 0; steps < mostSteps; steps++) {
    let nextX = x;
    let nextY = y;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const tryX = x + dx;
        const tryY = y + dy;
        if ((dx === 0 && dy === 0) || tryX < 0 || tryY < 0 || tryX >= columns || tryY >= rows) continue;
        const found = exactScore(tryX, tryY);
        if (found <= score) continue;
        score = found;
        nextX = tryX;
        nextY = tryY;
      }
    }
    if (nextX === x && nextY === y) break;
    x = nextX;
    y = nextY;
  }
  note(x, y, score);
}

/** What a position must reach to matter. 0: only the best; 1: the best and the best that is not the same; 2: all. */
export function limitOf(mode: i32, threshold: f64): f64 {
  if (mode === 0) return max<f64>(threshold, firstScore);
  return mode === 1 ? max<f64>(threshold, secondScore) : threshold;
}

/** Whether two windows count as the same match; `isSame` of suppression.ts. */
// @ts-ignore: decorators of AssemblyScript
@inline
function isSame(x: i32, y: i32, otherX: i32, otherY: i32): bool {
  return abs(x - otherX) * 2 < windowWidth && abs(y - otherY) * 2 < windowHeight;
}

/** How many positions of rows 0, `step`, … have a bound that reaches what it must, by what has been scored so far. */
export function countReached(upper: usize, mapStride: i32, step: i32, mode: i32, threshold: f64): i32 {
  const limit = below(limitOf(mode, threshold));
  const lanes = f32x4.splat(limit);
  let count = 0;
  for (let y = 0; y < rows; y += step) {
    const row = upper + (<usize>(y * mapStride) << 2);
    for (let x = 0; x < mapStride; x += 4) {
      count += popcnt(i32x4.bitmask(f32x4.ge(v128.load(row + (<usize>x << 2)), lanes)));
    }
  }
  if (mode !== 1 || firstScore < threshold) return count;
  // What is the same as the best so far must be as good as that.
  const wanted = below(firstScore);
  for (let y = 0; y < rows; y += step) {
    if (abs(y - firstY) * 2 >= windowHeight) continue;
    const reach = (windowWidth - 1) >> 1;
    for (let x = max(0, firstX - reach); x <= min(columns - 1, firstX + reach); x++) {
      const bound = load<f32>(upper + (<usize>(y * mapStride + x) << 2));
      if (bound >= limit && bound < wanted) count--;
    }
  }
  return count;
}

/**
 * Scores every position whose bound reaches the limit, in rows from above. Those that reach it themselves are written
 * to `found`, which has room for as many as there are such bounds: score as f64, x and y as i32. Answers how many; -1
 * when it gives up, having looked at `most` of them.
 *
 * In mode 1 a window that is the same as the best so far matters only if it is as good. That holds as long as the best
 * stays where it is, so the walk begins anew when another takes its place; after the seeds that is rare.
 */
export function search(
  upper: usize,
  variances: usize,
  mapStride: i32,
  threshold: f64,
  mode: i32,
  found: usize,
  most: i32,
): i32 {
  let count = 0;
  let looks = 0;
  let y = 0;
  while (y < rows) {
    let limit = limitOf(mode, threshold);
    let lanes = f32x4.splat(below(limit));
    const before = changes;
    for (let x = 0; x < columns; x += 4) {
      const at = <usize>(y * mapStride + x) << 2;
      let reached = i32x4.bitmask(f32x4.ge(v128.load(upper + at), lanes));
      while (reached !== 0) {
        const lane = ctz(reached);
        reached &= reached - 1;
        const own = at + (<usize>lane << 2);
        const near = mode === 1 && firstScore >= threshold && isSame(x + lane, y, firstX, firstY);
        const wanted = near ? firstScore : limit;
        if (load<f32>(upper + own) < below(wanted)) continue;
        if (++looks > most) return -1;
        if (!sketchReaches(x + lane, y, <f64>load<f32>(variances + own), wanted)) continue;
        const score = exactScore(x + lane, y);
        if (score < wanted) continue;
        const out = found + (<usize>count << 4);
        store<f64>(out, score);
        store<i32>(out, x + lane, 8);
        store<i32>(out, y, 12);
        count++;
        note(x + lane, y, score);
        limit = limitOf(mode, threshold);
        lanes = f32x4.splat(below(limit));
        if (mode === 1 && changes !== before) break;
      }
      if (mode === 1 && changes !== before) break;
    }
    if (mode === 1 && changes !== before) {
      count = 0;
      y = 0;
    } else y++;
  }
  return count;
}
