import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineCondition } from '../condition';
import { REMEMBERED } from '../remembered-screen';

export const changed = defineCondition({
  name: 'changed',
  summary: 'Holds when the screen looks other than it did at `rememberScreen`.',
  details:
    'A single pixel is enough, so remember an `area` without a clock, a blinking cursor or the upper bar. It is the area that was remembered that counts, in its whole size: a screen that was turned has changed.',
  schema: z.strictObject({
    since: z.string().regex(VARIABLE_NAME).default(REMEMBERED).describe('Name it was remembered by'),
  }),
  example: `changed: {}`,
  ask: ({ since }, { remembered }) => {
    const { area, look } = remembered(since);
    return {
      asks: [{ kind: 'changed', area, since: look }],
      holds: ([answer]) => answer?.found === true,
      seen: null,
    };
  },
});
