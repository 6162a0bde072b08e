import { z } from 'zod';
import { defineAction } from '../action';
import { condition, loopSteps } from '../nested';
import { runPass } from './flow';

export const forEachPlace = defineAction({
  name: 'forEachPlace',
  summary: 'Runs steps once for each place where something is on the screen.',
  details:
    'It looks once: every place of an image, at most 100, every element, and of anything else the one place. In each pass `match` is one of them, in the order that `image` is given with `order`, else the one most like it first, elements from the top. What goes, or moves, when it is touched is still counted: to look anew after each touch, use `while` and `tapOn`. Where nothing is, nothing is run.',
  schema: z.strictObject({
    forEachPlace: z.strictObject({
      of: condition().describe('Something that may be there several times, such as an image'),
      steps: loopSteps().describe('What to do at each place'),
    }),
  }),
  example: `
- forEachPlace:
    of: { image: { template: demo/claim, order: topToBottom } }
    steps:
      - tap: { from: match, x: 0, y: 0 }
        name: Claim the gift at \${match.x}, \${match.y}
      - wait: 400ms
`,
  label: ({ forEachPlace: { of } }) => `for each place of ${of.name}`,
  run: async ({ forEachPlace: { of, steps: body } }, context) => {
    const seen = await context.see(of, { everyPlace: true });
    const own = seen.found && seen.box ? [seen.box] : [];
    for (const box of seen.all.length > 0 ? seen.all : own) {
      // Score and text are known of the best place alone.
      context.found(seen.all.length > 1 ? { ...seen, box, score: null, text: null, all: [] } : seen);
      if ((await runPass(context, body)) === 'break') return;
    }
  },
});
