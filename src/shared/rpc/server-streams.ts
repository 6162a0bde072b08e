import { err, type Result } from '../errors';
import type { Clock } from '../ports';
import type { Connection } from './connection';
import type { AnyContract } from './contract-types';
import type { ClientFrame } from './frames';
import { own, refusal, validate } from './refusal';
import { createStreamBatcher } from './stream-batcher';
import type { BoundSource } from './subscription';
import { trusted } from './trusted';

/** A stream's source, its types forgotten; only input that the stream's schema has made is given to it. */
interface AnySource {
  readonly open: (
    input: never,
    push: (patches: readonly unknown[]) => void,
  ) => ReturnType<BoundSource['open']>;
  readonly keyOf?: (patch: never) => string;
}

export interface StreamServerOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly streams: AnyContract['streams'];
  readonly sources: Readonly<Record<string, AnySource>>;
  readonly maxSubscriptions: number;
  readonly maxWaiting: number;
  readonly intervalMs: number;
  readonly reply: (id: number, result: Result<unknown>) => void;
  readonly onInternal: (error: unknown) => string;
}

/** The subscriptions of one connection. */
export interface StreamServer {
  subscribe(frame: ClientFrame & { readonly t: 'subscribe' }): void;
  unsubscribe(id: number): void;
  has(id: number): boolean;
  closeAll(): void;
}

/** Opens the streams one connection asks for. A request that can't be met is answered by a reply with its id. */
export function createStreamServer(options: StreamServerOptions): StreamServer {
  const { connection, clock, intervalMs, maxWaiting, reply } = options;
  const batcher = createStreamBatcher({
    connection,
    clock,
    intervalMs,
    maxWaiting,
    onFailed: (id, error) => {
      reply(id, err({ code: 'internal', ref: options.onInternal(error) }));
    },
  });
  const bind = (stream: string, raw: unknown): Result<BoundSource> => {
    const schema = own(options.streams, stream)?.input;
    const source = own(options.sources, stream);
    if (!schema || !source) return refusal(`unknown stream ${stream}`);
    const input = validate(schema, raw);
    return input.ok ? { ok: true, value: bindSource(source, input.value) } : input;
  };
  return {
    subscribe: ({ id, stream, input }) => {
      const tooMany = batcher.size() >= options.maxSubscriptions;
      const bound = tooMany ? refusal('too many subscriptions') : bind(stream, input);
      if (bound.ok) batcher.add(id, bound.value);
      else reply(id, bound);
    },
    unsubscribe: (id) => {
      batcher.remove(id);
    },
    has: (id) => batcher.has(id),
    closeAll: () => {
      batcher.closeAll();
    },
  };
}

function bindSource(source: AnySource, input: unknown): BoundSource {
  const { keyOf } = source;
  return {
    open: (push) => source.open(trusted<never>(input), push),
    keyOf: keyOf && ((patch) => keyOf(trusted<never>(patch))),
  };
}
