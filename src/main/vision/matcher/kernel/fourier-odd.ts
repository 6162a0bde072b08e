/* The stages of fourier.ts with three or five parts: at most a few per transform, so the turning has a pass of its own. */

const SIN_60: f64 = 0.8660254037844386;
const COS_72: f64 = 0.30901699437494745;
const COS_144: f64 = -0.8090169943749475;
const SIN_72: f64 = 0.9510565162951535;
const SIN_144: f64 = 0.5877852522924731;

export function forwardOdd(at: usize, nodes: i32, radix: i32, part: i32, table: usize): void {
  const step = <usize>part << 5;
  for (let node = 0; node < nodes; node++) {
    for (let k = 1; k < radix; k++, table += 16) turn(at + <usize>k * step, part, table, 1);
    for (const end = at + step; at < end; at += 32) {
      if (radix === 3) transform3(at, step, 1);
      else transform5(at, step, 1);
    }
    at += <usize>(radix - 1) * step;
  }
}

export function backwardOdd(at: usize, nodes: i32, radix: i32, part: i32, table: usize): void {
  const step = <usize>part << 5;
  for (let node = 0; node < nodes; node++) {
    const begin = at;
    for (const end = at + step; at < end; at += 32) {
      if (radix === 3) transform3(at, step, -1);
      else transform5(at, step, -1);
    }
    for (let k = 1; k < radix; k++, table += 16) turn(begin + <usize>k * step, part, table, -1);
    at += <usize>(radix - 1) * step;
  }
}

/** Multiplies `count` elements by cos ± i·sin. */
// @ts-ignore: decorators of AssemblyScript
@inline
function turn(at: usize, count: i32, table: usize, sign: f64): void {
  const cos = v128.load64_splat(table);
  const sin = f64x2.mul(v128.load64_splat(table, 8), f64x2.splat(sign));
  for (const end = at + (<usize>count << 5); at < end; at += 32) {
    const re = v128.load(at);
    const im = v128.load(at, 16);
    v128.store(at, f64x2.sub(f64x2.mul(re, cos), f64x2.mul(im, sin)));
    v128.store(at, f64x2.add(f64x2.mul(im, cos), f64x2.mul(re, sin)), 16);
  }
}

/** Stores middle ± i·side at two places. */
// @ts-ignore: decorators of AssemblyScript
@inline
function put(at: usize, other: usize, re: v128, im: v128, sideRe: v128, sideIm: v128): void {
  v128.store(at, f64x2.sub(re, sideIm));
  v128.store(at, f64x2.add(im, sideRe), 16);
  v128.store(other, f64x2.add(re, sideIm));
  v128.store(other, f64x2.sub(im, sideRe), 16);
}

// @ts-ignore: decorators of AssemblyScript
@inline
function transform3(at: usize, step: usize, sign: f64): void {
  const b = at + step;
  const c = b + step;
  const sin = f64x2.splat(sign * SIN_60);
  const half = f64x2.splat(0.5);
  const re = v128.load(at);
  const im = v128.load(at, 16);
  const sumRe = f64x2.add(v128.load(b), v128.load(c));
  const sumIm = f64x2.add(v128.load(b, 16), v128.load(c, 16));
  const sideRe = f64x2.mul(f64x2.sub(v128.load(b), v128.load(c)), sin);
  const sideIm = f64x2.mul(f64x2.sub(v128.load(b, 16), v128.load(c, 16)), sin);
  v128.store(at, f64x2.add(re, sumRe));
  v128.store(at, f64x2.add(im, sumIm), 16);
  put(b, c, f64x2.sub(re, f64x2.mul(sumRe, half)), f64x2.sub(im, f64x2.mul(sumIm, half)), sideRe, sideIm);
}

/** x + first·c + second·d */
// @ts-ignore: decorators of AssemblyScript
@inline
function mix(x: v128, first: v128, c: f64, second: v128, d: f64): v128 {
  return f64x2.add(x, f64x2.add(f64x2.mul(first, f64x2.splat(c)), f64x2.mul(second, f64x2.splat(d))));
}

// @ts-ignore: decorators of AssemblyScript
@inline
function transform5(at: usize, step: usize, sign: f64): void {
  const b = at + step;
  const c = b + step;
  const d = c + step;
  const e = d + step;
  const zero = f64x2.splat(0);
  const re = v128.load(at);
  const im = v128.load(at, 16);
  const outerRe = f64x2.add(v128.load(b), v128.load(e));
  const outerIm = f64x2.add(v128.load(b, 16), v128.load(e, 16));
  const innerRe = f64x2.add(v128.load(c), v128.load(d));
  const innerIm = f64x2.add(v128.load(c, 16), v128.load(d, 16));
  const outRe = f64x2.sub(v128.load(b), v128.load(e));
  const outIm = f64x2.sub(v128.load(b, 16), v128.load(e, 16));
  const inRe = f64x2.sub(v128.load(c), v128.load(d));
  const inIm = f64x2.sub(v128.load(c, 16), v128.load(d, 16));
  v128.store(at, f64x2.add(re, f64x2.add(outerRe, innerRe)));
  v128.store(at, f64x2.add(im, f64x2.add(outerIm, innerIm)), 16);
  put(
    b, e,
    mix(re, outerRe, COS_72, innerRe, COS_144),
    mix(im, outerIm, COS_72, innerIm, COS_144),
    mix(zero, outRe, sign * SIN_72, inRe, sign * SIN_144),
    mix(zero, outIm, sign * SIN_72, inIm, sign * SIN_144),
  );
  put(
    c, d,
    mix(re, outerRe, COS_144, innerRe, COS_72),
    mix(im, outerIm, COS_144, innerIm, COS_72),
    mix(zero, outRe, sign * SIN_144, inRe, -sign * SIN_72),
    mix(zero, outIm, sign * SIN_144, inIm, -sign * SIN_72),
  );
}
