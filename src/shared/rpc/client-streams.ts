import type { AppError, Result } from '../errors';
import type { Connection } from './connection';
import type { HostFrame } from './frames';

/** A subscriber, its types forgotten. */
export interface AnySubscriber {
  snapshot(state: never): void;
  patches(patches: readonly never[]): void;
  failed?(error: AppError): void;
}

type StreamFrame = Exclude<HostFrame, { t: 'reply' }>;

interface Subscription {
  id: number;
  /** Of the last frame; undefined until the snapshot is here. */
  rev: number | undefined;
  readonly stream: string;
  readonly input: unknown;
  readonly subscriber: AnySubscriber;
}

/** The streams a client listens to. */
export interface ClientStreams {
  subscribe(stream: string, input: unknown, subscriber: AnySubscriber): () => void;
  onFrame(frame: StreamFrame): void;
  onReply(id: number, result: Result<unknown>): void;
  onClosed(): void;
}

/** Keeps subscriptions in step: frames of ended ones are dropped, a gap asks for the stream anew. */
export function createClientStreams(connection: Connection, nextId: () => number): ClientStreams {
  const open = new Map<number, Subscription>();

  const ask = (subscription: Subscription): void => {
    const { id, stream, input } = subscription;
    open.set(id, subscription);
    connection.send({ t: 'subscribe', id, stream, input });
  };
  const drop = (subscription: Subscription): void => {
    if (open.delete(subscription.id)) connection.send({ t: 'unsubscribe', id: subscription.id });
  };
  const fail = (subscription: Subscription, error: AppError): void => {
    open.delete(subscription.id);
    subscription.subscriber.failed?.(error);
  };
  const takePatches = (subscription: Subscription, frame: StreamFrame & { t: 'patches' }): void => {
    if (subscription.rev !== undefined && frame.rev === subscription.rev + 1) {
      subscription.rev = frame.rev;
      subscription.subscriber.patches(frame.patches as readonly never[]);
      return;
    }
    drop(subscription);
    subscription.id = nextId();
    subscription.rev = undefined;
    ask(subscription);
  };
  return {
    subscribe: (stream, input, subscriber) => {
      const subscription: Subscription = { id: nextId(), rev: undefined, stream, input, subscriber };
      if (connection.closed.aborted) queueMicrotask(() => subscriber.failed?.({ code: 'connection_lost' }));
      else ask(subscription);
      return () => {
        drop(subscription);
      };
    },
    onFrame: (frame) => {
      const subscription = open.get(frame.id);
      if (!subscription) return;
      if (frame.t === 'patches') {
        takePatches(subscription, frame);
        return;
      }
      subscription.rev = 0;
      subscription.subscriber.snapshot(frame.state as never);
    },
    onReply: (id, result) => {
      const subscription = open.get(id);
      if (subscription && !result.ok) fail(subscription, result.error);
    },
    onClosed: () => {
      for (const subscription of [...open.values()]) fail(subscription, { code: 'connection_lost' });
    },
  };
}
