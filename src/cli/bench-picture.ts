import type { Random } from '../shared/ports';
import type { Frame } from '../shared/frame';

type Colour = readonly [number, number, number];

/** What a screen of a game is like to a matcher: soft ground, buttons with rims, a little grain. */
export function drawScreen(width: number, height: number, random: Random): Frame {
  const below = (limit: number): number => Math.floor(random.next() * limit);
  const colour = (): Colour => [below(256), below(256), below(256)];
  const frame = paint(width, height, (x, y) => {
    const light = 120 + 50 * Math.sin(x / 90) * Math.cos(y / 70) + (50 * y) / height;
    return [light, light * 0.9 + 10, 230 - light * 0.5];
  });
  for (let button = 0; button < (width * height) / 4_000; button += 1) {
    const box = {
      x: below(width - 80),
      y: below(height - 50),
      width: 20 + below(60),
      height: 16 + below(34),
    };
    fill(frame, box, [245, 240, 220]);
    fill(frame, { x: box.x + 2, y: box.y + 2, width: box.width - 4, height: box.height - 4 }, colour());
  }
  for (let at = 0; at < frame.pixels.length; at += 1)
    if (at % 4 !== 3) frame.pixels[at] = Math.max(0, Math.min(255, (frame.pixels[at] ?? 0) + below(9) - 4));
  return frame;
}

/** Nothing is harder to search than noise. */
export function drawNoise(width: number, height: number, random: Random): Frame {
  const value = (): number => Math.floor(random.next() * 256);
  return paint(width, height, () => [value(), value(), value()]);
}

/** A part of a picture. */
export function cut(
  { width, pixels }: Frame,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Frame {
  const part = new Uint8Array(box.width * box.height * 4);
  for (let row = 0; row < box.height; row += 1) {
    const from = ((box.y + row) * width + box.x) * 4;
    part.set(pixels.subarray(from, from + box.width * 4), row * box.width * 4);
  }
  return { width: box.width, height: box.height, pixels: part };
}

function paint(width: number, height: number, colourAt: (x: number, y: number) => Colour): Frame {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1)
    pixels.set([...colourAt(at % width, Math.floor(at / width)), 255], at * 4);
  return { width, height, pixels };
}

function fill(
  { width, pixels }: Frame,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colour: Colour,
): void {
  for (let y = box.y; y < box.y + box.height; y += 1)
    for (let x = box.x; x < box.x + box.width; x += 1) pixels.set(colour, (y * width + x) * 4);
}
