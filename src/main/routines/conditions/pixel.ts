import { defineCondition } from '../condition';
import { color, integer, point } from '../params';

const DEFAULT_TOLERANCE = 8;

export const pixel = defineCondition({
  name: 'pixel',
  summary: 'Holds when a place of the screen has a colour.',
  details:
    'Each of red, green and blue may differ by `tolerance`. Emulators differ a little in their colours, so leave some. A place outside the screen never holds.',
  schema: point().extend({
    color: color().describe('Six hexadecimal digits after #, in quotes'),
    tolerance: integer(0, 255).default(DEFAULT_TOLERANCE).describe('Greatest difference per channel'),
  }),
  example: `pixel: { x: 270, y: 700, color: "#2b8a3e", tolerance: 12 }`,
  ask: ({ x, y, color: wanted, tolerance }) => ({
    asks: [{ kind: 'pixel', at: { x, y }, color: wanted, tolerance }],
    holds: ([answer]) => answer?.found === true,
  }),
});
