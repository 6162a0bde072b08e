import { z } from 'zod';
import { SentryOutcome, SentrySeverity } from './sentry-view';

/** One step of a routine and what is nested in it. */
export interface OutlineStep {
  /** `3.then.1`; tells the branch it stands in. */
  path: string;
  id: string | null;
  /** Its name, or what its action says of itself, with expressions as they are written. */
  label: string;
  action: string;
  /** From 1. */
  line: number;
  /** A run can't begin with it: it stands where a step only comes by what happens, as in `catch`. */
  isNoStart?: true;
  children: OutlineStep[];
}

export const OutlineStep: z.ZodType<OutlineStep> = z.object({
  path: z.string(),
  id: z.string().nullable(),
  label: z.string(),
  action: z.string(),
  line: z.number().int(),
  isNoStart: z.literal(true).exactOptional(),
  children: z.array(z.lazy(() => OutlineStep)),
});

/** A routine that runs beside another one, as that one's file declares it. */
export const DeclaredSentry = z.object({
  routineName: z.string(),
  /** From one run to the next, as people read it: `5s`, or the expression it is worked out by. */
  every: z.string(),
  severity: SentrySeverity,
  onSuccess: SentryOutcome,
  onFailure: SentryOutcome,
});
export type DeclaredSentry = z.infer<typeof DeclaredSentry>;
