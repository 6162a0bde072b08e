import type { Frame } from '../../../../shared/frame';
import type { FrameBuffers } from '../../../devices/adb/frame-buffers';
import { COLOUR_SPACE_BYTES } from '../../../devices/adb/screencap-header';
import { feedUnpacked } from '../feed-unpacked';
import { readPngChunks } from './png-chunks';
import { PngRows } from './png-rows';

/**
 * A screen's PNG as RGBA in a frame's memory; what has no alpha is opaque. Throws `ReplyError`, and the signal's reason.
 * Memory is taken for the size the header tells, which is bounded, and never more.
 */
export async function decodePng(
  bytes: Buffer,
  frameBuffers: FrameBuffers,
  signal: AbortSignal,
): Promise<Frame> {
  const { width, height, channels, packed } = readPngChunks(bytes);
  const pixelBytes = width * height * 4;
  // As long as a raw screen's memory, so that either can use it.
  const pixels = frameBuffers.take(pixelBytes + COLOUR_SPACE_BYTES).subarray(0, pixelBytes);
  const frame: Frame = { width, height, pixels };
  try {
    const rows = new PngRows({ width, height, channels }, pixels);
    await feedUnpacked('zlib', packed, { take: (chunk) => rows.take(chunk), signal });
    rows.finish();
    return frame;
  } catch (error) {
    frameBuffers.release(frame);
    throw error;
  }
}
