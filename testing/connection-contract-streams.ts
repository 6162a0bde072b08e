import { describe, expect, test, vi } from 'vitest';
import type { AppError } from '../src/shared/errors';
import type { OpenSession, Session } from './connection-session';
import type { Counter } from './rpc-fixture';

interface Seen {
  readonly snapshots: (readonly Counter[])[];
  /** One entry per frame. */
  readonly frames: (readonly Counter[])[];
  readonly failures: AppError[];
  readonly off: () => void;
}

/** Subscribes to the counters and waits for the snapshot. */
async function watchCounters({ client }: Session): Promise<Seen> {
  const snapshots: (readonly Counter[])[] = [];
  const frames: (readonly Counter[])[] = [];
  const failures: AppError[] = [];
  const off = client.subscribe(
    'counters',
    {},
    {
      snapshot: (state) => snapshots.push(state),
      patches: (patches) => frames.push(patches),
      failed: (error) => failures.push(error),
    },
  );
  await vi.waitFor(() => expect(snapshots).toHaveLength(1), { interval: 2 });
  return { snapshots, frames, failures, off };
}

const counter = (name: string, value: number): Counter => ({ name, value });

/** Streams: snapshot, patches, coalescing, gaps, the end. */
export function describeStreams(open: OpenSession): void {
  describe('streams', () => {
    test('a subscriber gets the state as it is, then the first change at once', async () => {
      const session = await open();
      session.host.counters.push(counter('a', 1));
      const seen = await watchCounters(session);
      expect(seen.snapshots).toEqual([[counter('a', 1)]]);
      session.host.counters.push(counter('a', 2));
      await vi.waitFor(() => expect(seen.frames).toEqual([[counter('a', 2)]]));
    });

    test('changes of one tick leave together', async () => {
      const session = await open();
      const seen = await watchCounters(session);
      session.host.counters.push(counter('a', 1));
      session.host.counters.push(counter('b', 1));
      await vi.waitFor(() => expect(seen.frames).toEqual([[counter('a', 1), counter('b', 1)]]));
    });

    test('later changes wait 50 ms; the last of a key is sent, in the order of last writes', async () => {
      const session = await open();
      const { counters, clock } = session.host;
      const seen = await watchCounters(session);
      counters.push(counter('first', 0));
      await vi.waitFor(() => expect(seen.frames).toHaveLength(1));
      counters.push(counter('a', 1), counter('b', 1));
      counters.push(counter('c', 1), counter('a', 2));
      await clock.advance(49);
      await session.client.call('echo', { text: 'whatever was sent has arrived by now' });
      expect(seen.frames).toHaveLength(1);
      await clock.advance(1);
      await vi.waitFor(() => expect(seen.frames).toHaveLength(2));
      expect(seen.frames[1]).toEqual([counter('b', 1), counter('c', 1), counter('a', 2)]);
    });

    test('without keys nothing is dropped and order is kept', async () => {
      const { client, host } = await open();
      const lines: string[] = [];
      client.subscribe(
        'lines',
        { from: 0 },
        { snapshot: () => undefined, patches: (more) => lines.push(...more) },
      );
      await vi.waitFor(() => expect(host.lines.listeners()).toBe(1));
      const written = Array.from({ length: 500 }, (_, index) => `line ${String(index)}`);
      for (const line of written) {
        host.lines.push(line);
        if (line.endsWith('0')) await host.clock.advance(5);
      }
      await host.clock.advance(50);
      await vi.waitFor(() => expect(lines).toEqual(written));
    });

    test('two subscriptions of one connection share the pace and nothing else', async () => {
      const session = await open();
      const [one, two] = [await watchCounters(session), await watchCounters(session)];
      one.off();
      await vi.waitFor(() => expect(session.host.counters.listeners()).toBe(1));
      session.host.counters.push(counter('a', 1));
      await vi.waitFor(() => expect(two.frames).toEqual([[counter('a', 1)]]));
      expect(one.frames).toEqual([]);
    });

    test('a gap makes the client ask for the state anew, once', async () => {
      const session = await open();
      const seen = await watchCounters(session);
      session.host.counters.push(counter('a', 1));
      await vi.waitFor(() => expect(seen.frames).toHaveLength(1));
      session.pair.host.send({ t: 'patches', id: 1, rev: 3, patches: [counter('a', 99)] });
      await vi.waitFor(() => expect(seen.snapshots).toHaveLength(2));
      expect(seen.snapshots[1]).toEqual([counter('a', 1)]);
      session.host.counters.push(counter('a', 2));
      await session.host.clock.advance(50);
      await vi.waitFor(() => expect(seen.frames.at(-1)).toEqual([counter('a', 2)]));
      expect(seen.frames.flat().map(({ value }) => value)).toEqual([1, 2]);
      expect(session.host.counters.listeners()).toBe(1);
    });

    test('frames of a subscription that has ended are dropped', async () => {
      const session = await open();
      const seen = await watchCounters(session);
      seen.off();
      session.pair.host.send({ t: 'patches', id: 1, rev: 1, patches: [counter('late', 1)] });
      session.pair.host.send({ t: 'snapshot', id: 1, rev: 0, state: [] });
      await session.client.call('echo', { text: '' });
      expect(seen).toMatchObject({ frames: [], failures: [] });
      expect(seen.snapshots).toHaveLength(1);
    });

    test('a stream that is unknown, asked for wrongly, or broken fails with its error', async () => {
      const { client, host } = await open();
      const failures: AppError[] = [];
      const subscriber = {
        snapshot: () => expect.unreachable(),
        patches: () => expect.unreachable(),
        failed: (error: AppError) => failures.push(error),
      };
      client.subscribe('nothing' as 'broken', {}, subscriber);
      client.subscribe('lines', { from: 'start' as unknown as number }, subscriber);
      client.subscribe('broken', {}, subscriber);
      await vi.waitFor(() => expect(failures).toHaveLength(3));
      expect(failures.map(({ code }) => code)).toEqual(['invalid_input', 'invalid_input', 'internal']);
      expect(host.bugs).toHaveLength(1);
    });

    test('more subscriptions than allowed are refused', async () => {
      const session = await open({ subscriptions: 1 });
      await watchCounters(session);
      const failures: AppError[] = [];
      session.client.subscribe(
        'counters',
        {},
        {
          snapshot: () => expect.unreachable(),
          patches: () => undefined,
          failed: (error) => failures.push(error),
        },
      );
      await vi.waitFor(() => expect(failures).toMatchObject([{ code: 'invalid_input' }]));
    });

    test('the end closes every source and timer, and tells the subscriber', async () => {
      const session = await open();
      const { counters, clock } = session.host;
      const seen = await watchCounters(session);
      for (let value = 0; value < 3; value += 1) {
        counters.push(counter('a', value));
        await clock.advance(1);
      }
      expect(clock.pending()).toBe(1);
      session.pair.client.close();
      await session.served.stopped;
      expect(counters.listeners()).toBe(0);
      expect(clock.pending()).toBe(0);
      expect(seen.failures).toEqual([{ code: 'connection_lost' }]);
      counters.push(counter('a', 9));
    });

    test('a hundred subscriptions in turn leave nothing behind', async () => {
      const session = await open();
      for (let round = 0; round < 100; round += 1) (await watchCounters(session)).off();
      await vi.waitFor(() => expect(session.host.counters.listeners()).toBe(0));
      expect(session.host.counters.opened()).toBe(100);
      expect(session.host.clock.pending()).toBe(0);
    });

    test('a subscription after the end fails', async () => {
      const { client, pair } = await open();
      pair.client.close();
      const failures: AppError[] = [];
      client.subscribe(
        'counters',
        {},
        { snapshot: () => undefined, patches: () => undefined, failed: (error) => failures.push(error) },
      );
      await vi.waitFor(() => expect(failures).toEqual([{ code: 'connection_lost' }]));
    });
  });
}
