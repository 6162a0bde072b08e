import { z } from 'zod';
import { Failure } from './failure';

export const SentrySeverity = z.enum(['low', 'medium', 'high', 'critical']);
export type SentrySeverity = z.infer<typeof SentrySeverity>;

/** What becomes of the bot when a sentry's run has ended. */
export const SentryOutcome = z.enum(['goOn', 'pause', 'stop', 'fail']);
export type SentryOutcome = z.infer<typeof SentryOutcome>;

/** One sentry of a bot and its figures over all iterations. Runs cut short count as none. */
export const SentryView = z.object({
  /** Name of the routine it runs. */
  routineName: z.string(),
  severity: SentrySeverity,
  everyMs: z.number(),
  /** Those that came to their end, failed ones included. */
  runs: z.number().int(),
  failures: z.number().int(),
  failuresInRow: z.number().int(),
  /** Shortest, mean and longest run. */
  minMs: z.number(),
  averageMs: z.number(),
  maxMs: z.number(),
  lastFailure: Failure.nullable(),
  /** When its next run begins, as long as the bot works. */
  nextAt: z.string().optional(),
});
export type SentryView = z.infer<typeof SentryView>;
