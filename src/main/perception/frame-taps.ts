import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';

/** Is shown a frame; `takenAt` in milliseconds since 1970. */
export type FrameListener = (frame: Frame, takenAt: number) => void;

/** Shows frames that are captured anyway to those who want to see what a bot saw. */
export interface FrameTaps {
  /** Tells of a frame; whoever captured it keeps it. Costs nothing while nobody watches that instance. */
  offer(ref: InstanceRef, frame: Frame, takenAt: number): void;
  /**
   * Calls synchronously with each frame of an instance. Its memory is used again afterwards: a listener that wants to
   * keep it has to copy it before it returns. The latest frame comes soon, if it is still there, and again whenever
   * somebody else begins to watch.
   */
  watch(ref: InstanceRef, listener: FrameListener): () => void;
  /** Instances somebody watches now. */
  watched(): readonly InstanceRef[];
  /** Calls when one more begins to watch an instance, and when the last has ended. */
  onWatched(listener: (ref: InstanceRef, isWatched: boolean) => void): () => void;
}

/** Creates taps nobody watches yet. A listener that throws harms neither the bot nor the others: `onBug` hears of it. */
export function createFrameTaps(onBug: (error: unknown) => void): FrameTaps {
  const watched = new Map<InstanceRef, Set<FrameListener>>();
  const followers = new Set<(ref: InstanceRef, isWatched: boolean) => void>();
  const tell = (ref: InstanceRef, isWatched: boolean): void => {
    for (const follower of followers) follower(ref, isWatched);
  };
  return {
    offer(ref, frame, takenAt) {
      for (const listener of watched.get(ref) ?? []) {
        try {
          listener(frame, takenAt);
        } catch (error) {
          onBug(error);
        }
      }
    },
    watch(ref, listener) {
      const listeners = watched.get(ref) ?? new Set();
      watched.set(ref, listeners);
      listeners.add(listener);
      tell(ref, true);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || watched.get(ref) !== listeners) return;
        watched.delete(ref);
        tell(ref, false);
      };
    },
    watched: () => [...watched.keys()],
    onWatched(listener) {
      followers.add(listener);
      return () => followers.delete(listener);
    },
  };
}
