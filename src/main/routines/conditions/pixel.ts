import { z } from 'zod';
import type { WantedColor } from '../../../shared/recognition';
import { defineCondition } from '../condition';
import { color, integer, number } from '../params';
import { area, point } from '../places';

const DEFAULT_TOLERANCE = 8;

const percentage = (): z.ZodType<number> => number({ min: 0, max: 100 });
const hsv = (): z.ZodObject<{ h: z.ZodType<number>; s: z.ZodType<number>; v: z.ZodType<number> }> =>
  z.strictObject({
    h: number({ min: 0, max: 360 }).describe('Hue in degrees'),
    s: percentage().describe('Saturation in percent; 0 is grey, which has the hue 0'),
    v: percentage().describe('Value in percent; 0 is black'),
  });

/** One colour and those like it, or a range of colours. */
const wanted = {
  color: color().optional().describe('Six hexadecimal digits after #, in quotes'),
  tolerance: integer(0, 255)
    .default(DEFAULT_TOLERANCE)
    .describe('Greatest difference per channel of `color`'),
  rgb: z
    .strictObject({ from: color(), to: color() })
    .optional()
    .describe('Instead of `color`: each channel from one colour to another'),
  hsv: z
    .strictObject({ from: hsv(), to: hsv() })
    .optional()
    .describe('Instead of `color`: hue, saturation and value between two; reds are `h` from 340 to 20'),
  gray: z
    .strictObject({ from: integer(0, 255), to: integer(0, 255) })
    .optional()
    .describe('Instead of `color`: how bright, 0 to 255'),
};

type Wanted = z.output<z.ZodObject<typeof wanted>>;

const ONE_OF = { message: 'Say which colour in one way: color, rgb, hsv or gray.' };
const isOne = ({ color: one, rgb, hsv: range, gray }: Wanted): boolean =>
  [one, rgb, range, gray].filter((way) => way !== undefined).length === 1;

function colorOf({ color: one = [0, 0, 0], tolerance, rgb, hsv: range, gray }: Wanted): WantedColor {
  if (rgb) return { range: { space: 'rgb', ...rgb } };
  if (gray) return { range: { space: 'gray', ...gray } };
  if (!range) return { color: one, tolerance };
  const { from, to } = range;
  return { range: { space: 'hsv', from: [from.h, from.s, from.v], to: [to.h, to.s, to.v] } };
}

export const pixel = defineCondition({
  name: 'pixel',
  summary: 'Holds when a place of the screen has a colour.',
  details:
    'Each of red, green and blue may differ by `tolerance`. Emulators differ a little in their colours, so leave some. A place outside the screen never holds.',
  schema: point().extend(wanted).refine(isOne, ONE_OF),
  example: `pixel: { x: 270, y: 700, color: "#2b8a3e", tolerance: 12 }`,
  ask: ({ x, y, from, ...colors }, { place }) => ({
    asks: [{ kind: 'pixel', at: place({ x, y, from }), ...colorOf(colors) }],
    holds: ([answer]) => answer?.found === true,
  }),
});

const DEFAULT_SHARE_PERCENT = 1;

export const colorArea = defineCondition({
  name: 'color',
  summary: 'Holds when enough of an area has a colour.',
  details:
    'Unlike `pixel` it finds the colour wherever it is in the area. Without `area` the whole screen is looked at. A colour that shines brighter and darker is best given as `hsv`: its hue stays the same. To decide by how far a bar is filled, ask for the `percent` of its area; after a `find` the share is `match.score`, 0 to 1.',
  schema: z
    .strictObject({
      ...wanted,
      area: area().optional().describe('Where to look'),
      percent: number({ min: 0.001, max: 100 })
        .default(DEFAULT_SHARE_PERCENT)
        .describe('How much of the area has to have it'),
    })
    .refine(isOne, ONE_OF),
  example: `color: { color: "#2b8a3e", area: { x: 0, y: 650, width: 100%, height: 100 }, percent: 0.01 }`,
  ask: ({ percent, area: where, ...colors }, asking) => ({
    asks: [{ kind: 'color', area: asking.area(where), share: percent / 100, ...colorOf(colors) }],
    holds: ([answer]) => answer?.found === true,
  }),
});

export const blackScreen = defineCondition({
  name: 'blackScreen',
  summary:
    'Holds when nothing but black is on the screen, as when it is off or an app has hung while it starts.',
  schema: z.strictObject({
    area: area().optional().describe('Where to look; the whole screen when left out'),
  }),
  example: `not: { blackScreen: {} }`,
  ask: ({ area: where }, asking) => ({
    asks: [{ kind: 'black', area: asking.area(where) }],
    holds: ([answer]) => answer?.found === true,
  }),
});
