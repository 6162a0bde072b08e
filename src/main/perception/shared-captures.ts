import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';

/** Captures a frame; `began` is called when the device is asked, from when on the picture may be too old for others. */
export type BeginCapture = (ref: InstanceRef, began: () => void, signal: AbortSignal) => Promise<Frame>;

interface Capture {
  readonly abort: AbortController;
  readonly frame: Promise<Frame>;
  /** Those who wait for the frame or read it. */
  users: number;
}

/** Lets looks at one instance share a capture that has not begun yet: what they see is no older than their question. */
export class SharedCaptures {
  readonly #waiting = new Map<InstanceRef, Capture>();
  readonly #begin: BeginCapture;
  readonly #release: (frame: Frame) => void;

  constructor(begin: BeginCapture, release: (frame: Frame) => void) {
    this.#begin = begin;
    this.#release = release;
  }

  /** Reads a frame that is the reader's only meanwhile. The capture ends with the last who wants it. */
  async read<T>(ref: InstanceRef, read: (frame: Frame) => T, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const capture = this.#waiting.get(ref) ?? this.#start(ref);
    capture.users += 1;
    let frame: Frame | undefined;
    try {
      frame = await this.#frameOf(capture, signal);
      return read(frame);
    } finally {
      capture.users -= 1;
      if (frame && capture.users === 0) this.#release(frame);
    }
  }

  #start(ref: InstanceRef): Capture {
    const abort = new AbortController();
    const leave = (): void => {
      if (this.#waiting.get(ref) === capture) this.#waiting.delete(ref);
    };
    const frame = this.#begin(ref, leave, abort.signal).finally(leave);
    const capture: Capture = { abort, frame, users: 0 };
    this.#waiting.set(ref, capture);
    return capture;
  }

  /** One of several leaves alone; with the last the capture itself ends, and has ended before this rejects. */
  #frameOf(capture: Capture, signal: AbortSignal): Promise<Frame> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        if (capture.users === 1) {
          // Nobody may join what is about to be cut short.
          for (const [ref, waiting] of this.#waiting) if (waiting === capture) this.#waiting.delete(ref);
          capture.abort.abort(signal.reason);
          return;
        }

        reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const settled = (): void => signal.removeEventListener('abort', onAbort);
      capture.frame.finally(settled).then(resolve, reject);
    });
  }
}
