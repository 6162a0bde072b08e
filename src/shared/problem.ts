import { z } from 'zod';

/** Everything that can be wrong with a definition, before or at its start. Words: `explain.ts`. */
export const ProblemCode = z.enum([
  'name_required',
  'name_too_long',
  'name_taken',
  'name_control_characters',
  'routine_required',
  'routine_not_found',
  'routine_invalid',
  'consent_needed',
  'input_unknown',
  'input_required',
  'input_invalid',
  'secret_misplaced',
  'step_unknown',
  'instances_required',
  'instance_duplicate',
  'instance_ref_invalid',
  'instance_unmapped',
  'instance_unknown',
  'instance_not_ready',
  'instance_overlap',
  'instance_held',
  'bot_count_too_low',
  'bot_count_too_high',
  'pool_not_found',
  'pool_invalid',
  'pool_empty',
  'pool_unused',
  'pool_name_required',
  'pool_name_taken',
  'pool_endless',
  'account_unknown',
  'watched_folder_invalid',
  'watched_rows_bad',
  'watched_file_failed',
  'account_required',
  'loop_needs_pool',
  'account_field_unknown',
  'filter_comparison_invalid',
  'filter_value_invalid',
  'filter_too_slow',
  'secrets_locked',
  'accounts_unusable',
  'template_not_found',
  'template_invalid',
  'value_out_of_range',
  'unknown_key',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

export const ProblemDetail = z.record(z.string(), z.union([z.string(), z.number()]));
export type ProblemDetail = z.infer<typeof ProblemDetail>;

/** One thing wrong. `path` names the field (`launchOptions.stagger.delayMs`; empty for the whole). */
export const Problem = z.object({
  level: z.enum(['error', 'warning']),
  path: z.string(),
  code: ProblemCode,
  detail: ProblemDetail,
});
export type Problem = z.infer<typeof Problem>;

/** Builds an error-level problem. */
export function errorAt(path: string, code: ProblemCode, detail: ProblemDetail = {}): Problem {
  return { level: 'error', path, code, detail };
}

/** Builds a warning-level problem. */
export function warningAt(path: string, code: ProblemCode, detail: ProblemDetail = {}): Problem {
  return { level: 'warning', path, code, detail };
}

/** True when at least one problem forbids a start. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.level === 'error');
}
