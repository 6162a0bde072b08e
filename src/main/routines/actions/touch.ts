import { z } from 'zod';
import type { Pixel } from '../../../shared/screen-place';
import { defineAction } from '../action';
import { duration } from '../params';
import { point, showPoint } from '../places';

const TAP_EXAMPLE = `
- tap: { x: 270, y: 700 }
  name: Press Claim
`;

export const tap = defineAction({
  name: 'tap',
  summary: 'Touches the screen once.',
  details:
    'Pixels count from the upper left corner of the screen as screenshots show it, in the `resolution` of the routine if it declares one. A tap that the device did not carry out fails the step; whether the app reacted is for a `waitFor` to find out.',
  schema: z.strictObject({ tap: point() }),
  example: TAP_EXAMPLE,
  capabilities: ['input'],
  label: ({ tap: at }) => `tap ${showPoint(at)}`,
  run: async ({ tap: at }, context) => {
    const { x, y } = await context.pixel(at);
    await context.device.tap(x, y, context.signal);
  },
});

export const longPress = defineAction({
  name: 'longPress',
  summary: 'Touches the screen and holds.',
  schema: z.strictObject({
    longPress: point().extend({ duration: duration().default(800).describe('How long to hold') }),
  }),
  example: `
- longPress: { x: 270, y: 700 }
- longPress: { x: 270, y: 700, duration: 2s }
`,
  capabilities: ['input'],
  label: ({ longPress: at }) => `longPress ${showPoint(at)}`,
  run: async ({ longPress: { duration: ms, ...at } }, context) => {
    const { x, y } = await context.pixel(at);
    await context.device.longPress(x, y, ms, context.signal);
  },
});

export const swipe = defineAction({
  name: 'swipe',
  summary: 'Moves a finger from one place to another.',
  details:
    'To scroll down, swipe up: from a larger `y` to a smaller one. A slow swipe drags, a fast one flings.',
  schema: z.strictObject({
    swipe: z.strictObject({
      from: point().describe('Where the finger goes down'),
      to: point().describe('Where it leaves the screen'),
      duration: duration().default(300).describe('How long it takes'),
    }),
  }),
  example: `
- swipe:
    from: { x: 270, y: 800 }
    to: { x: 270, y: 200 }
    duration: 500ms
  name: Scroll down
`,
  capabilities: ['input'],
  label: ({ swipe: { from, to } }) => `swipe ${showPoint(from)} to ${showPoint(to)}`,
  run: async ({ swipe: { from, to, duration: ms } }, context) => {
    const ends = [await context.pixel(from), await context.pixel(to)] as const;
    await context.device.swipe(...ends, ms, context.signal);
  },
});

const MAX_POINTS = 16;

export const drag = defineAction({
  name: 'drag',
  summary: 'Puts a finger down, moves it over points, and lifts it at the last.',
  details:
    'For patterns, sliders and things that are carried; `swipe` is enough for one straight way. The finger is lifted even when the routine is stopped on the way. Old devices take up to half a second for each point, however short `duration` is. Before Android 10 it needs what `fingers` needs.',
  schema: z.strictObject({
    drag: z.strictObject({
      points: z
        .array(point())
        .min(2)
        .max(MAX_POINTS)
        .describe('Where it goes down, over what, where it ends'),
      duration: duration().default(500).describe('How long the whole way takes'),
    }),
  }),
  example: `
- drag:
    points:
      - { x: 120, y: 400 }
      - { x: 420, y: 400 }
      - { x: 420, y: 700 }
    duration: 800ms
  name: Draw the pattern
`,
  capabilities: ['input'],
  label: ({ drag: { points } }) => `drag over ${String(points.length)} points`,
  run: async ({ drag: { points, duration: ms } }, context) => {
    const pixels: Pixel[] = [];
    for (const at of points) pixels.push(await context.pixel(at));
    await context.device.drag(pixels, ms, context.signal);
  },
});
