import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { condition, steps } from '../nested';
import { integer } from '../params';

export const repeat = defineAction({
  name: 'repeat',
  summary: 'Runs steps several times.',
  details: 'With `as: round` the steps can read the number of the pass, from 1, as `${round}`.',
  schema: z.strictObject({
    repeat: z.strictObject({
      times: integer(0, 1_000_000_000).describe('How often'),
      as: z.string().regex(VARIABLE_NAME).optional().describe('Variable that counts the passes'),
      steps: steps().describe('What to repeat'),
    }),
  }),
  example: `
- repeat:
    times: 3
    as: round
    steps:
      - log: Round \${round}
      - tap: { x: 270, y: 700 }
`,
  label: (params) => `repeat ${String(params.repeat.times)} times`,
  declares: (params) => (params.repeat.as === undefined ? [] : [params.repeat.as]),
  run: async ({ repeat: { times, as, steps: body } }, context) => {
    for (let pass = 1; pass <= times; pass += 1) {
      if (as !== undefined) context.variables.set(as, pass);
      await context.run(body);
      // An empty body has no step whose boundary could let others in.
      if (body.length === 0) return;
    }
  },
});

/** `if` is a reserved word; its entry has a longer name. */
export const ifElse = defineAction({
  name: 'if',
  summary: 'Runs one of two lists of steps, depending on a condition.',
  details: 'The condition is looked at once. `else` may be left out.',
  schema: z.strictObject({
    if: condition(),
    then: steps().describe('What to do when it holds'),
    else: steps().optional().describe('What to do when it does not hold'),
  }),
  example: `
- if: { pixel: { x: 500, y: 60, color: "#e03131" } }
  then:
    - tap: { x: 500, y: 60 }
      name: Close the pop-up
  else:
    - log: No pop-up this time
`,
  label: (params) => `if ${params.if.name}`,
  run: async ({ if: asked, then, else: otherwise }, context) => {
    const block = (await context.holds(asked)) ? then : otherwise;
    if (block) await context.run(block);
  },
});
