import { z } from 'zod';
import { err, ok } from '../src/shared/errors';
import type { Connection } from '../src/shared/rpc/connection';
import { call, stream, type Handlers, type StreamSources } from '../src/shared/rpc/contract-types';
import { serve, type RpcLimits, type Served } from '../src/shared/rpc/server';
import { createFakeClock, type FakeClock } from './fake-clock';

const Counter = z.object({ name: z.string(), value: z.number() });
export type Counter = z.infer<typeof Counter>;

/** A small contract with one of everything that the protocol has to carry. */
export const fixtureContract = {
  calls: {
    echo: call({ input: z.object({ text: z.string() }), output: z.object({ text: z.string() }), errors: [] }),
    /** Bags of foreign keys, as definitions have them. */
    keep: call({
      input: z.looseObject({ config: z.record(z.string(), z.unknown()) }),
      output: z.object({ keys: z.array(z.string()) }),
      errors: [],
    }),
    sum: call({
      input: z.object({ numbers: z.array(z.number()) }),
      output: z.number(),
      errors: [],
    }),
    grow: call({ input: z.object({ bytes: z.number() }), output: z.string(), errors: [] }),
    missing: call({
      input: z.object({ definitionId: z.string() }),
      output: z.null(),
      errors: ['definition_not_found'],
    }),
    hang: call({ input: z.object({}), output: z.null(), errors: [] }),
    boom: call({ input: z.object({}), output: z.null(), errors: [] }),
  },
  streams: {
    counters: stream({ input: z.object({}), snapshot: z.array(Counter), patch: Counter }),
    lines: stream({ input: z.object({ from: z.number() }), snapshot: z.number(), patch: z.string() }),
    broken: stream({ input: z.object({}), snapshot: z.null(), patch: z.null() }),
  },
};
export type FixtureContract = typeof fixtureContract;

/** A stream a test writes to. */
export interface Feed<P> {
  push(...patches: readonly P[]): void;
  /** How many subscriptions are open now. */
  listeners(): number;
  /** How often one was opened. */
  opened(): number;
}

/** What a test sees of the host's side. */
export interface FixtureHost {
  readonly clock: FakeClock;
  readonly counters: Feed<Counter>;
  readonly lines: Feed<string>;
  readonly bugs: unknown[];
  readonly malformed: string[];
  /** Names of the calls that reached their handlers. */
  readonly handled: string[];
  /** Calls of `hang` whose signal aborted. */
  readonly aborted: () => number;
  serve(connection: Connection, limits?: Partial<RpcLimits>): Served;
}

/** The host's side of the fixture; its clock is fake, so batches leave only when the test moves time. */
export function createFixtureHost(): FixtureHost {
  const clock = createFakeClock();
  const state = new Map<string, number>();
  const counters = createFeed<Counter>();
  const lines = createFeed<string>();
  const bugs: unknown[] = [];
  const malformed: string[] = [];
  const handled: string[] = [];
  let aborted = 0;
  const handlers = createHandlers(handled, () => (aborted += 1));
  const streams: StreamSources<FixtureContract> = {
    counters: {
      keyOf: (counter) => counter.name,
      open: (_input, push) => ({
        snapshot: [...state].map(([name, value]) => ({ name, value })),
        close: counters.add(push),
      }),
    },
    lines: { open: ({ from }, push) => ({ snapshot: from + lines.opened(), close: lines.add(push) }) },
    broken: {
      open: () => {
        throw new Error('a secret of the host');
      },
    },
  };
  const options = { handlers, streams, clock };
  return {
    clock,
    counters: {
      ...counters,
      push: (...patches) => {
        for (const { name, value } of patches) state.set(name, value);
        counters.push(...patches);
      },
    },
    lines,
    bugs,
    malformed,
    handled,
    aborted: () => aborted,
    serve: (connection, limits = {}) =>
      serve(fixtureContract, connection, {
        ...options,
        limits,
        onInternal: (error) => `E${String(bugs.push(error))}`,
        onMalformed: (reason) => malformed.push(reason),
      }),
  };
}

function createHandlers(handled: string[], onAbort: () => void): Handlers<FixtureContract> {
  const note = <T>(name: string, answer: T): Promise<T> => {
    handled.push(name);
    return Promise.resolve(answer);
  };
  return {
    echo: (input) => note('echo', ok({ text: input.text })),
    keep: (input) => note('keep', ok({ keys: Object.keys({ ...input, ...input.config }) })),
    sum: ({ numbers }) => note('sum', ok(numbers.reduce((sum, number) => sum + number, 0))),
    grow: ({ bytes }) => note('grow', ok('x'.repeat(bytes))),
    missing: ({ definitionId }) => note('missing', err({ code: 'definition_not_found', definitionId })),
    hang: (_input, { signal }) => {
      handled.push('hang');
      return new Promise((_resolve, reject) => {
        const abort = (): void => {
          onAbort();
          reject(new Error('ended by its signal'));
        };
        signal.addEventListener('abort', abort, { once: true });
      });
    },
    boom: () => Promise.reject(new Error('a secret of the host')),
  };
}

function createFeed<P>(): Feed<P> & { add(push: (patches: readonly P[]) => void): () => void } {
  const pushes = new Set<(patches: readonly P[]) => void>();
  let opened = 0;
  return {
    push: (...patches) => {
      for (const push of [...pushes]) push(patches);
    },
    listeners: () => pushes.size,
    opened: () => opened,
    add: (push) => {
      opened += 1;
      pushes.add(push);
      return () => {
        pushes.delete(push);
      };
    },
  };
}
