import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { boxOp, clipped, shadowOp, textOp, type DrawOp } from './draw-op';
import { rasterise } from './rasterise';
import { parsePath } from './path';
import { Renderer } from './renderer';
import type { Color } from './color';

const SIZE = { width: 160, height: 120 };
const background = boxOp({ left: 0, top: 0, right: 160, bottom: 120 }, same([240, 240, 240, 255]), 0);

function same(color: Color) {
  return { top: color, bottom: color };
}

const anyOp: fc.Arbitrary<DrawOp> = fc
  .record({
    kind: fc.constantFrom('box', 'text', 'shadow', 'clipped'),
    left: fc.integer({ min: -20, max: 150 }),
    top: fc.integer({ min: -20, max: 110 }),
    width: fc.integer({ min: 1, max: 90 }),
    height: fc.integer({ min: 1, max: 60 }),
    color: fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)),
  })
  .map(({ kind, left, top, width, height, color }) => {
    const box = { left, top, right: left + width, bottom: top + height };
    if (kind === 'shadow') return shadowOp(box, 6, 8);
    const text = textOp(box, { text: 'Wäg', style: { weight: 'bold', size: 18 }, color, align: 'center' });
    if (kind === 'text') return text;
    if (kind === 'clipped') return clipped(text, box);
    return boxOp(box, { top: color, bottom: [color[2], color[0], color[1], 255] }, 7);
  });

describe('pictures', () => {
  it('drawn from the one before are the same, to the byte, as drawn anew', () => {
    fc.assert(
      fc.property(
        fc.array(anyOp, { maxLength: 8 }),
        fc.array(anyOp, { maxLength: 4 }),
        fc.nat(8),
        (first, added, at) => {
          const before = [background, ...first];
          const after = [background, ...first.slice(0, at), ...added, ...first.slice(at + 1)];
          const renderer = new Renderer();
          const step = renderer.render(SIZE, after, renderer.render(SIZE, before));
          return step.pixels.equals(new Renderer().render(SIZE, after).pixels);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are shared by all that show the same', () => {
    const renderer = new Renderer();
    expect(renderer.render(SIZE, [background])).toBe(renderer.render(SIZE, [background]));
  });

  it('come as PNG with the same pixels, encoded once', async () => {
    const frame = new Renderer().render(SIZE, [background]);
    expect(frame.png()).toBe(frame.png());
    expect(
      (
        await sharp(await frame.png())
          .raw()
          .toBuffer()
      ).equals(frame.pixels),
    ).toBe(true);
  });

  it('of text are the same on every machine', () => {
    const line = {
      text: 'Muster 0123 äß€',
      style: { weight: 'regular', size: 22 },
      color: [0, 0, 0, 255],
      align: 'left',
    } as const;
    const { pixels } = new Renderer().render(SIZE, [
      background,
      textOp({ left: 2, top: 20, right: 158, bottom: 50 }, line),
    ]);
    expect(createHash('sha256').update(pixels).digest('hex').slice(0, 16)).toMatchInlineSnapshot(
      `"7bf86737fea6d48d"`,
    );
  });
});

describe('coverage', () => {
  it('is exact for boxes that cut through pixels', () => {
    const mask = rasterise(parsePath('M0.5 0.25L3 0.25L3 2L0.5 2Z'), { scale: 1, x: 0, y: 0 });
    expect([mask.left, mask.top, mask.width, mask.height]).toEqual([0, 0, 3, 2]);
    expect([...mask.coverage]).toEqual([96, 191, 191, 128, 255, 255]);
  });

  it('leaves holes empty', () => {
    const mask = rasterise(parsePath('M0 0H6V6H0ZM2 2V4H4V2Z'), { scale: 1, x: 0, y: 0 });
    expect(mask.coverage[3 * 6 + 3]).toBe(0);
    expect(mask.coverage[0]).toBe(255);
  });

  it.each(['M1', 'A1 2', 'M1 2Z3', 'hello'])('refuses the path %s', (data) => {
    expect(() => parsePath(data)).toThrow(RangeError);
  });
});
