import { z } from 'zod';
import { defineAction, type ErrorFacts, type StepContext } from '../action';
import { RoutineReturn } from '../interpret/control-flow';
import { steps, type NestedSteps } from '../nested';
import { scalar, text } from '../params';

export const tryCatch = defineAction({
  name: 'try',
  isInstant: true,
  summary: 'Runs steps; when one fails, runs others instead of failing.',
  details:
    'In `catch` an expression can read `error.code`, `error.message` and `error.step`. `finally` runs in any case but a stop of the bot; when the time of this step or of one around it is over, it has 30s more. For one step alone, its `onError` is shorter.',
  schema: z.strictObject({
    try: steps().describe('What may fail'),
    catch: steps().optional().describe('What to do then; without it the failure goes on after `finally`'),
    finally: steps().optional().describe('What to do in the end, failed or not'),
  }),
  example: `
- try:
    - launchApp: com.example.rewards
    - waitFor: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }
      timeout: 5s
  catch:
    - log: The app did not come up (\${error.code})
      level: warn
  finally:
    - key: HOME
`,
  label: () => 'try',
  entrances: ({ try: body }) => [{ steps: body }],
  run: async ({ try: body, catch: handler, finally: last }, context) => {
    let failure: unknown;
    let failed = false;
    try {
      await attempt(body, handler, context);
    } catch (error) {
      failure = error;
      failed = true;
    }
    if (last) await context.runLast(last);
    context.signal.throwIfAborted();
    if (failed) throw failure;
  },
});

async function attempt(
  body: NestedSteps,
  handler: NestedSteps | undefined,
  context: StepContext,
): Promise<void> {
  try {
    await context.run(body);
  } catch (error) {
    context.signal.throwIfAborted();
    const facts: ErrorFacts | undefined = context.factsOf(error);
    if (!handler || !facts) throw error;
    await context.runWithError(handler, facts);
  }
}

export const failRoutine = defineAction({
  name: 'fail',
  isInstant: true,
  endsList: true,
  summary: 'Fails, with a reason for people.',
  details:
    'As any failure it can be caught by `try`, met by `onError`, and is tried again by the `retry` of a step around it.',
  schema: z.strictObject({ fail: text().describe('Why') }),
  example: `
- try:
    - fail: There are no gifts today
      when: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }
  catch:
    - log: \${error.message}
`,
  label: (params) => `fail: ${params.fail}`,
  run: (params) => {
    throw Object.assign(new Error(params.fail), { code: 'routine_failed' });
  },
});

export const returnFromRoutine = defineAction({
  name: 'return',
  isInstant: true,
  endsList: true,
  summary: 'Ends the routine well, and may give its caller a value.',
  details:
    'It leaves loops and `try` too; a `finally` on the way still runs. The caller takes the value with `into`. In the outermost routine it ends the iteration as completed.',
  schema: z.strictObject({ return: z.union([scalar(), z.null()]).describe('The value, or nothing') }),
  example: `
- if: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }
  then:
    - return: claimed
- log: Not yet
`,
  label: () => 'return',
  run: (params) => {
    throw new RoutineReturn(params.return ?? undefined);
  },
});
