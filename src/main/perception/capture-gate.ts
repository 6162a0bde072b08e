import type { Clock } from '../../shared/ports';

/** Lets a limited number of captures run at a time. */
export interface CaptureGate {
  /**
   * Waits for a turn, runs `work`, and gives the turn to the next once what it made is done with. Turns go round in the
   * order of asking, one at a time per `key`, so that one who asks much delays nobody. Rejects with the signal's reason
   * when it aborts.
   */
  run<T>(key: string, work: () => Promise<T>, signal: AbortSignal): Promise<InTurn<T>>;
}

/** What was made in a turn. */
export interface InTurn<T> {
  readonly value: T;
  /** It is done with. Safe to call twice. */
  readonly done: () => void;
}

interface Waiting {
  readonly key: string;
  readonly start: () => void;
}

/**
 * A capture that takes longer than this gives its turn away and goes on by itself: a device that hangs holds no frame
 * memory, and a few of them must not keep all others from looking.
 */
const TURN_MS = 1_000;
/**
 * A frame that is still read so long after it was captured is a picture somebody keeps, or one whose text is read. Were
 * turns not kept until then, two hundred bots that begin together would take two hundred frames' memory, for captures
 * are faster than what is done with them.
 */
const HOLD_MS = 250;

/** Creates a gate for `limit` captures in flight, as many as there is frame memory for. */
export function createCaptureGate(limit: number, clock: Clock): CaptureGate {
  const queue = new TurnQueue(limit);
  return {
    async run(key, work, signal) {
      await queue.wait(key, signal);
      const turn = { isHeld: true };
      const leave = (): void => {
        if (turn.isHeld) queue.leave();
        turn.isHeld = false;
      };
      let cancel = clock.schedule(TURN_MS, leave);
      const done = (): void => {
        cancel();
        leave();
      };
      try {
        const value = await work();
        cancel();
        if (turn.isHeld) cancel = clock.schedule(HOLD_MS, leave);
        return { value, done };
      } catch (error) {
        done();
        throw error;
      } finally {
        queue.free(key);
      }
    },
  };
}

class TurnQueue {
  private readonly limit: number;
  private readonly waiting: Waiting[] = [];
  private readonly busyKeys = new Set<string>();
  private running = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Resolves when the turn has come. */
  wait(key: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const start = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const entry = { key, start };
      const onAbort = (): void => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiting.push(entry);
      this.admit();
    });
  }

  /** Gives a turn to the next. */
  leave(): void {
    this.running -= 1;
    this.admit();
  }

  /** Lets a key wait for its next turn. */
  free(key: string): void {
    this.busyKeys.delete(key);
    this.admit();
  }

  private admit(): void {
    while (this.running < this.limit) {
      const at = this.waiting.findIndex(({ key }) => !this.busyKeys.has(key));
      const [next] = at < 0 ? [] : this.waiting.splice(at, 1);
      if (next === undefined) return;
      this.running += 1;
      this.busyKeys.add(next.key);
      next.start();
    }
  }
}
