import { z } from 'zod';
import { defineCondition } from '../condition';
import { duration } from '../params';
import { area } from '../places';

export const frozen = defineCondition({
  name: 'frozen',
  summary: 'Holds when nothing has moved on the screen for a while, as when an app hangs.',
  details:
    'A look at it takes as long as `for` says, or until something moves. To go on as soon as a screen stands still, `waitIdle` is shorter.',
  schema: z.strictObject({
    for: duration().default(2_000).describe('How long nothing may move'),
    area: area().optional().describe('Where to look; the whole screen when left out'),
  }),
  example: `frozen: { for: 5s }`,
  ask: ({ for: forMs, area: where }, asking) => ({
    asks: [{ kind: 'frozen', area: asking.area(where), forMs }],
    holds: ([answer]) => answer?.found === true,
  }),
});
