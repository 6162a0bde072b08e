/** The reason of every abort that a person or a stop asked for: never a failure, never retried. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor(what: string) {
    super(`${what} was cancelled`);
  }
}

/** Why a signal was aborted, as something to reject with. */
export function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Cancelled('the work');
}
