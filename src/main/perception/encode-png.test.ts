import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../shared/frame';
import { encodeSmallPng } from './encode-png';

/** One colour with an alpha of 0, as some devices send it. */
function frameOf(width: number, height: number): Frame {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < pixels.length; at += 4) pixels.set([200, 100, 50, 0], at);
  return { width, height, pixels };
}

describe('a small PNG of a frame', () => {
  it.each([
    [400, 200, 100, 100, 50],
    [200, 400, 100, 50, 100],
    [80, 40, 100, 80, 40],
  ])('of %d×%d within %d is %d×%d, with its colours though alpha is undefined', async (...sizes) => {
    const [width, height, maxSide, shownWidth, shownHeight] = sizes;
    const small = await encodeSmallPng(frameOf(width, height), maxSide);
    expect([small.width, small.height]).toEqual([shownWidth, shownHeight]);
    const { data, info } = await sharp(small.png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([shownWidth, shownHeight, 3]);
    expect([...data.subarray(0, 3)]).toEqual([200, 100, 50]);
  });
});
