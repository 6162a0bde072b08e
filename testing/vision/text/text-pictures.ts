import { textOp, type TextLine } from '../../../src/simulator/graphics/draw-op';
import type { TextStyle } from '../../../src/simulator/graphics/font';
import { createSurface, type Box, type Surface } from '../../../src/simulator/graphics/surface';
import type { Frame } from '../../../src/shared/frame';

/** A picture of one line of text, and what it says. */
export interface TextPicture {
  readonly text: string;
  readonly frame: Frame;
  /** The only characters that can be there; null for any. */
  readonly chars: string | null;
}

type Rgb = readonly [number, number, number];

const [WIDTH, HEIGHT] = [300, 60];
const SIZES = [18, 22, 26, 30, 34] as const;

const WORDS = [
  ...['Claim reward', 'Start battle', 'Settings', 'Daily quests', 'Level 42', 'Collect all', 'Try again'],
  ...['Energy 35/120', 'Upgrade now', 'Guild members', 'Not enough gold', 'Victory', 'Auto repeat'],
  ...['Connection lost', 'Tap to continue', 'Next stage', 'Free chest', 'Log in', 'Wood 1,250', 'Cancel'],
];
const NUMBERS = [
  ...['0', '7', '42', '108', '999', '1024', '3650', '12,345', '98,760', '1,250,000', '35/120', '4/5'],
  ...['20/20', '03:45', '12:00', '23:59', '00:07', '8,801', '66,606', '5719'],
];

/** Black or nearly so on a light ground, as in settings and dialogs. */
export function cleanPictures(): readonly TextPicture[] {
  return WORDS.map((text, index) => {
    const frame = filled(() => [255 - (index % 4) * 8, 255 - (index % 4) * 8, 255 - (index % 3) * 6]);
    write(frame, {
      text,
      color: [index % 5, index % 7, 20],
      style: { weight: 'regular', size: sizeOf(index) },
    });
    return { text, frame: asFrame(frame), chars: null };
  });
}

/** White, bold and with a dark rim, on a ground that runs from one colour into another. */
export function gamePictures(): readonly TextPicture[] {
  return WORDS.map((text, index) => ({ text, frame: drawGame(text, index), chars: null }));
}

/** Numbers as games show them: gold, time, how many of how many. */
export function digitPictures(): readonly TextPicture[] {
  return NUMBERS.map((text, index) => ({
    text,
    frame: index % 2 === 0 ? drawGame(text, index) : drawBadge(text, index),
    chars: '0123456789,/:',
  }));
}

const GROUNDS: readonly (readonly [Rgb, Rgb])[] = [
  [
    [40, 90, 160],
    [90, 170, 220],
  ],
  [
    [150, 60, 40],
    [230, 150, 70],
  ],
  [
    [30, 110, 60],
    [120, 190, 90],
  ],
  [
    [70, 40, 110],
    [170, 110, 200],
  ],
];

function drawGame(text: string, index: number): Frame {
  const [from, to] = GROUNDS[index % GROUNDS.length] ?? [[0, 0, 0] as Rgb, [0, 0, 0] as Rgb];
  const surface = filled((x, y) => mix(from, to, (x / WIDTH + y / HEIGHT) / 2));
  const style: TextStyle = { weight: 'bold', size: sizeOf(index) };
  for (const [dx, dy] of RIM) write(surface, { text, color: [25, 20, 30], style }, dx, dy);
  write(surface, { text, color: [255, 255, 255], style });
  return asFrame(surface);
}

/** Light on a dark badge in the middle of a lighter bar. */
function drawBadge(text: string, index: number): Frame {
  const surface = filled((x, y) =>
    x > 30 && x < WIDTH - 30 && y > 6 && y < HEIGHT - 6 ? [44, 38, 60 + (index % 3) * 10] : [120, 110, 90],
  );
  write(surface, { text, color: [255, 224, 130], style: { weight: 'bold', size: sizeOf(index) } });
  return asFrame(surface);
}

/** Where the rim's copies of a text lie around it. */
const RIM = [-2, -1, 0, 1, 2].flatMap((dx) =>
  [-2, -1, 0, 1, 2].filter((dy) => Math.hypot(dx, dy) <= 2.3).map((dy) => [dx, dy] as const),
);

const sizeOf = (index: number): number => SIZES[index % SIZES.length] ?? 26;

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2): number => Math.round(from[index] * (1 - share) + to[index] * share);
  return [at(0), at(1), at(2)];
}

function filled(colourAt: (x: number, y: number) => Rgb): Surface {
  return paintedSurface(WIDTH, HEIGHT, colourAt);
}

/** A surface each of whose pixels is asked for. */
export function paintedSurface(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Rgb,
): Surface {
  const surface = createSurface(width, height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) surface.pixels.set([...colourAt(x, y), 255], (y * width + x) * 4);
  return surface;
}

interface Writing {
  readonly text: string;
  readonly color: Rgb;
  readonly style: TextStyle;
}

function write(surface: Surface, writing: Writing, dx = 0, dy = 0): void {
  writeIn(surface, { left: dx, top: dy, right: WIDTH + dx, bottom: HEIGHT + dy }, writing);
}

/** Writes a line into the middle of a box. */
export function writeIn(surface: Surface, box: Box, { text, color, style }: Writing): void {
  const line: TextLine = { text, style, color: [...color, 255], align: 'center' };
  textOp(box, line).paint(surface, { left: 0, top: 0, right: surface.width, bottom: surface.height });
}

/** A surface as frames are. */
export function asFrame({ width, height, pixels }: Surface): Frame {
  return { width, height, pixels: new Uint8Array(pixels) };
}
