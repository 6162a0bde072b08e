import { z } from 'zod';
import type { Pixel, ScreenSize } from '../../../shared/screen-place';
import { defineAction } from '../action';
import { choice, duration, integer } from '../params';
import { point, showPoint } from '../places';

const NEEDS =
  'Needs what an emulator or an Android newer than 10 gives: root for adb, or the command `uinput`. Where neither is there the step fails and says so. With `uinput` it takes a second longer.';

/** How close two fingers can be, as a share of the shorter side of the screen. */
const CLOSEST = 0.1;

export const pinch = defineAction({
  name: 'pinch',
  summary: 'Moves two fingers apart to zoom in, or together to zoom out.',
  details: `The fingers move slantwise around \`at\`, which is the middle of the screen when left out. ${NEEDS}`,
  schema: z.strictObject({
    pinch: choice(['apart', 'together']),
    at: point().optional().describe('The middle between the fingers'),
    reach: integer(20, 90)
      .default(60)
      .describe('How far apart the fingers are at most, in percent of the shorter side of the screen'),
    duration: duration().default(400).describe('How long it takes'),
  }),
  example: `
- pinch: apart
  name: Zoom in
- pinch: together
  at: { x: 50%, y: 30% }
  duration: 1s
`,
  capabilities: ['input'],
  label: ({ pinch: way, at }) => `pinch ${way}${at ? ` at ${showPoint(at)}` : ''}`,
  run: async ({ pinch: way, at, reach, duration: ms }, context) => {
    const { device, signal } = context;
    const screen = await device.screenSize(signal);
    const middle = at
      ? await context.pixel(at)
      : { x: Math.round(screen.width / 2), y: Math.round(screen.height / 2) };
    const side = Math.min(screen.width, screen.height);
    const far = placesAround(middle, (side * reach) / 100);
    const near = placesAround(middle, side * CLOSEST);
    if (far.some((place) => !isOn(screen, place))) {
      const message = `The fingers would leave the screen: less "reach" than ${String(reach)}, or "at" nearer to the middle.`;
      throw Object.assign(new Error(message), { code: 'place_outside' });
    }
    const [from, to] = way === 'apart' ? [near, far] : [far, near];
    await device.touch(
      [0, 1].map((finger) => [from[finger], to[finger]].filter(isThere)),
      ms,
      signal,
    );
  },
});

/** Two places so far from each other, from lower left to upper right. */
function placesAround({ x, y }: Pixel, distance: number): readonly Pixel[] {
  const step = Math.round(distance / 2 / Math.SQRT2);
  return [
    { x: x - step, y: y + step },
    { x: x + step, y: y - step },
  ];
}

function isOn({ width, height }: ScreenSize, { x, y }: Pixel): boolean {
  return x >= 0 && y >= 0 && x < width && y < height;
}

function isThere(place: Pixel | undefined): place is Pixel {
  return place !== undefined;
}

const MAX_FINGERS = 5;
const MAX_POINTS = 16;

export const fingers = defineAction({
  name: 'fingers',
  summary: 'Moves several fingers at once, each along its own points.',
  details: `They go down together, reach each of their points after equal times, and leave together; a finger with one point stays where it is. For one finger there are \`tap\`, \`swipe\` and \`drag\`, for zooming \`pinch\`. ${NEEDS}`,
  schema: z.strictObject({
    fingers: z
      .array(z.array(point()).min(1).max(MAX_POINTS))
      .min(2)
      .max(MAX_FINGERS)
      .describe('For each finger: where it goes down, over what, where it ends'),
    duration: duration().default(400).describe('How long the whole way takes'),
  }),
  example: `
- fingers:
    - [{ x: 40%, y: 80% }, { x: 40%, y: 30% }]
    - [{ x: 60%, y: 80% }, { x: 60%, y: 30% }]
  duration: 600ms
  name: Scroll the map with two fingers
`,
  capabilities: ['input'],
  label: ({ fingers: ways }) => `${String(ways.length)} fingers`,
  run: async ({ fingers: ways, duration: ms }, context) => {
    const pixels: Pixel[][] = [];
    for (const points of ways) {
      const way: Pixel[] = [];
      for (const at of points) way.push(await context.pixel(at));
      pixels.push(way);
    }
    await context.device.touch(pixels, ms, context.signal);
  },
});
