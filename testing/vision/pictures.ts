import type { Frame } from '../../src/shared/frame';
import type { Random } from '../../src/shared/ports';

/** Kinds of pictures that matchers find easy and hard. */
export type PictureKind = 'scene' | 'noise' | 'flat' | 'checker' | 'gradient';

/** A picture of this kind; the same `random` draws the same one. */
export function drawPicture(kind: PictureKind, width: number, height: number, random: Random): Frame {
  const pixels = new Uint8Array(width * height * 4);
  const frame = { width, height, pixels };
  const draw = PAINTERS[kind](frame, random);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = draw(x, y);
      pixels.set([red, green, blue, 255], (y * width + x) * 4);
    }
  }
  return frame;
}

type Painter = (x: number, y: number) => readonly [number, number, number];

const whole = (random: Random, below: number): number => Math.floor(random.next() * below);

const PAINTERS: Readonly<Record<PictureKind, (frame: Frame, random: Random) => Painter>> = {
  scene: paintScene,
  noise: (_, random) => () => [whole(random, 256), whole(random, 256), whole(random, 256)],
  flat: (_, random) => {
    const colour = [whole(random, 256), whole(random, 256), whole(random, 256)] as const;
    // A few specks, so that there is something to find.
    return () => (random.next() < 0.002 ? [255 - colour[0], colour[1], colour[2]] : colour);
  },
  checker: (_, random) => {
    const side = 2 + whole(random, 12);
    return (x, y) =>
      (Math.floor(x / side) + Math.floor(y / side)) % 2 === 0 ? [30, 40, 60] : [220, 210, 180];
  },
  gradient: ({ width, height }, random) => {
    const [a, b] = [random.next(), random.next()];
    return (x, y) => {
      const value = Math.round(255 * ((a * x) / width + (b * y) / height) * 0.5);
      return [value, 255 - value, Math.round(value * 0.7)];
    };
  },
};

/** Sky, hills, buttons with rims and a little grain: what a game's screen is made of. */
function paintScene({ width, height }: Frame, random: Random): Painter {
  const waves = Array.from({ length: 6 }, () => ({
    x: (random.next() - 0.5) * 0.3,
    y: (random.next() - 0.5) * 0.3,
    phase: random.next() * 6.3,
    strength: 8 + random.next() * 22,
  }));
  const boxes = Array.from({ length: 4 + Math.floor((width * height) / 4000) }, () => ({
    x: whole(random, width),
    y: whole(random, height),
    width: 6 + whole(random, 70),
    height: 6 + whole(random, 40),
    colour: [whole(random, 256), whole(random, 256), whole(random, 256)] as const,
  }));
  return (x, y) => {
    let light = 110 + (60 * y) / height;
    for (const wave of waves) light += wave.strength * Math.sin(wave.x * x + wave.y * y + wave.phase);
    let colour: readonly number[] = [light, light * 0.9 + 10, 230 - light * 0.5];
    for (const box of boxes) {
      const [dx, dy] = [x - box.x, y - box.y];
      if (Math.min(dx, dy, box.width - 1 - dx, box.height - 1 - dy) < 0) continue;
      const rim = Math.min(dx, dy, box.width - 1 - dx, box.height - 1 - dy) < 2;
      colour = rim ? [245, 240, 220] : box.colour.map((value) => value - dy);
    }
    const grain = (random.next() - 0.5) * 8;
    const [red = 0, green = 0, blue = 0] = colour.map((value) =>
      Math.max(0, Math.min(255, Math.round(value + grain))),
    );
    return [red, green, blue];
  };
}

/** A part of a picture. */
export function crop(frame: Frame, x: number, y: number, [width, height]: readonly [number, number]): Frame {
  const pixels = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * frame.width + x) * 4;
    pixels.set(frame.pixels.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, pixels };
}

/** The picture seen worse: `gain` × value + `offset` ± `grain`. */
export function worsen(
  frame: Frame,
  { gain = 1, offset = 0, grain = 0 }: { gain?: number; offset?: number; grain?: number },
  random: Random,
): Frame {
  const pixels = frame.pixels.map((value, index) =>
    index % 4 === 3
      ? value
      : Math.max(0, Math.min(255, Math.round(value * gain + offset + (random.next() - 0.5) * 2 * grain))),
  );
  return { ...frame, pixels };
}

/** The picture with some pixels made transparent. */
export function withMask(frame: Frame, isOpaque: (x: number, y: number) => boolean): Frame {
  const pixels = frame.pixels.slice();
  for (let y = 0; y < frame.height; y += 1)
    for (let x = 0; x < frame.width; x += 1) if (!isOpaque(x, y)) pixels[(y * frame.width + x) * 4 + 3] = 0;
  return { ...frame, pixels };
}
