import type { Clock } from '../ports';
import type { Connection } from './connection';
import { createPacer } from './pacer';
import { createSubscription, type BoundSource, type Subscription } from './subscription';

/** The subscriptions of one connection. */
export interface StreamBatcher {
  add(id: number, source: BoundSource): void;
  remove(id: number): void;
  has(id: number): boolean;
  size(): number;
  closeAll(): void;
}

export interface BatcherOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  /** Least milliseconds between two batches of patches. */
  readonly intervalMs: number;
  /** Patches that may wait per subscription; past it the subscription gets a new snapshot instead. */
  readonly maxWaiting: number;
  /** The source threw while it was opened; the subscription is gone. */
  readonly onFailed: (id: number, error: unknown) => void;
}

/**
 * Sends the first change at once (at the end of the tick) and later ones at most every `intervalMs`, one frame per
 * subscription. While the connection is not writable nothing is sent: what waits is coalesced, and what passes the
 * limit is dropped for a new snapshot, so a slow reader costs a bounded amount of memory.
 */
export function createStreamBatcher(options: BatcherOptions): StreamBatcher {
  const { connection, clock, intervalMs, maxWaiting } = options;
  const subscriptions = new Map<number, Subscription>();
  /** Those with something to send; who has waited longest comes first. */
  const due = new Set<Subscription>();

  const forget = (subscription: Subscription): void => {
    subscriptions.delete(subscription.id);
    due.delete(subscription);
    subscription.close();
  };
  const send = (subscription: Subscription): void => {
    try {
      const frame = subscription.nextFrame();
      if (frame) connection.send(frame);
    } catch (error) {
      forget(subscription);
      options.onFailed(subscription.id, error);
    }
  };
  const sendDue = (): boolean => {
    for (const subscription of due) {
      if (!connection.writable()) break;
      due.delete(subscription);
      send(subscription);
    }
    return due.size > 0;
  };
  const pacer = createPacer({ connection, clock, intervalMs, work: sendDue });
  const onChange = (subscription: Subscription): void => {
    due.add(subscription);
    pacer.request();
  };

  return {
    add: (id, source) => {
      const subscription = createSubscription(id, { source, maxWaiting, onChange });
      subscriptions.set(id, subscription);
      if (connection.writable()) send(subscription);
      else onChange(subscription);
    },
    remove: (id) => {
      const subscription = subscriptions.get(id);
      if (subscription) forget(subscription);
    },
    has: (id) => subscriptions.has(id),
    size: () => subscriptions.size,
    closeAll: () => {
      pacer.stop();
      for (const subscription of [...subscriptions.values()]) forget(subscription);
    },
  };
}
