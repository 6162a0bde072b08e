import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { pngChunk, rawPng } from '../../../../testing/vision/raw-png';
import { patterned, pngOf } from '../../../../testing/vision/template-folder';
import { decodePng, PictureError } from './png-picture';

const text = (written: string): Buffer => Buffer.from(written, 'latin1');
/** 300 MB of nothing, as ZLIB packs it. */
const PACKED = deflateSync(Buffer.alloc(300 * 2 ** 20), { level: 9 });
const ROW = Uint8Array.from([0, 10, 20, 30, 255, 40, 50, 60, 128]);
const DOT = { width: 2, height: 1, rows: ROW };

const refusal = async (bytes: Uint8Array): Promise<string> => {
  const error: unknown = await decodePng(bytes).then(
    () => new Error('it was taken'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof PictureError)) throw error;
  expect(error.message).toMatch(/\.$/);
  return error.code;
};
const pixelsOf = async (bytes: Uint8Array): Promise<number[]> => [...(await decodePng(bytes)).pixels];

describe('a PNG from somewhere', () => {
  it.each([
    ['as usual', rawPng(DOT), [10, 20, 30, 255, 40, 50, 60, 128]],
    [
      'of 16 bits',
      rawPng({
        width: 1,
        height: 1,
        depth: 16,
        color: 2,
        rows: Uint8Array.from([0, 255, 255, 128, 0, 0, 0]),
      }),
      [255, 128, 0, 255],
    ],
    [
      'gray with opacity',
      rawPng({ width: 1, height: 1, color: 4, rows: Uint8Array.from([0, 77, 100]) }),
      [77, 77, 77, 100],
    ],
    [
      'gray of one bit',
      rawPng({ width: 2, height: 1, depth: 1, color: 0, rows: Uint8Array.from([0, 0b0100_0000]) }),
      [0, 0, 0, 255, 255, 255, 255, 255],
    ],
    [
      'gray of 16 bits with opacity',
      rawPng({ width: 1, height: 1, depth: 16, color: 4, rows: Uint8Array.from([0, 77, 0, 255, 255]) }),
      [77, 77, 77, 255],
    ],
    [
      'of a palette with a transparent color',
      rawPng({
        ...{ width: 2, height: 1, depth: 8, color: 3, rows: Uint8Array.from([0, 0, 1]) },
        chunks: [
          ['PLTE', Uint8Array.from([1, 2, 3, 4, 5, 6])],
          ['tRNS', Uint8Array.from([0])],
        ],
      }),
      [1, 2, 3, 0, 4, 5, 6, 255],
    ],
    [
      'that moves: its first picture',
      rawPng({ ...DOT, chunks: [['acTL', Uint8Array.from([0, 0, 0, 2, 0, 0, 0, 0])]] }),
      [10, 20, 30, 255, 40, 50, 60, 128],
    ],
  ])('%s', async (_, bytes, pixels) => {
    expect(await pixelsOf(bytes)).toEqual(pixels);
  });

  it('interlaced, or with the profile of a screen, is the picture that was saved', async () => {
    const { width, height, pixels } = patterned(31, 17);
    const image = () => sharp(pixels, { raw: { width, height, channels: 4 } });
    expect((await decodePng(await image().png({ progressive: true }).toBuffer())).pixels).toEqual(pixels);
    const profiled = await decodePng(await image().withIccProfile('p3').png().toBuffer());
    const off = profiled.pixels.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - (pixels[at] ?? 0))),
      0,
    );
    expect(off).toBeLessThan(30);
  });
});

describe('a file that is meant to do harm', () => {
  it.each([
    ['65535 × 65535', rawPng({ ...DOT, width: 65_535, height: 65_535 }), 'too_large'],
    ['4 billion wide', rawPng({ ...DOT, width: 2 ** 32 - 1, height: 1 }), 'too_large'],
    ['3000 × 3000', rawPng({ ...DOT, width: 3_000, height: 3_000 }), 'too_large'],
    ['no width', rawPng({ ...DOT, width: 0 }), 'damaged'],
    ['a depth there is none of', rawPng({ ...DOT, depth: 7 }), 'damaged'],
    ['a palette without one', rawPng({ ...DOT, color: 3 }), 'damaged'],
    ['rows that are missing', rawPng({ ...DOT, height: 500 }), 'damaged'],
    ['nothing', new Uint8Array(), 'not_png'],
    ['a signature alone', rawPng(DOT).subarray(0, 8), 'not_png'],
    ['a header alone', rawPng(DOT).subarray(0, 33), 'damaged'],
    [
      'a chunk of 4 GB',
      Buffer.concat([rawPng(DOT).subarray(0, 33), text('\xff\xff\xff\xffIDATx')]),
      'damaged',
    ],
    ['rows that are no ZLIB', withRows(Buffer.alloc(900, 0x55)), 'damaged'],
    ['rows that end in the middle', withRows(deflateSync(Buffer.alloc(500)).subarray(0, 9)), 'damaged'],
  ])('is refused: %s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('a JPEG, a GIF or an SVG named png is none', async () => {
    const frame = sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } });
    for (const bytes of [await frame.jpeg().toBuffer(), await frame.gif().toBuffer(), text('<svg/>')])
      expect(await refusal(bytes)).toBe('not_png');
  });

  it.each([
    ['a text', withChunk('zTXt', 'a\0\0')],
    ['a profile', withChunk('iCCP', 'a\0\0')],
    ['an international text', withChunk('iTXt', 'a\0\x01\0\0\0')],
    ['what stands behind the last row', withRows(PACKED)],
  ])('%s that unpacks to hundreds of MB takes neither memory nor time', async (_, bytes) => {
    const [beganAt, before] = [performance.now(), process.memoryUsage().rss];
    await decodePng(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(PictureError));
    expect(performance.now() - beganAt).toBeLessThan(3_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  });

  it('cut off or changed anywhere, it is refused or as large as it says', async () => {
    const whole = await pngOf(patterned(24, 16));
    for (let length = 0; length < whole.length - 12; length += 7) await refusal(whole.subarray(0, length));
    const random = createFakeRandom(7);
    for (let round = 0; round < 200; round += 1) {
      const bytes = Buffer.from(whole);
      const at = 29 + Math.floor(random.next() * (whole.length - 41));
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random.next() * 8));
      const read = await decodePng(bytes).catch((error: unknown) => error);
      if (read instanceof PictureError) continue;
      expect(read).toMatchObject({ width: 24, height: 16 });
      expect((read as { pixels: Uint8Array }).pixels).toHaveLength(24 * 16 * 4);
    }
  });
});

/** A picture with one more chunk, of which the most is packed. */
function withChunk(name: string, head: string): Buffer {
  return rawPng({ ...DOT, chunks: [[name, Buffer.concat([text(head), PACKED])]] });
}

/** A picture of 500 × 500 whose rows are these bytes. */
function withRows(packed: Uint8Array): Buffer {
  const head = rawPng({ ...DOT, width: 500, height: 500 }).subarray(0, 33);
  return Buffer.concat([head, pngChunk('IDAT', packed), pngChunk('IEND', new Uint8Array())]);
}
