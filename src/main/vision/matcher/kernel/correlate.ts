/*
 * The upper bound of the score at every position, from the cells alone. bound.md derives it and the constants that
 * come in here.
 */

/** Where the highest estimate was met since `resetEstimate`; -1 for nowhere. */
let bestX: i32 = -1;
let bestY: i32 = -1;
let bestEstimate: f32 = -4;

export function resetEstimate(): void {
  bestX = -1;
  bestY = -1;
  bestEstimate = -4;
}

export function estimateX(): i32 {
  return bestX;
}

export function estimateY(): i32 {
  return bestY;
}

/** Below every threshold: what flat windows get. */
const NEVER: f32 = -4;
/** 2^-18: more than the roundings of V and A can add to what lies outside the cells, see bound.md. */
const DELTA: f32 = 1.0 / 262144.0;

/** Sum of four lanes. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function total(lanes: v128): i64 {
  return (
    <i64>i32x4.extract_lane(lanes, 0) +
    <i64>i32x4.extract_lane(lanes, 1) +
    <i64>i32x4.extract_lane(lanes, 2) +
    <i64>i32x4.extract_lane(lanes, 3)
  );
}

/** The greatest f32 that is not above. */
export function below(value: f64): f32 {
  const rounded = <f32>value;
  return <f64>rounded > value ? reinterpret<f32>(reinterpret<i32>(rounded) - 1) : rounded;
}

/**
 * Bounds rows `from`, `from + step`, … and answers how many of them reach `limit`.
 *
 * `entries` are pairs of i32: a byte offset into the pairs of cells relative to the position, and the template's two
 * values for it. score ≤ D·gain/√V + √(1 + δ − share·A/V)·rest + slack, D being the correlation of the cells.
 */
export function boundRows(
  pairs: usize,
  width: i32,
  entries: usize,
  entryCount: i32,
  variances: usize,
  energies: usize,
  upper: usize,
  mapStride: i32,
  from: i32,
  step: i32,
  rows: i32,
  gain: f32,
  share: f32,
  rest: f32,
  slack: f32,
  limit: f32,
): i32 {
  const end = entries + (<usize>entryCount << 3);
  let reached = 0;
  for (let y = from; y < rows; y += step) {
    const base = pairs + (<usize>(y * width) << 2);
    for (let x = 0; x < mapStride; x += 16) {
      let a = i32x4.splat(0);
      let b = i32x4.splat(0);
      let c = i32x4.splat(0);
      let d = i32x4.splat(0);
      const at = base + (<usize>x << 2);
      for (let entry = entries; entry < end; entry += 8) {
        const cell = at + <usize>load<i32>(entry);
        const values = v128.load32_splat(entry, 4);
        a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load(cell), values));
        b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load(cell, 16), values));
        c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load(cell, 32), values));
        d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load(cell, 48), values));
      }
      const map = <usize>(y * mapStride + x) << 2;
      reached += bound4(a, variances + map, energies + map, upper + map, x, y, gain, share, rest, slack, limit);
      reached += bound4(
        b, variances + map + 16, energies + map + 16, upper + map + 16, x + 4, y, gain, share, rest, slack, limit,
      );
      reached += bound4(
        c, variances + map + 32, energies + map + 32, upper + map + 32, x + 8, y, gain, share, rest, slack, limit,
      );
      reached += bound4(
        d, variances + map + 48, energies + map + 48, upper + map + 48, x + 12, y, gain, share, rest, slack, limit,
      );
    }
  }
  return reached;
}

// @ts-ignore: decorators of AssemblyScript
@inline
function bound4(
  correlation: v128,
  variances: usize,
  energies: usize,
  upper: usize,
  x: i32,
  y: i32,
  gain: f32,
  share: f32,
  rest: f32,
  slack: f32,
  limit: f32,
): i32 {
  const variance = v128.load(variances);
  const zero = f32x4.splat(0);
  const textured = f32x4.gt(variance, zero);
  const estimate = f32x4.div(f32x4.mul(f32x4.convert_i32x4_s(correlation), f32x4.splat(gain)), f32x4.sqrt(variance));
  const held = f32x4.div(f32x4.mul(v128.load(energies), f32x4.splat(share)), variance);
  const outside = f32x4.max(f32x4.sub(f32x4.splat(1 + DELTA), held), zero);
  const bound = f32x4.add(
    f32x4.add(estimate, f32x4.mul(f32x4.sqrt(outside), f32x4.splat(rest))),
    f32x4.splat(slack),
  );
  const kept = v128.bitselect(bound, f32x4.splat(NEVER), textured);
  v128.store(upper, kept);
  if (v128.any_true(f32x4.gt(v128.and(estimate, textured), f32x4.splat(max<f32>(bestEstimate, 0)))))
    noteEstimate(v128.and(estimate, textured), x, y);
  return popcnt(i32x4.bitmask(f32x4.ge(kept, f32x4.splat(limit))));
}

function noteEstimate(estimate: v128, x: i32, y: i32): void {
  noteLane(f32x4.extract_lane(estimate, 0), x, y);
  noteLane(f32x4.extract_lane(estimate, 1), x + 1, y);
  noteLane(f32x4.extract_lane(estimate, 2), x + 2, y);
  noteLane(f32x4.extract_lane(estimate, 3), x + 3, y);
}

function noteLane(estimate: f32, x: i32, y: i32): void {
  if (estimate <= bestEstimate) return;
  bestEstimate = estimate;
  bestX = x;
  bestY = y;
}
