import { contract, type Contract } from '../../shared/contract';
import { err, type AppError } from '../../shared/errors';
import type { Clock } from '../../shared/ports';
import { createClient, type Client } from '../../shared/rpc/client';
import type { Connection } from '../../shared/rpc/connection';
import type { CallName, InputOf, ResultOf, StreamName } from '../../shared/rpc/contract-types';
import { trusted } from '../../shared/rpc/trusted';
import type { HostLink, LinkStatus, StreamListener } from './host-link';
import type { OpenLine } from './line';
import { createStandingSubscriptions } from './standing-subscriptions';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

export interface ReconnectingLinkOptions {
  readonly open: OpenLine;
  readonly clock: Clock;
  /** Calls when waiting on makes no sense: the network is back, the page was given a new token. */
  readonly onWake: (listener: () => void) => () => void;
}

/**
 * A link that tries again without end, waiting 250 ms at first and at most 5 s. Everything subscribed is asked for
 * anew on every connection.
 */
export function createReconnectingLink(options: ReconnectingLinkOptions): HostLink {
  const ended = new AbortController();
  const subscriptions = createStandingSubscriptions();
  const status = createStatus(ended.signal);
  let client: Client<Contract> | undefined;

  const stayOn = async (connection: Connection): Promise<void> => {
    client = createClient(contract, connection);
    subscriptions.attach(client);
    status.set('connected');
    await closing(connection, ended.signal);
    client = undefined;
    subscriptions.attach(undefined);
  };
  const run = async (): Promise<void> => {
    for (let tries = 0; !ended.signal.aborted; tries += 1) {
      const outcome = await options.open(ended.signal);
      if (outcome.kind === 'open') {
        tries = 0;
        await stayOn(outcome.connection);
      }
      status.set(outcome.kind === 'unauthorized' ? 'unauthorized' : 'lost');
      await pause(Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS), options, ended.signal);
    }
  };
  void run();

  return {
    status: status.get,
    onStatus: status.listen,
    call: <N extends CallName<Contract>>(name: N, input: InputOf<Contract, N>, signal?: AbortSignal) => {
      if (client) return client.call(name, input, signal);
      const code = signal?.aborted === true ? 'cancelled' : 'connection_lost';
      return Promise.resolve(trusted<ResultOf<Contract, N>>(err({ code })));
    },
    subscribe: (stream, input, listener) =>
      subscriptions.add((current) => current.subscribe(stream, input, subscriberOf(listener))),
    close: () => {
      ended.abort();
    },
  };
}

/** What a listener of the link gets; that a connection ended is not its business, the next one asks anew. */
function subscriberOf<N extends StreamName<Contract>>(
  listener: StreamListener<N>,
): Required<StreamListener<N>> {
  return {
    snapshot: (state) => listener.snapshot(state),
    patches: (patches) => listener.patches(patches),
    failed: (error: AppError) => {
      if (error.code !== 'connection_lost') listener.failed?.(error);
    },
  };
}

interface Status {
  readonly get: () => LinkStatus;
  readonly set: (status: LinkStatus) => void;
  readonly listen: (listener: (status: LinkStatus) => void) => () => void;
}

function createStatus(ended: AbortSignal): Status {
  const listeners = new Set<(status: LinkStatus) => void>();
  let status: LinkStatus = 'connecting';
  return {
    get: () => status,
    set: (next) => {
      if (next === status || ended.aborted) return;
      status = next;
      for (const listener of [...listeners]) listener(next);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Resolves when the connection has closed; closes it when the link ends. */
function closing(connection: Connection, ended: AbortSignal): Promise<void> {
  const close = (): void => connection.close();
  if (ended.aborted) close();
  ended.addEventListener('abort', close, { once: true });
  return new Promise((resolve) => {
    const onClosed = (): void => {
      ended.removeEventListener('abort', close);
      resolve();
    };
    if (connection.closed.aborted) onClosed();
    else connection.closed.addEventListener('abort', onClosed, { once: true });
  });
}

/** Waits; ends early when woken or when the link ends. */
function pause(ms: number, { clock, onWake }: ReconnectingLinkOptions, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      cancel();
      off();
      ended.removeEventListener('abort', go);
      resolve();
    };
    const cancel = clock.schedule(ms, go);
    const off = onWake(go);
    ended.addEventListener('abort', go, { once: true });
    if (ended.aborted) go();
  });
}
