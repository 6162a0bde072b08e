import type { Result } from '../errors';
import type { Clock } from '../ports';
import type { Connection } from './connection';
import type { AnyContract, Handlers, StreamSources } from './contract-types';
import { ClientFrame } from './frames';
import { createCallServer, type CallServer } from './server-calls';
import { createStreamServer, type StreamServer } from './server-streams';

export interface ServeOptions<C extends AnyContract> {
  readonly handlers: Handlers<C>;
  readonly streams: StreamSources<C>;
  readonly clock: Clock;
  /** A bug in a handler or in a stream's source: logs it with its stack, answers the short reference shown for it. */
  readonly onInternal: (error: unknown) => string;
  /** A frame of no known shape, or with an id in use; `count` is that of this connection so far. */
  readonly onMalformed: (reason: 'shape' | 'id_in_use', count: number) => void;
  readonly limits?: Partial<RpcLimits>;
}

/** What one connection may cost the host. */
export interface RpcLimits {
  readonly callsInFlight: number;
  readonly subscriptions: number;
  /** Patches waiting per subscription; past it a new snapshot is sent instead. */
  readonly waitingPatches: number;
  /** Least milliseconds between two batches of patches. */
  readonly batchIntervalMs: number;
  /** A connection that sent this many malformed frames is closed. */
  readonly malformedFrames: number;
}

export const DEFAULT_RPC_LIMITS: RpcLimits = {
  callsInFlight: 2_000,
  subscriptions: 64,
  waitingPatches: 10_000,
  batchIntervalMs: 50,
  malformedFrames: 1_000,
};

/** A connection being served; closing the connection ends it. */
export interface Served {
  /** Resolves when the connection is closed and every handler that ran for it has settled. */
  readonly stopped: Promise<void>;
}

/**
 * Answers the calls and streams of one connection. Inputs are validated, what handlers answer is trusted. Nothing that
 * arrives makes it throw.
 */
export function serve<C extends AnyContract>(
  contract: C,
  connection: Connection,
  options: ServeOptions<C>,
): Served {
  const limits = { ...DEFAULT_RPC_LIMITS, ...options.limits };
  const parts = createParts(contract, connection, options, limits);
  let malformed = 0;
  const countMalformed = (reason: 'shape' | 'id_in_use'): void => {
    malformed += 1;
    options.onMalformed(reason, malformed);
    if (malformed >= limits.malformedFrames) connection.close();
  };
  connection.onFrame((raw) => {
    const frame = ClientFrame.safeParse(raw);
    if (!frame.success) countMalformed('shape');
    // A reply would be taken for that of the first request with this id.
    else if (reusesId(frame.data, parts)) countMalformed('id_in_use');
    else dispatch(frame.data, parts);
  });
  const stopped = whenClosed(connection).then(() => {
    parts.streams.closeAll();
    return parts.calls.abortAll();
  });
  return { stopped };
}

interface Parts {
  readonly calls: CallServer;
  readonly streams: StreamServer;
}

function createParts<C extends AnyContract>(
  contract: C,
  connection: Connection,
  options: ServeOptions<C>,
  limits: RpcLimits,
): Parts {
  const { clock, onInternal } = options;
  const reply = (id: number, result: Result<unknown>): void => {
    connection.send({ t: 'reply', id, result });
  };
  const calls = createCallServer({
    calls: contract.calls,
    handlers: options.handlers,
    line: connection.closed,
    maxInFlight: limits.callsInFlight,
    reply,
    onInternal,
  });
  const streams = createStreamServer({
    connection,
    clock,
    streams: contract.streams,
    sources: options.streams,
    maxSubscriptions: limits.subscriptions,
    maxWaiting: limits.waitingPatches,
    intervalMs: limits.batchIntervalMs,
    reply,
    onInternal,
  });
  return { calls, streams };
}

function dispatch(frame: ClientFrame, { calls, streams }: Parts): void {
  switch (frame.t) {
    case 'call':
      calls.start(frame);
      return;
    case 'cancel':
      calls.cancel(frame.id);
      return;
    case 'subscribe':
      streams.subscribe(frame);
      return;
    case 'unsubscribe':
      streams.unsubscribe(frame.id);
      return;
  }
}

function reusesId(frame: ClientFrame, { calls, streams }: Parts): boolean {
  const opens = frame.t === 'call' || frame.t === 'subscribe';
  return opens && (calls.has(frame.id) || streams.has(frame.id));
}

function whenClosed({ closed }: Connection): Promise<void> {
  return new Promise((resolve) => {
    if (closed.aborted) resolve();
    closed.addEventListener('abort', () => resolve(), { once: true });
  });
}
