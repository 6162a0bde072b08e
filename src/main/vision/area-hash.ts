import { crc32 } from 'node:zlib';
import type { Frame } from '../../shared/frame';
import type { ScreenArea } from '../../shared/screen-place';
import { boxOn } from './recogniser';

/** A number for what an area of a frame shows, its size included; undefined where the area lies outside. */
export function areaHash(frame: Frame, area: ScreenArea | null): number | undefined {
  const box = boxOn(frame, area);
  if (!box) return undefined;
  let hash = crc32(`${String(frame.width)}x${String(frame.height)}`);
  for (let y = box.y; y < box.y + box.height; y += 1) {
    const at = (y * frame.width + box.x) * 4;
    hash = crc32(frame.pixels.subarray(at, at + box.width * 4), hash);
  }
  return hash;
}
