import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';

/** Captures a frame; `began` is called when the device is asked, from when on the picture may be too old for others. */
export type BeginCapture = (ref: InstanceRef, began: () => void, signal: AbortSignal) => Promise<HeldFrame>;

/** A frame several may read at a time; its memory is used again when the last has let go. */
export class HeldFrame {
  readonly frame: Frame;
  readonly #release: (frame: Frame) => void;
  #users = 0;

  constructor(frame: Frame, release: (frame: Frame) => void) {
    this.frame = frame;
    this.#release = release;
  }

  /** One more reads it, until the answer is called; calling it again does nothing. */
  hold(): () => void {
    this.#users += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#users -= 1;
      if (this.#users === 0) this.#release(this.frame);
    };
  }
}

/** A frame in one reader's hands. */
export interface FrameInHand {
  readonly frame: Frame;
  /** Nothing reads it afterwards. Safe to call twice. */
  readonly release: () => void;
}

interface Capture {
  readonly abort: AbortController;
  readonly held: Promise<HeldFrame>;
  /** Those who wait for the frame. */
  waiting: number;
}

/** Lets looks at one instance share a capture that has not begun yet: what they see is no older than their question. */
export class SharedCaptures {
  readonly #waiting = new Map<InstanceRef, Capture>();
  readonly #begin: BeginCapture;

  constructor(begin: BeginCapture) {
    this.#begin = begin;
  }

  /** A frame no older than this call. The capture ends with the last who wants it. */
  async take(ref: InstanceRef, signal: AbortSignal): Promise<FrameInHand> {
    signal.throwIfAborted();
    const capture = this.#waiting.get(ref) ?? this.#start(ref);
    capture.waiting += 1;
    return this.#frameOf(capture, signal);
  }

  #start(ref: InstanceRef): Capture {
    const abort = new AbortController();
    const leave = (): void => {
      if (this.#waiting.get(ref) === capture) this.#waiting.delete(ref);
    };
    const held = this.#begin(ref, leave, abort.signal).finally(leave);
    const capture: Capture = { abort, held, waiting: 0 };
    this.#waiting.set(ref, capture);
    return capture;
  }

  /** One of several leaves alone; with the last the capture itself ends, and has ended before this rejects. */
  #frameOf(capture: Capture, signal: AbortSignal): Promise<FrameInHand> {
    return new Promise((resolve, reject) => {
      let hasLeft = false;
      const onAbort = (): void => {
        capture.waiting -= 1;
        hasLeft = capture.waiting > 0;
        if (hasLeft) {
          reject(signal.reason);
          return;
        }
        // Nobody may join what is about to be cut short.
        for (const [ref, waiting] of this.#waiting) if (waiting === capture) this.#waiting.delete(ref);
        capture.abort.abort(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const settled = (): void => signal.removeEventListener('abort', onAbort);
      capture.held.then(
        (held) => {
          settled();
          // All who wait hold it before the first of them goes on, and so before anybody lets go.
          if (!hasLeft) resolve(inHand(held));
        },
        (error: unknown) => {
          settled();

          reject(error);
        },
      );
    });
  }
}

/** A first reader's hands. */
export function inHand(held: HeldFrame): FrameInHand {
  return { frame: held.frame, release: held.hold() };
}
