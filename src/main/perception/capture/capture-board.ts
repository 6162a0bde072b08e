import type { InstanceRef } from '../../../shared/instance-reference';
import type { CaptureView } from '../../../shared/view';

/** How instances are looked at, as the vision threads tell it to the main thread. */
export interface CaptureBoard {
  /** Null while nobody has looked at it. */
  of(ref: InstanceRef): CaptureView | null;
  put(ref: InstanceRef, capture: CaptureView): void;
  /** Calls with each instance whose entry has changed, until the answer is called. */
  watch(listener: (ref: InstanceRef) => void): () => void;
}

/** Creates a board with nothing on it. */
export function createCaptureBoard(): CaptureBoard {
  const captures = new Map<InstanceRef, CaptureView>();
  const listeners = new Set<(ref: InstanceRef) => void>();
  return {
    of: (ref) => captures.get(ref) ?? null,
    put(ref, capture) {
      captures.set(ref, capture);
      for (const listener of listeners) listener(ref);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
