import { z } from 'zod';
import { ROUTINE_STEP_ID } from '../../../shared/routine';
import { condition, stepsOr } from '../nested';
import { duration, integer, number, text } from '../params';

const DEFAULT_RETRY_DELAY_MS = 1_000;

/** The keys every step may carry beside its action. */
export const StepSettingsSchema = z.strictObject({
  name: text().optional().describe('What people see while the step works'),
  id: z
    .string()
    .regex(ROUTINE_STEP_ID)
    .optional()
    .describe('A name that stays when steps are added: a run can begin there'),
  when: condition().optional().describe('The step is left out unless this holds'),
  timeout: duration().optional().describe('How long one try may take; then it is ended and has failed'),
  retry: z
    .strictObject({
      times: integer(0, 10_000).describe('How many more tries after the first failed'),
      delay: duration().default(DEFAULT_RETRY_DELAY_MS).describe('Pause before the next try'),
      backoff: number({ min: 1, max: 100 })
        .default(1)
        .describe('The pause grows by this factor with each try'),
    })
    .optional()
    .describe('Tries again when the step failed'),
  onError: stepsOr(['continue', 'fail', 'restart'])
    .optional()
    .describe(
      'When all tries have failed: steps to run instead (`error` tells why), `continue` with the next step, `fail` (as without), or `restart` the routine',
    ),
});

const SETTING_KEYS: ReadonlySet<string> = new Set(Object.keys(StepSettingsSchema.shape));

/** Parts a step as written into what every step may have and what belongs to its action. */
export function splitStep(step: Readonly<Record<string, unknown>>): {
  readonly own: Record<string, unknown>;
  readonly settings: {
    readonly written: Record<string, unknown>;
    readonly schema: typeof StepSettingsSchema;
  };
} {
  const entries = Object.entries(step);
  return {
    own: Object.fromEntries(entries.filter(([key]) => !SETTING_KEYS.has(key))),
    settings: {
      written: Object.fromEntries(entries.filter(([key]) => SETTING_KEYS.has(key))),
      schema: StepSettingsSchema,
    },
  };
}
