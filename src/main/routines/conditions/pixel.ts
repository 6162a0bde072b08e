import { z } from 'zod';
import { defineCondition } from '../condition';
import { color, integer, number } from '../params';
import { area, point } from '../places';

const DEFAULT_TOLERANCE = 8;

const tolerance = integer(0, 255).default(DEFAULT_TOLERANCE).describe('Greatest difference per channel');

export const pixel = defineCondition({
  name: 'pixel',
  summary: 'Holds when a place of the screen has a colour.',
  details:
    'Each of red, green and blue may differ by `tolerance`. Emulators differ a little in their colours, so leave some. A place outside the screen never holds.',
  schema: point().extend({
    color: color().describe('Six hexadecimal digits after #, in quotes'),
    tolerance,
  }),
  example: `pixel: { x: 270, y: 700, color: "#2b8a3e", tolerance: 12 }`,
  ask: ({ color: wanted, tolerance: most, ...at }, { place }) => ({
    asks: [{ kind: 'pixel', at: place(at), color: wanted, tolerance: most }],
    holds: ([answer]) => answer?.found === true,
  }),
});

const DEFAULT_SHARE_PERCENT = 1;

export const colorArea = defineCondition({
  name: 'color',
  summary: 'Holds when enough of an area has a colour.',
  details:
    'Unlike `pixel` it finds the colour wherever it is in the area. Without `area` the whole screen is looked at.',
  schema: z.strictObject({
    color: color().describe('Six hexadecimal digits after #, in quotes'),
    tolerance,
    area: area().optional().describe('Where to look'),
    percent: number({ min: 0.001, max: 100 })
      .default(DEFAULT_SHARE_PERCENT)
      .describe('How much of the area has to have it'),
  }),
  example: `color: { color: "#2b8a3e", area: { x: 0, y: 650, width: 100%, height: 100 }, percent: 0.01 }`,
  ask: ({ color: wanted, tolerance: most, percent, area: where }, asking) => ({
    asks: [{ kind: 'color', area: asking.area(where), color: wanted, tolerance: most, share: percent / 100 }],
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
