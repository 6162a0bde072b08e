import type { Frame } from '../src/shared/frame';
import { rawPng } from '../testing/vision/raw-png';

interface Cut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** RGB. */
const CHANNELS = 3;
const COLOR = 2;

/**
 * A part of a frame as PNG, without the library that the program encodes pictures with: the program's main thread loads
 * that only once somebody wants to see one, and what is measured here is a program in which nobody does.
 */
export function plainPng({ width, pixels }: Frame, cut: Cut): Buffer {
  const line = cut.width * CHANNELS + 1;
  const rows = new Uint8Array(line * cut.height);
  for (let y = 0; y < cut.height; y += 1) {
    for (let x = 0; x < cut.width; x += 1) {
      const from = ((cut.top + y) * width + cut.left + x) * 4;
      rows.set(pixels.subarray(from, from + CHANNELS), y * line + 1 + x * CHANNELS);
    }
  }
  return rawPng({ width: cut.width, height: cut.height, color: COLOR, rows });
}
