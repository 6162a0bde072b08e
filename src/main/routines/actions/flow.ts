import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction, type StepContext } from '../action';
import { LoopExit } from '../interpret/control-flow';
import { condition, loopSteps, type NestedSteps } from '../nested';
import { duration, integer, list } from '../params';

const DEFAULT_AT_MOST = 10_000;
const MAX_PASSES = 1_000_000_000;

const name = z.string().regex(VARIABLE_NAME);
const atMost = integer(1, MAX_PASSES)
  .default(DEFAULT_AT_MOST)
  .describe('Fails when the loop has not ended after so many passes');
const every = duration().default(0).describe('Pause after each pass');

export const repeat = defineAction({
  name: 'repeat',
  isInstant: true,
  summary: 'Runs steps several times.',
  details:
    'With `as: round` the steps can read the number of the pass, from 1, as `${round}`. `break` leaves the loop, `continue` begins its next pass.',
  schema: z.strictObject({
    repeat: z.strictObject({
      times: integer(0, MAX_PASSES).describe('How often'),
      as: name.optional().describe('Variable that counts the passes'),
      steps: loopSteps().describe('What to repeat'),
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
  entrances: ({ repeat: { steps } }) => [{ steps }],
  declares: (params) => (params.repeat.as === undefined ? [] : [params.repeat.as]),
  run: async ({ repeat: { times, as, steps: body } }, context) => {
    // An empty body has no step whose boundary could let others in.
    const passes = body.length === 0 ? Math.min(times, 1) : times;
    for (let pass = 1; pass <= passes; pass += 1) {
      if (as !== undefined) context.variables.set(as, pass);
      if ((await runPass(context, body)) === 'break') return;
    }
  },
});

export const whileHolds = defineAction({
  name: 'while',
  isInstant: true,
  summary: 'Runs steps as long as a condition holds.',
  details:
    'The condition is looked at before each pass. `until` is the same with the condition turned round.',
  schema: z.strictObject({
    while: condition(),
    steps: loopSteps().describe('What to repeat'),
    atMost,
    every,
  }),
  example: `
- while: { pixel: { x: 500, y: 60, color: "#e03131" } }
  steps:
    - tap: { x: 500, y: 60 }
      name: Close the next message
  atMost: 20
  every: 300ms
`,
  label: (params) => `while ${params.while.name}`,
  entrances: ({ steps }) => [{ steps, holds: [true] }],
  run: (params, context) => loop(params, () => context.holds(params.while), context),
});

export const untilHolds = defineAction({
  name: 'until',
  isInstant: true,
  summary: 'Runs steps until a condition holds.',
  details: 'The condition is looked at before each pass: where it holds at once, nothing is done.',
  schema: z.strictObject({
    until: condition(),
    steps: loopSteps().describe('What to repeat'),
    atMost,
    every,
  }),
  example: `
- until: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }
  steps:
    - swipe: { from: { x: 270, y: 800 }, to: { x: 270, y: 300 } }
  atMost: 10
  every: 500ms
`,
  label: (params) => `until ${params.until.name}`,
  entrances: ({ steps }) => [{ steps, holds: [false] }],
  run: (params, context) => loop(params, async () => !(await context.holds(params.until)), context),
});

export const forEach = defineAction({
  name: 'forEach',
  isInstant: true,
  summary: 'Runs steps once for each entry of a list.',
  details: 'For each place where something is on the screen there is `forEachPlace`.',
  schema: z.strictObject({
    forEach: z.strictObject({
      in: list().describe('The list; or an expression that gives one'),
      as: name.describe('Variable that holds the entry'),
      steps: loopSteps().describe('What to do with it'),
    }),
  }),
  example: `
- forEach:
    in: [Marinara, Margherita]
    as: pizza
    steps:
      - log: One \${pizza}
`,
  label: (params) => `for each ${params.forEach.as}`,
  entrances: ({ forEach: { steps } }) => [{ steps }],
  declares: (params) => [params.forEach.as],
  run: async ({ forEach: { in: entries, as, steps: body } }, context) => {
    for (const entry of body.length === 0 ? [] : entries) {
      context.variables.set(as, entry);
      if ((await runPass(context, body)) === 'break') return;
    }
  },
});

export const breakLoop = defineAction({
  name: 'break',
  isInstant: true,
  endsList: true,
  summary: 'Leaves the innermost loop.',
  details: 'It may stand in an `if`, an `onError` or any other step inside the loop.',
  schema: z.strictObject({ break: z.null() }),
  isLoopExit: true,
  example: `
- repeat:
    times: 10
    steps:
      - tap: { x: 270, y: 700 }
      - break:
        when: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }
`,
  label: () => 'leave the loop',
  run: () => {
    throw new LoopExit('break');
  },
});

export const continueLoop = defineAction({
  name: 'continue',
  isInstant: true,
  endsList: true,
  summary: 'Begins the next pass of the innermost loop.',
  details:
    'When a step fails, `onError: [{ continue: }]` does so too; `onError: continue` goes on with the next step of the same pass.',
  schema: z.strictObject({ continue: z.null() }),
  isLoopExit: true,
  example: `
- forEach:
    in: [1, 2, 3]
    as: lane
    steps:
      - continue:
        when: { equals: { value: "\${lane}", to: 2 } }
      - log: Lane \${lane}
`,
  label: () => 'next pass',
  run: () => {
    throw new LoopExit('continue');
  },
});

interface Loop {
  readonly steps: NestedSteps;
  readonly atMost: number;
  readonly every: number;
}

async function loop(
  { steps: body, atMost: limit, every: pauseMs }: Loop,
  goesOn: () => Promise<boolean>,
  context: StepContext,
): Promise<void> {
  for (let pass = 0; await goesOn(); pass += 1) {
    if (pass >= limit)
      throw Object.assign(new Error(`not over after ${String(limit)} passes`), { code: 'loop_endless' });
    if ((await runPass(context, body)) === 'break') return;
    // Steps without a wait, or none, must not keep others from their turn.
    await context.clock.sleep(Math.max(pauseMs, 1), context.signal);
  }
}

/** Runs the steps of a loop once, and tells whether it goes on. */
export async function runPass(context: StepContext, body: NestedSteps): Promise<'break' | 'on'> {
  try {
    await context.run(body);
    return 'on';
  } catch (error) {
    if (!(error instanceof LoopExit)) throw error;
    return error.kind === 'break' ? 'break' : 'on';
  }
}
