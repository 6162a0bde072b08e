import { FailureCode, type Failure } from '../../shared/failure';
import type { Logger } from '../../shared/ports';

/** The failure an exception stands for: device errors keep their code, anything else is a bug of ours and is logged. */
export function failureOf(error: unknown, logger: Logger): Failure {
  const code = FailureCode.safeParse(codeOf(error));
  if (code.success) {
    const isInstance = code.data === 'instance_not_ready';
    return {
      class: isInstance ? 'instance' : 'device',
      code: code.data,
      detail: { message: messageOf(error) },
    };
  }
  logger.error({ event: 'bot.bug', error });
  return { class: 'internal', code: 'internal', detail: { message: messageOf(error) } };
}

/** The text of an exception, for details people may copy. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
