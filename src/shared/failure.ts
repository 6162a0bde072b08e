import { z } from 'zod';
import { FailedLook } from './looked';
import { ProblemDetail } from './problem';

/** Why a bot's iteration ended badly; decides what may be retried and what recovery applies. */
export const FailureClass = z.enum(['routine', 'timeout', 'account', 'device', 'instance', 'internal']);
export type FailureClass = z.infer<typeof FailureClass>;

/** What exactly went wrong. Words: `explain.ts`. */
export const FailureCode = z.enum([
  'step_failed',
  'step_timeout',
  'condition_not_met',
  'expression_invalid',
  'routine_missing',
  'routine_failed',
  'loop_endless',
  'step_unknown',
  'place_outside',
  'nothing_found',
  'not_found',
  'no_place',
  'recognition_unavailable',
  'vision_stopped',
  'consent_missing',
  'request_failed',
  'recursion_limit',
  'sentry_only',
  'sentry_circular',
  'sentry_ended',
  'device_offline',
  'device_unauthorized',
  'device_timeout',
  'device_gone',
  'device_reply_cut',
  'device_refused',
  'device_command_failed',
  'device_protocol',
  'instance_not_ready',
  'adb_server_gone',
  'pool_exhausted',
  'account_none',
  'account_lost',
  'account_field_unknown',
  'account_value_invalid',
  'account_refused',
  'secrets_locked',
  'accounts_unusable',
  'internal',
]);
export type FailureCode = z.infer<typeof FailureCode>;

/** A failure as data; `step` and `at` are there when a step of the routine was running. */
export const Failure = z.object({
  class: FailureClass,
  code: FailureCode,
  detail: ProblemDetail,
  /** Path of the step in the routine, `3.then.1`; counts from 1. */
  step: z.string().optional(),
  /** Where that step is written. */
  at: z.object({ file: z.string(), line: z.number().int(), column: z.number().int() }).optional(),
  /** What was looked for in vain, where that is why it failed. */
  look: FailedLook.optional(),
});
export type Failure = z.infer<typeof Failure>;
