import sharp, { type PngOptions } from 'sharp';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../../shared/frame';
import { createFrameBuffers } from '../../../devices/adb/frame-buffers';
import { decodePng } from './decode-png';
import { readPngChunks } from './png-chunks';

const never = new AbortController().signal;

/** Pixels no filter makes plain: waves, and some noise in them. */
function picture(width: number, height: number, channels: 3 | 4): Buffer {
  return Buffer.from(
    Array.from({ length: width * height * channels }, (_, at) =>
      at % 4 === 3 && channels === 4
        ? 255
        : (128 + 100 * Math.sin(at / 97) + ((at * 2_654_435_761) >>> 29)) & 255,
    ),
  );
}

function rgbaOf(pixels: Buffer, channels: 3 | 4): Buffer {
  if (channels === 4) return pixels;
  const rgba = Buffer.alloc((pixels.length / 3) * 4, 255);
  for (let at = 0, to = 0; at < pixels.length; at += 3, to += 4) pixels.copy(rgba, to, at, at + 3);
  return rgba;
}

async function pngOf(size: [number, number, 3 | 4], options: PngOptions): Promise<Buffer> {
  const [width, height, channels] = size;
  return sharp(picture(...size), { raw: { width, height, channels } })
    .png(options)
    .toBuffer();
}

function decode(png: Buffer, signal = never): Promise<Frame> {
  return decodePng(png, createFrameBuffers(), signal);
}

/** A PNG of the chunks given, whose sums are right. */
async function pngWith(rows: Buffer, header: Partial<Record<number, number>> = {}): Promise<Buffer> {
  const { crc32 } = await import('node:zlib');
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0]);
  for (const [at, byte] of Object.entries(header)) head[Number(at)] = byte ?? 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ]);
}

describe('a screen’s PNG', () => {
  it.each([
    [37, 23, 4],
    [37, 23, 3],
    [1, 1, 4],
    [640, 361, 3],
  ] as const)(
    '%i×%i of %i channels is read as it was, with every filter',
    async (width, height, channels) => {
      for (const adaptiveFiltering of [false, true]) {
        const png = await pngOf([width, height, channels], { adaptiveFiltering });
        const frame = await decode(png);
        expect([frame.width, frame.height]).toEqual([width, height]);
        const right = rgbaOf(picture(width, height, channels), channels);
        expect(right.equals(Buffer.from(frame.pixels))).toBe(true);
      }
    },
  );

  it('each filter is undone', async () => {
    // Two pixels a row; every filter is seen once above and once below another.
    for (const [filter, second] of [
      [0, [5, 6, 7, 8, 9, 10, 11, 12]],
      [1, [5, 6, 7, 8, 14, 16, 18, 20]],
      [2, [6, 8, 10, 12, 14, 16, 18, 20]],
      [3, [5, 7, 8, 10, 14, 16, 18, 21]],
      [4, [6, 8, 10, 12, 15, 18, 21, 24]],
    ] as const) {
      const rows = Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, filter, 5, 6, 7, 8, 9, 10, 11, 12]);
      const { pixels } = await decode(await pngWith(rows));
      expect([...pixels.subarray(8)], `filter ${String(filter)}`).toEqual(second);
    }
    await expect(decode(await pngWith(Buffer.alloc(18, 5)))).rejects.toThrow('5 is no filter');
  });

  it('is refused when interlaced, of other depth, damaged, or of no screen’s size', async () => {
    const rows = Buffer.alloc(18);
    for (const [at, byte, words] of [
      [12, 1, 'interlaced'],
      [8, 16, '16 bits'],
      [9, 3, 'colour type 3'],
      [10, 1, 'packed in a way'],
      [0, 127, 'no screen'],
    ] as const) {
      const refused = decode(await pngWith(rows, { [at]: byte }));
      await expect(refused).rejects.toMatchObject({
        code: 'device_protocol',
        message: expect.stringContaining(words) as string,
      });
    }
    const png = await pngWith(rows);
    const damaged = Buffer.from(png);
    damaged[20] = 9;
    await expect(decode(damaged)).rejects.toThrow('is damaged');
    const real = await pngOf([64, 64, 4], { progressive: true });
    await expect(decode(real)).rejects.toThrow('interlaced');
  });

  it('too few rows are a cut, too many are refused before memory is taken for them', async () => {
    await expect(decode(await pngWith(Buffer.alloc(17)))).rejects.toMatchObject({ code: 'device_reply_cut' });
    await expect(decode(await pngWith(Buffer.alloc(50_000_000)))).rejects.toThrow('longer than its header');
  });

  it('is cut at every length', async () => {
    const png = await pngOf([9, 7, 4], {});
    for (let length = 8; length < png.length; length += 1)
      await expect(decode(png.subarray(0, length))).rejects.toMatchObject({ code: 'device_reply_cut' });
    expect(() => readPngChunks(png)).not.toThrow();
  });

  it('ends with its signal', async () => {
    const stop = new AbortController();
    const reason = new Error('stopped');
    const decoding = decode(await pngOf([640, 640, 4], {}), stop.signal);
    stop.abort(reason);
    await expect(decoding).rejects.toBe(reason);
  });
});
