import type { Frame } from '../../shared/frame';
import type { Clock } from '../../shared/ports';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Recogniser, Recognition } from '../../shared/recognition';
import type { Device } from '../devices/device';
import type { ShardedEye } from '../perception/sharded-eye';

/** One explanation may take so long; an app's description alone takes a second or two. */
const LOOK_MS = 6_000;
const MOST_WAITING = 8;
/** Rest after each, as a multiple of what it took: explanations take at most half of one thread's time. */
const REST = 1;

/** A picture taken when a step had failed, and what is near to what was looked for. The frame is the caller's. */
export interface Explained {
  readonly frame: Frame;
  readonly seen: readonly Recognition[];
}

export interface ExplainedAsk {
  readonly ref: InstanceRef;
  readonly asks: readonly Recogniser[];
  readonly waitMs: number;
}

export interface LookExplainerParts {
  readonly devicesAtWork: ReadonlyMap<InstanceRef, Device>;
  readonly eye: Pick<ShardedEye, 'seeOf' | 'release'>;
  readonly clock: Clock;
}

/**
 * Looks once more for bots that found nothing, one after the other, with rests between: however many fail at a time, those
 * that find what they look for are not slowed down by it.
 */
export class LookExplainer {
  readonly #parts: LookExplainerParts;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(parts: LookExplainerParts) {
    this.#parts = parts;
  }

  /**
   * Null when too many wait, or it is not its turn within `waitMs`: a bot is not kept from its work for long to be told
   * why it found nothing. Rejects with the signal's reason, and with what the look throws.
   */
  async see({ ref, asks, waitMs }: ExplainedAsk, signal: AbortSignal): Promise<Explained | null> {
    const device = this.#parts.devicesAtWork.get(ref);
    if (!device || this.#waiting >= MOST_WAITING) return null;
    this.#waiting += 1;
    const { turn, leave } = this.#queue();
    const { clock, eye } = this.#parts;
    let restMs = 0;
    try {
      if (!(await cameInTime(turn, waitMs, { clock, signal }))) return null;
      const beganMs = clock.monotonic();
      try {
        return await within(LOOK_MS, { clock, signal }, (limited) => eye.seeOf(device, asks, limited));
      } finally {
        restMs = (clock.monotonic() - beganMs) * REST;
      }
    } finally {
      this.#waiting -= 1;
      // Whoever gave up waiting holds its place until its turn has come, and passes it on.
      void turn.then(() => (restMs > 0 ? clock.schedule(restMs, leave) : leave()));
    }
  }

  release(frame: Frame): void {
    this.#parts.eye.release(frame);
  }

  #queue(): { readonly turn: Promise<void>; readonly leave: () => void } {
    const turn = this.#last;
    let leave = (): void => undefined;
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    return { turn, leave };
  }
}

interface Until {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

async function cameInTime(turn: Promise<void>, waitMs: number, until: Until): Promise<boolean> {
  try {
    await within(waitMs, until, (limited) => Promise.race([turn, ended(limited)]));
    return true;
  } catch {
    until.signal.throwIfAborted();
    return false;
  }
}

/** Rejects when the signal aborts. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Gives work a signal that also aborts after a while. */
async function within<T>(
  ms: number,
  { clock, signal }: Until,
  work: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const forward = (): void => limit.abort(signal.reason);
  signal.addEventListener('abort', forward, { once: true });
  const cancel = clock.schedule(ms, () => limit.abort(new Error('it took too long')));
  try {
    return await work(limit.signal);
  } finally {
    cancel();
    signal.removeEventListener('abort', forward);
  }
}
