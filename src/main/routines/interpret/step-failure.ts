import { FailureCode, type Failure } from '../../../shared/failure';
import { ProblemDetail } from '../../../shared/problem';
import { failureClassOf } from '../../domain/failure-class';
import { InVain } from '../in-vain';
import { ExpressionError } from '../expression/cel-expression';

/** A step ended badly; carries the failure as data, with the innermost step. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, { cause });
    this.failure = failure;
  }
}

/** A routine's own fault with a code, before the step it happened in is known. */
export class RoutineError extends Error {
  override readonly name = 'RoutineError';
  readonly code: FailureCode;
  readonly detail: ProblemDetail;

  constructor(code: FailureCode, detail: ProblemDetail) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** The reason a step's signal aborts with when its time is over. */
export class StepTimeout extends Error {
  override readonly name = 'StepTimeout';
  readonly timeoutMs: number;
  /** What it looked for in vain until then, if it waited for something. */
  readonly awaited: string | undefined;

  constructor(timeoutMs: number, awaited?: string) {
    super(`The step took longer than ${String(timeoutMs)} ms`);
    this.timeoutMs = timeoutMs;
    this.awaited = awaited;
  }
}

type StepPlace = Required<Pick<Failure, 'step' | 'at'>>;

/** The failure an error of a step stands for. A failure of an inner step keeps its place. */
export function toStepFailure(error: unknown, place: StepPlace): StepFailure {
  if (error instanceof StepFailure) return error;
  return new StepFailure({ ...classify(error), ...place }, error);
}

/** Codes whose cause is in the routine: another try would end the same. */
const PERMANENT: ReadonlySet<FailureCode> = new Set([
  'expression_invalid',
  'routine_missing',
  'recursion_limit',
  'consent_missing',
  'sentry_only',
  'sentry_circular',
  'step_unknown',
  'account_none',
  'account_lost',
  'account_refused',
  'account_field_unknown',
  'account_value_invalid',
  'internal',
]);

/** False when trying again can't help. */
export function isWorthRetrying(failure: Failure): boolean {
  return !PERMANENT.has(failure.code);
}

function classify(error: unknown): Pick<Failure, 'class' | 'code' | 'detail'> {
  if (error instanceof StepTimeout) {
    if (error.awaited !== undefined) return classify(new InVain(error.awaited, error.timeoutMs));
    return { class: 'timeout', code: 'step_timeout', detail: { timeoutMs: error.timeoutMs } };
  }
  if (error instanceof ExpressionError) {
    return { class: 'routine', code: 'expression_invalid', detail: { message: short(error.message) } };
  }
  if (error instanceof RoutineError) {
    return { class: failureClassOf(error.code), code: error.code, detail: error.detail };
  }
  const code = codeOf(error);
  const message = short(error instanceof Error ? error.message : String(error));
  if (code !== undefined)
    return { class: failureClassOf(code), code, detail: detailOf(error) ?? { message } };
  const name = error instanceof Error ? error.name : typeof error;
  return { class: 'internal', code: 'internal', detail: { error: name, message } };
}

/** Errors of devices are known by their `code` alone; their classes belong to another layer. */
function codeOf(error: unknown): FailureCode | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return FailureCode.safeParse(error.code).data;
}

/** Errors of accounts carry the facts people need. */
function detailOf(error: unknown): ProblemDetail | undefined {
  if (typeof error !== 'object' || error === null || !('detail' in error)) return undefined;
  return ProblemDetail.safeParse(error.detail).data;
}

function short(message: string): string {
  return message.length > 500 ? `${message.slice(0, 500)}…` : message;
}
