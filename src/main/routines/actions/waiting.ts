import { z } from 'zod';
import { formatDuration } from '../../../shared/routine-duration';
import { defineAction } from '../action';
import { conditionInWords } from '../condition-words';
import { condition } from '../nested';
import { duration } from '../params';

const DEFAULT_POLL_MS = 200;
const DEFAULT_WAIT_MS = 30_000;

export const wait = defineAction({
  name: 'wait',
  summary: 'Does nothing for a while.',
  details: 'Where something on the screen tells when to go on, `waitFor` is quicker and surer.',
  schema: z.strictObject({ wait: duration() }),
  example: `
- wait: 1s 500ms
`,
  label: (params) => `wait ${formatDuration(params.wait)}`,
  run: (params, { clock, signal }) => clock.sleep(params.wait, signal),
});

export const waitFor = defineAction({
  name: 'waitFor',
  summary: 'Waits until a condition holds; fails when it does not hold in time.',
  details:
    "The step's `timeout` says how long to wait; without one it is 30s. The screen is captured once per look, however many things the condition asks. `not` around it waits until something is gone; what is not there yet is gone as well, so wait for it first where it comes late.",
  schema: z.strictObject({
    waitFor: condition(),
    every: duration().default(DEFAULT_POLL_MS).describe('Pause between two looks'),
  }),
  defaultTimeoutMs: DEFAULT_WAIT_MS,
  example: `
- waitFor: { pixel: { x: 270, y: 700, color: "#2b8a3e", tolerance: 12 } }
  timeout: 10s
  name: Wait for the Claim button
- waitFor: { not: { text: { contains: Loading, area: { x: 0, y: 480, width: 100%, height: 60 } } } }
  timeout: 20s
  name: Wait until it has loaded
  onError:
    - stopApp: com.example.rewards
    - launchApp: com.example.rewards
`,
  label: (params) => `waitFor ${params.waitFor.name}`,
  run: async ({ waitFor: awaited, every }, context) => {
    while (!(await context.holds(awaited))) {
      context.waitsFor(() => conditionInWords(awaited));
      await context.clock.sleep(Math.max(every, 1), context.signal);
    }
  },
});
