import { z } from 'zod';
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
  label: ({ swipe: { from, to } }) => `swipe ${showPoint(from)} to ${showPoint(to)}`,
  run: async ({ swipe: { from, to, duration: ms } }, context) => {
    const ends = [await context.pixel(from), await context.pixel(to)] as const;
    await context.device.swipe(...ends, ms, context.signal);
  },
});
