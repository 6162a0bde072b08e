import type { AppError } from '../errors';
import type { Connection } from './connection';
import type {
  AnyContract,
  CallName,
  InputOf,
  PatchOf,
  ResultOf,
  SnapshotOf,
  StreamInputOf,
  StreamName,
} from './contract-types';
import { createClientCalls } from './client-calls';
import { createClientStreams } from './client-streams';
import { parseHostFrame } from './frames';
import { refusal } from './refusal';
import { trusted } from './trusted';

/** What a subscriber gets. A snapshot replaces everything it knew and may come again at any time. */
export interface Subscriber<C extends AnyContract, N extends StreamName<C>> {
  snapshot(state: SnapshotOf<C, N>): void;
  patches(patches: readonly PatchOf<C, N>[]): void;
  /** Nothing more will come: the host refused the stream or failed to open it, or the connection is gone. */
  failed?(error: AppError): void;
}

/** The side that asks. */
export interface Client<C extends AnyContract> {
  /** Never rejects. Aborting the signal answers `cancelled` at once and asks the host to stop the work. */
  call<N extends CallName<C>>(name: N, input: InputOf<C, N>, signal?: AbortSignal): Promise<ResultOf<C, N>>;
  /** Asks for a stream until the returned function is called; a gap in the frames asks for it anew. */
  subscribe<N extends StreamName<C>>(
    stream: N,
    input: StreamInputOf<C, N>,
    subscriber: Subscriber<C, N>,
  ): () => void;
}

/** Makes the client of one connection. What the host sends is trusted but for its frames' shape. */
export function createClient<C extends AnyContract>(contract: C, connection: Connection): Client<C> {
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  const calls = createClientCalls(connection, nextId);
  const streams = createClientStreams(connection, nextId);
  connection.onFrame((raw) => {
    const frame = parseHostFrame(raw);
    if (!frame) return;
    if (frame.t !== 'reply') streams.onFrame(frame);
    else if (!calls.onReply(frame.id, frame.result)) streams.onReply(frame.id, frame.result);
  });
  connection.closed.addEventListener(
    'abort',
    () => {
      calls.onClosed();
      streams.onClosed();
    },
    { once: true },
  );
  return {
    call: <N extends CallName<C>>(name: N, input: InputOf<C, N>, signal?: AbortSignal) => {
      const known = Object.hasOwn(contract.calls, name);
      const result = known ? calls.call(name, input, signal) : refusal(`unknown call ${name}`);
      return trusted<Promise<ResultOf<C, N>>>(Promise.resolve(result));
    },
    subscribe: (stream, input, subscriber) => streams.subscribe(stream, input, subscriber),
  };
}
