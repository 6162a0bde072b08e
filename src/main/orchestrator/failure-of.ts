import { FailureCode, type Failure } from '../../shared/failure';
import { ProblemDetail } from '../../shared/problem';
import type { Logger } from '../../shared/ports';
import { failureClassOf } from '../domain/failure-class';

/**
 * The failure an exception stands for: errors of devices and accounts keep their code, anything else is a bug of ours
 * and is logged.
 */
export function failureOf(error: unknown, logger: Logger): Failure {
  const code = FailureCode.safeParse(codeOf(error));
  if (code.success) {
    const detail = ProblemDetail.safeParse(detailOf(error)).data ?? { message: messageOf(error) };
    return { class: failureClassOf(code.data), code: code.data, detail };
  }
  logger.error({ event: 'bot.bug', error });
  return { class: 'internal', code: 'internal', detail: { message: messageOf(error) } };
}

/** Whether an account was taken away: somebody else may have it by now. */
export function isLost(error: unknown): boolean {
  return codeOf(error) === 'account_lost';
}

/** The text of an exception, for details people may copy. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function detailOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'detail' in error ? error.detail : undefined;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
