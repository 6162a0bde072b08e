/*
 * Pixels as the kernel works on them: one plane of i16 per channel, every value less 128, rows without gaps. Centred
 * values keep all sums of products small enough for the integer arithmetic that the other files rely on.
 */

/** What OpenCV takes for red, green and blue (BT.601), in units of 2^-15; they add up to 1. */
const RED: i16 = 9798;
const GREEN: i16 = 19235;
const BLUE: i16 = 3735;
const SHIFT: i32 = 15;

/** Four weighted pixels as i32, rounded; `pixels` are four times red, green, blue, alpha. */
// @ts-ignore: decorators of AssemblyScript
@inline
function gray4(pixels: v128): v128 {
  const weights = i16x8(RED, GREEN, BLUE, 0, RED, GREEN, BLUE, 0);
  const low = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(pixels), weights);
  const high = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(pixels), weights);
  // Each pixel is two neighbours now: red with green, blue with nothing.
  const redGreen = v128.shuffle<i32>(low, high, 0, 2, 4, 6);
  const blue = v128.shuffle<i32>(low, high, 1, 3, 5, 7);
  const sum = i32x4.add(i32x4.add(redGreen, blue), i32x4.splat(1 << (SHIFT - 1)));
  return i32x4.sub(i32x4.shr_s(sum, SHIFT), i32x4.splat(128));
}

/** Gray of `count` pixels (red, green, blue, alpha in bytes); writes up to seven values more. */
export function grayPlane(rgba: usize, plane: usize, count: i32): void {
  for (let i = 0; i < count; i += 8) {
    const from = rgba + (<usize>i << 2);
    v128.store(
      plane + (<usize>i << 1),
      i16x8.narrow_i32x4_s(gray4(v128.load(from)), gray4(v128.load(from, 16))),
    );
  }
}

/** Red, green and blue of `count` pixels, each into its own plane; writes up to seven values more. */
export function colourPlanes(rgba: usize, plane: usize, planeBytes: usize, count: i32): void {
  const byte = i32x4.splat(0xff);
  const middle = i16x8.splat(128);
  for (let i = 0; i < count; i += 8) {
    const from = rgba + (<usize>i << 2);
    const a = v128.load(from);
    const b = v128.load(from, 16);
    const to = plane + (<usize>i << 1);
    for (let channel = 0; channel < 3; channel++) {
      const shift = channel << 3;
      const low = v128.and(i32x4.shr_u(a, shift), byte);
      const high = v128.and(i32x4.shr_u(b, shift), byte);
      v128.store(to + <usize>channel * planeBytes, i16x8.sub(i16x8.narrow_i32x4_s(low, high), middle));
    }
  }
}
