import { reasonOf } from './cancelled';
import type { StepGate } from '../routines/routine-runner';

/** A gate the interpreter passes before every step; closed while the bot is paused. */
export interface Gate {
  readonly pass: StepGate;
  close(): void;
  open(): void;
}

/** Creates an open gate. Waiting ends with `open` or with the signal's abort, and leaves no listener. */
export function createGate(): Gate {
  let isOpen = true;
  const waiting = new Set<() => void>();
  return {
    pass(signal) {
      if (signal.aborted) return Promise.reject(reasonOf(signal));
      if (isOpen) return undefined;
      return new Promise((resolve, reject) => {
        const done = (): void => {
          waiting.delete(done);
          signal.removeEventListener('abort', onAbort);
          resolve();
        };
        const onAbort = (): void => {
          waiting.delete(done);
          reject(reasonOf(signal));
        };
        waiting.add(done);
        signal.addEventListener('abort', onAbort, { once: true });
      });
    },
    close() {
      isOpen = false;
    },
    open() {
      isOpen = true;
      for (const go of [...waiting]) go();
    },
  };
}
