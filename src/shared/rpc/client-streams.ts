import type { AppError, Result } from '../errors';
import type { Connection } from './connection';
import type { HostFrame } from './frames';
import { trusted } from './trusted';

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
    const id = nextId();
    subscription.id = id;
    subscription.rev = undefined;
    open.set(id, subscription);
    connection.send({ t: 'subscribe', id, stream: subscription.stream, input: subscription.input });
  };
  const drop = (subscription: Subscription): void => {
    if (open.delete(subscription.id)) connection.send({ t: 'unsubscribe', id: subscription.id });
  };
  const fail = (subscription: Subscription, error: AppError): void => {
    open.delete(subscription.id);
    subscription.subscriber.failed?.(error);
  };
  return {
    subscribe: (stream, input, subscriber) => {
      const subscription: Subscription = { id: 0, rev: undefined, stream, input, subscriber };
      if (connection.closed.aborted) queueMicrotask(() => subscriber.failed?.({ code: 'connection_lost' }));
      else ask(subscription);
      return () => drop(subscription);
    },
    onFrame: (frame) => {
      const subscription = open.get(frame.id);
      if (!subscription || take(subscription, frame)) return;
      drop(subscription);
      ask(subscription);
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

/** Hands a frame on; false when frames before it are missing. */
function take(subscription: Subscription, frame: StreamFrame): boolean {
  const { rev, subscriber } = subscription;
  if (frame.t === 'patches' && (rev === undefined || frame.rev !== rev + 1)) return false;
  subscription.rev = frame.rev;
  if (frame.t === 'patches') subscriber.patches(trusted<readonly never[]>(frame.patches));
  else subscriber.snapshot(trusted<never>(frame.state));
  return true;
}
