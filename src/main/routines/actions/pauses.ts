import { z } from 'zod';
import { formatDuration } from '../../../shared/routine-duration';
import { defineAction } from '../action';
import { choice, duration } from '../params';

/** Where the most likely pause lies between the shortest (0) and the longest (1). */
const USUAL = 0.25;

export const pause = defineAction({
  name: 'pause',
  summary: 'Does nothing for a time that is another one each time.',
  details:
    'Bots that begin together do not stay together, so that a server or this computer gets its load spread over time. `even`: every time between the two is as likely. `human`: mostly short, now and then long, as people pause. It makes nobody look like a person: what an app can know of automation it still knows.',
  schema: z.strictObject({
    pause: z.strictObject({
      from: duration().describe('The shortest'),
      to: duration().describe('The longest'),
      spread: choice(['even', 'human']).default('even').describe('How likely the times between are'),
    }),
  }),
  example: `
- pause: { from: 1s, to: 4s }
- pause: { from: 500ms, to: 10s, spread: human }
`,
  label: ({ pause: { from, to } }) => `pause ${formatDuration(from)} to ${formatDuration(to)}`,
  run: async ({ pause: { from, to, spread } }, { clock, random, signal }) => {
    if (to < from)
      throw Object.assign(new Error('"to" is shorter than "from".'), { code: 'expression_invalid' });
    const share = spread === 'even' ? random.next() : humanShare(random.next());
    await clock.sleep(Math.round(from + (to - from) * share), signal);
  },
});

/** A triangle with its top at the usual pause, from a number that is even between 0 and 1. */
function humanShare(even: number): number {
  return even < USUAL ? Math.sqrt(even * USUAL) : 1 - Math.sqrt((1 - even) * (1 - USUAL));
}
