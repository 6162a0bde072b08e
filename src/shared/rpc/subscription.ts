import type { HostFrame } from './frames';
import { createPatchQueue } from './patch-queue';

/** A stream, its types forgotten and its input bound. */
export interface BoundSource {
  readonly open: (push: (patches: readonly unknown[]) => void) => {
    readonly snapshot: unknown;
    readonly close: () => void;
  };
  readonly keyOf: ((patch: unknown) => string) | undefined;
}

/** One subscription on the host's side. */
export interface Subscription {
  readonly id: number;
  /**
   * What is to be sent now: the snapshot first and after an overflow, else all patches that wait; undefined when there
   * is nothing. Throws what the source throws when it is opened.
   */
  nextFrame(): HostFrame | undefined;
  /** Closes the source. */
  close(): void;
}

export interface SubscriptionOptions {
  readonly source: BoundSource;
  readonly maxWaiting: number;
  readonly onChange: (subscription: Subscription) => void;
}

/** Makes a subscription whose source is opened by its first `nextFrame`. */
export function createSubscription(id: number, options: SubscriptionOptions): Subscription {
  const { source, maxWaiting, onChange } = options;
  const queue = createPatchQueue(source.keyOf, maxWaiting);
  let rev = 0;
  let closeSource: (() => void) | undefined;

  const close = (): void => {
    queue.clear();
    closeSource?.();
    closeSource = undefined;
  };
  const openSource = (): HostFrame => {
    let live = true;
    const opened = source.open((patches) => {
      if (!live || patches.length === 0) return;
      // Past the limit everything is dropped, the source too: the next frame is a new snapshot.
      if (!queue.add(patches)) close();
      onChange(subscription);
    });
    closeSource = () => {
      live = false;
      opened.close();
    };
    rev = 0;
    return { t: 'snapshot', id, rev: 0, state: opened.snapshot };
  };
  const subscription: Subscription = {
    id,
    nextFrame: () => {
      if (!closeSource) return openSource();
      const patches = queue.take();
      if (patches.length === 0) return undefined;
      rev += 1;
      return { t: 'patches', id, rev, patches };
    },
    close,
  };
  return subscription;
}
