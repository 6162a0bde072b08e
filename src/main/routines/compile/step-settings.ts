import { z } from 'zod';
import { duration, integer, text } from '../params';

const DEFAULT_RETRY_DELAY_MS = 1_000;

/** The keys every step may carry beside its action. */
export const StepSettingsSchema = z.strictObject({
  name: text().optional().describe('What people see while the step works'),
  timeout: duration().optional().describe('How long one try may take; then it is ended and has failed'),
  retry: z
    .strictObject({
      times: integer(0, 10_000).describe('How many more tries after the first failed'),
      delay: duration().default(DEFAULT_RETRY_DELAY_MS).describe('Pause before each further try'),
    })
    .optional()
    .describe('Tries again when the step failed'),
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
