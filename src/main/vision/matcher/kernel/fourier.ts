/*
 * A discrete Fourier transform of many columns at once, in f64, in place. An element is 32 bytes: the real parts of two
 * columns, then their imaginary parts. Frequencies come out in the order of the tree below; the inverse takes them so.
 *
 * It evaluates polynomials: those modulo z^(R·M) − r become R ones modulo z^M − a·ω^j, where a^R = r and ω^R = 1.
 * That is a multiplication by powers of a, the same for a whole node, and a transform of R values. `twiddles` are the
 * powers a, a², … of each node, stage by stage; fourier-plan.ts makes them. The root is z^N − i.
 */

import { backwardOdd, forwardOdd } from './fourier-odd';

// @ts-ignore: decorators of AssemblyScript
@inline
function timesReal(re: v128, im: v128, cos: v128, sin: v128): v128 {
  return f64x2.sub(f64x2.mul(re, cos), f64x2.mul(im, sin));
}

// @ts-ignore: decorators of AssemblyScript
@inline
function timesImaginary(re: v128, im: v128, cos: v128, sin: v128): v128 {
  return f64x2.add(f64x2.mul(im, cos), f64x2.mul(re, sin));
}

/** From coefficients to values. `radices` are i32, one per stage. */
export function forward(at: usize, length: i32, radices: usize, stages: i32, twiddles: usize): void {
  let nodes = 1;
  let table = twiddles;
  for (let stage = 0; stage < stages; stage++) {
    const radix = load<i32>(radices + (<usize>stage << 2));
    const part = length / (nodes * radix);
    if (radix === 4) forward4(at, nodes, part, table);
    else if (radix === 2) forward2(at, nodes, part, table);
    else forwardOdd(at, nodes, radix, part, table);
    table += <usize>(nodes * (radix - 1)) << 4;
    nodes *= radix;
  }
}

/** From values to coefficients times `length`. `twiddles` is the end of the table here. */
export function backward(at: usize, length: i32, radices: usize, stages: i32, twiddles: usize): void {
  let nodes = length;
  let table = twiddles;
  for (let stage = stages - 1; stage >= 0; stage--) {
    const radix = load<i32>(radices + (<usize>stage << 2));
    nodes /= radix;
    const part = length / (nodes * radix);
    table -= <usize>(nodes * (radix - 1)) << 4;
    if (radix === 4) backward4(at, nodes, part, table);
    else if (radix === 2) backward2(at, nodes, part, table);
    else backwardOdd(at, nodes, radix, part, table);
  }
}

function forward2(at: usize, nodes: i32, part: i32, table: usize): void {
  const step = <usize>part << 5;
  let a = at;
  for (let node = 0; node < nodes; node++, table += 16, a += step) {
    const cos = v128.load64_splat(table);
    const sin = v128.load64_splat(table, 8);
    for (const end = a + step; a < end; a += 32) {
      const b = a + step;
      const re = timesReal(v128.load(b), v128.load(b, 16), cos, sin);
      const im = timesImaginary(v128.load(b), v128.load(b, 16), cos, sin);
      const firstRe = v128.load(a);
      const firstIm = v128.load(a, 16);
      v128.store(a, f64x2.add(firstRe, re));
      v128.store(a, f64x2.add(firstIm, im), 16);
      v128.store(b, f64x2.sub(firstRe, re));
      v128.store(b, f64x2.sub(firstIm, im), 16);
    }
  }
}

function backward2(at: usize, nodes: i32, part: i32, table: usize): void {
  const step = <usize>part << 5;
  let a = at;
  for (let node = 0; node < nodes; node++, table += 16, a += step) {
    const cos = v128.load64_splat(table);
    const sin = f64x2.neg(v128.load64_splat(table, 8));
    for (const end = a + step; a < end; a += 32) {
      const b = a + step;
      const re = f64x2.sub(v128.load(a), v128.load(b));
      const im = f64x2.sub(v128.load(a, 16), v128.load(b, 16));
      v128.store(a, f64x2.add(v128.load(a), v128.load(b)));
      v128.store(a, f64x2.add(v128.load(a, 16), v128.load(b, 16)), 16);
      v128.store(b, timesReal(re, im, cos, sin));
      v128.store(b, timesImaginary(re, im, cos, sin), 16);
    }
  }
}

function forward4(at: usize, nodes: i32, part: i32, table: usize): void {
  const step = <usize>part << 5;
  let a = at;
  for (let node = 0; node < nodes; node++, table += 48, a += 3 * step) {
    const cos1 = v128.load64_splat(table);
    const sin1 = v128.load64_splat(table, 8);
    const cos2 = v128.load64_splat(table, 16);
    const sin2 = v128.load64_splat(table, 24);
    const cos3 = v128.load64_splat(table, 32);
    const sin3 = v128.load64_splat(table, 40);
    for (const end = a + step; a < end; a += 32) {
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const re1 = timesReal(v128.load(b), v128.load(b, 16), cos1, sin1);
      const im1 = timesImaginary(v128.load(b), v128.load(b, 16), cos1, sin1);
      const re2 = timesReal(v128.load(c), v128.load(c, 16), cos2, sin2);
      const im2 = timesImaginary(v128.load(c), v128.load(c, 16), cos2, sin2);
      const re3 = timesReal(v128.load(d), v128.load(d, 16), cos3, sin3);
      const im3 = timesImaginary(v128.load(d), v128.load(d, 16), cos3, sin3);
      const evenRe = f64x2.add(v128.load(a), re2);
      const evenIm = f64x2.add(v128.load(a, 16), im2);
      const oddRe = f64x2.add(re1, re3);
      const oddIm = f64x2.add(im1, im3);
      const restRe = f64x2.sub(v128.load(a), re2);
      const restIm = f64x2.sub(v128.load(a, 16), im2);
      const turnedRe = f64x2.sub(im3, im1);
      const turnedIm = f64x2.sub(re1, re3);
      v128.store(a, f64x2.add(evenRe, oddRe));
      v128.store(a, f64x2.add(evenIm, oddIm), 16);
      v128.store(b, f64x2.add(restRe, turnedRe));
      v128.store(b, f64x2.add(restIm, turnedIm), 16);
      v128.store(c, f64x2.sub(evenRe, oddRe));
      v128.store(c, f64x2.sub(evenIm, oddIm), 16);
      v128.store(d, f64x2.sub(restRe, turnedRe));
      v128.store(d, f64x2.sub(restIm, turnedIm), 16);
    }
  }
}

function backward4(at: usize, nodes: i32, part: i32, table: usize): void {
  const step = <usize>part << 5;
  let a = at;
  for (let node = 0; node < nodes; node++, table += 48, a += 3 * step) {
    const cos1 = v128.load64_splat(table);
    const sin1 = f64x2.neg(v128.load64_splat(table, 8));
    const cos2 = v128.load64_splat(table, 16);
    const sin2 = f64x2.neg(v128.load64_splat(table, 24));
    const cos3 = v128.load64_splat(table, 32);
    const sin3 = f64x2.neg(v128.load64_splat(table, 40));
    for (const end = a + step; a < end; a += 32) {
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const evenRe = f64x2.add(v128.load(a), v128.load(c));
      const evenIm = f64x2.add(v128.load(a, 16), v128.load(c, 16));
      const oddRe = f64x2.add(v128.load(b), v128.load(d));
      const oddIm = f64x2.add(v128.load(b, 16), v128.load(d, 16));
      const restRe = f64x2.sub(v128.load(a), v128.load(c));
      const restIm = f64x2.sub(v128.load(a, 16), v128.load(c, 16));
      const turnedRe = f64x2.sub(v128.load(b, 16), v128.load(d, 16));
      const turnedIm = f64x2.sub(v128.load(d), v128.load(b));
      v128.store(a, f64x2.add(evenRe, oddRe));
      v128.store(a, f64x2.add(evenIm, oddIm), 16);
      const re1 = f64x2.add(restRe, turnedRe);
      const im1 = f64x2.add(restIm, turnedIm);
      v128.store(b, timesReal(re1, im1, cos1, sin1));
      v128.store(b, timesImaginary(re1, im1, cos1, sin1), 16);
      const re2 = f64x2.sub(evenRe, oddRe);
      const im2 = f64x2.sub(evenIm, oddIm);
      v128.store(c, timesReal(re2, im2, cos2, sin2));
      v128.store(c, timesImaginary(re2, im2, cos2, sin2), 16);
      const re3 = f64x2.sub(restRe, turnedRe);
      const im3 = f64x2.sub(restIm, turnedIm);
      v128.store(d, timesReal(re3, im3, cos3, sin3));
      v128.store(d, timesImaginary(re3, im3, cos3, sin3), 16);
    }
  }
}
