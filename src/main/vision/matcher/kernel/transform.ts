/*
 * After the fallback: a Fourier transform gave Σ I·T of the bytes at every position, a little wrong. Here it becomes a
 * bound like the one in correlate.ts, and an estimate.
 */

/** Below every threshold: what flat windows get. */
const NEVER: f32 = -4;
/** Three roundings to f32 of values not above 2 are far smaller, see bound.md. */
const ROUNDING: f64 = 1.0 / 131072.0;

/** Takes factor · Σ(window) + constant out of every numerator: what the means of template and window add to Σ I·T. */
export function subtractMeans(
  numerators: usize,
  mapStride: i32,
  plane: usize,
  width: i32,
  height: i32,
  windowWidth: i32,
  windowHeight: i32,
  factor: f64,
  constant: f64,
  scratch: usize,
): void {
  const columns = width - windowWidth + 1;
  memory.fill(scratch, 0, (<usize>(width + 8)) << 2);
  for (let y = 0; y < height; y++) {
    const row = plane + ((<usize>(y * width)) << 1);
    for (let x = 0; x < width; x++) {
      const at = scratch + ((<usize>x) << 2);
      let sum = load<i32>(at) + <i32>load<i16>(row + ((<usize>x) << 1));
      if (y >= windowHeight)
        sum -= <i32>load<i16>(row + ((<isize>x - <isize>windowHeight * <isize>width) << 1));
      store<i32>(at, sum);
    }
    if (y < windowHeight - 1) continue;
    const out = numerators + ((<usize>((y - windowHeight + 1) * mapStride)) << 2);
    let sum = 0;
    for (let x = 0; x < windowWidth - 1; x++) sum += load<i32>(scratch + ((<usize>x) << 2));
    for (let x = 0; x < columns; x++) {
      const at = (<usize>x) << 2;
      sum += load<i32>(scratch + at + ((<usize>(windowWidth - 1)) << 2));
      store<f32>(out + at, <f32>(<f64>load<f32>(out + at) - (factor * <f64>sum + constant)));
      sum -= load<i32>(scratch + at);
    }
  }
}

/** The same for a mask; `runs` and prefix sums as in masked-windows.ts. */
export function subtractMaskedMeans(
  numerators: usize,
  mapStride: i32,
  sums: usize,
  prefixStride: i32,
  runs: usize,
  runCount: i32,
  columns: i32,
  rows: i32,
  factor: f64,
  constant: f64,
): void {
  for (let y = 0; y < rows; y++) {
    const out = numerators + ((<usize>(y * mapStride)) << 2);
    for (let x = 0; x < columns; x++) {
      const at = sums + ((<usize>(y * prefixStride + x)) << 2);
      let sum = 0;
      for (let run = runs; run < runs + ((<usize>runCount) << 3); run += 8) {
        sum += load<i32>(at + <usize>load<i32>(run, 4)) - load<i32>(at + <usize>load<i32>(run));
      }
      const place = out + ((<usize>x) << 2);
      store<f32>(place, <f32>(<f64>load<f32>(place) - (factor * <f64>sum + constant)));
    }
  }
}

/**
 * Numerators, wrong by at most `error`, become estimates of the score; `upper` gets the bounds. `gain` is n/√(n·ΣT'²),
 * the variances are those of windows.ts.
 */
export function boundNumerators(
  numerators: usize,
  variances: usize,
  upper: usize,
  mapStride: i32,
  columns: i32,
  rows: i32,
  gain: f64,
  error: f64,
): void {
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < mapStride; x++) {
      const at = (<usize>(y * mapStride + x)) << 2;
      const variance = <f64>load<f32>(variances + at);
      if (x >= columns || variance <= 0) {
        store<f32>(upper + at, NEVER);
        store<f32>(numerators + at, NEVER);
        continue;
      }
      const scale = gain / Math.sqrt(variance);
      const numerator = <f64>load<f32>(numerators + at);
      store<f32>(numerators + at, <f32>(numerator * scale));
      store<f32>(upper + at, <f32>min<f64>(2, (numerator + error) * scale + ROUNDING));
    }
  }
}

/**
 * Index (y · mapStride + x) of the highest estimate, the topmost, then leftmost of equal ones; of windows that do not
 * touch the one at `avoidX`, `avoidY`, unless that is negative. -1 when there is none above 0.
 */
export function highestEstimate(
  estimates: usize,
  mapStride: i32,
  columns: i32,
  rows: i32,
  avoidX: i32,
  avoidY: i32,
  windowWidth: i32,
  windowHeight: i32,
): i32 {
  let best: f32 = 0;
  let index = -1;
  for (let y = 0; y < rows; y++) {
    const near = avoidX >= 0 && abs(y - avoidY) < windowHeight;
    for (let x = 0; x < columns; x++) {
      const estimate = load<f32>(estimates + ((<usize>(y * mapStride + x)) << 2));
      if (estimate <= best || (near && abs(x - avoidX) < windowWidth)) continue;
      best = estimate;
      index = y * mapStride + x;
    }
  }
  return index;
}
