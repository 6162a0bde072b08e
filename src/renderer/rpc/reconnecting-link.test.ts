import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { contract, type Handlers, type StreamSources } from '../../shared/contract';
import { ok } from '../../shared/errors';
import { OrchestrationId } from '../../shared/ids';
import type { RunEvent } from '../../shared/run-event';
import { createMemoryPair, type MemoryPair } from '../../shared/rpc/memory-connection';
import { serve } from '../../shared/rpc/server';
import { createBrowserClock } from './browser-clock';
import type { HostLink, LinkStatus } from './host-link';
import { UNAUTHORIZED, UNREACHABLE, type LineOutcome } from './line';
import { createReconnectingLink } from './reconnecting-link';

const EVENT = { type: 'group.state' } as unknown as RunEvent;

/** A host that can go away and come back; every try to reach it is noted with its time. */
function createFlakyHost() {
  const clock = createBrowserClock();
  const tries: number[] = [];
  const wakers = new Set<() => void>();
  const pushes = new Set<(events: readonly RunEvent[]) => void>();
  let answer: 'open' | LineOutcome = 'open';
  let pair: MemoryPair | undefined;
  const handlers = { 'simulator.stop': () => Promise.resolve(ok({})) } as unknown as Handlers;
  const streams = {
    events: {
      open: (_input: unknown, push: (events: readonly RunEvent[]) => void) => {
        pushes.add(push);
        return { snapshot: [], close: () => pushes.delete(push) };
      },
    },
  } as unknown as StreamSources;
  const link: HostLink = createReconnectingLink({
    clock,
    onWake: (listener) => {
      wakers.add(listener);
      return () => wakers.delete(listener);
    },
    open: () => {
      tries.push(clock.now());
      if (answer !== 'open') return Promise.resolve(answer);
      pair = createMemoryPair();
      const unexpected = (): never => expect.unreachable();
      serve(contract, pair.host, {
        handlers,
        streams,
        clock,
        onInternal: unexpected,
        onMalformed: unexpected,
      });
      return Promise.resolve({ kind: 'open', connection: pair.client });
    },
  });
  return {
    link,
    tries,
    wakers,
    pushes,
    answerWith: (next: 'open' | LineOutcome) => (answer = next),
    drop: () => pair?.host.close(),
    wake: () => [...wakers].forEach((waker) => waker()),
  };
}

type FlakyHost = ReturnType<typeof createFlakyHost>;

let host: FlakyHost;
let statuses: LinkStatus[];
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  host = createFlakyHost();
  statuses = [];
  host.link.onStatus((status) => statuses.push(status));
});

afterEach(async () => {
  host.link.close();
  await settle();
  const left = vi.getTimerCount();
  vi.useRealTimers();
  expect(left).toBe(0);
  expect(host.wakers.size).toBe(0);
});

describe('a link', () => {
  test('connects and calls', async () => {
    const { link } = createFlakyHost();
    expect(link.status()).toBe('connecting');
    const early = link.call('simulator.stop', {});
    link.close();
    expect(await early).toEqual({ ok: false, error: { code: 'connection_lost' } });
    await settle();
    expect(statuses).toEqual(['connected']);
    expect(await host.link.call('simulator.stop', {})).toEqual({ ok: true, value: {} });
  });

  test('while lost answers at once: connection_lost, or cancelled', async () => {
    await settle();
    host.drop();
    await settle();
    expect(host.link.status()).toBe('lost');
    expect(await host.link.call('simulator.stop', {})).toMatchObject({ error: { code: 'connection_lost' } });
    const aborted = await host.link.call('simulator.stop', {}, AbortSignal.abort());
    expect(aborted).toEqual({ ok: false, error: { code: 'cancelled' } });
  });

  test('tries again after 250 ms, then ever less often up to 5 s, and heals', async () => {
    await settle();
    host.answerWith(UNREACHABLE);
    host.drop();
    await vi.advanceTimersByTimeAsync(30_000);
    const waits = host.tries.slice(1).map((at, index) => at - (host.tries[index] ?? 0));
    expect(waits.slice(0, 8)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
    host.answerWith('open');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(statuses).toEqual(['connected', 'lost', 'connected']);
    host.drop();
    await vi.advanceTimersByTimeAsync(250);
    expect(statuses).toEqual(['connected', 'lost', 'connected', 'lost', 'connected']);
  });

  test('says when it is not authorised, and heals once it is', async () => {
    await settle();
    host.answerWith(UNAUTHORIZED);
    host.drop();
    await vi.advanceTimersByTimeAsync(250);
    expect(statuses).toEqual(['connected', 'lost', 'unauthorized']);
    host.answerWith('open');
    host.wake();
    await settle();
    expect(host.link.status()).toBe('connected');
  });

  test('subscribes anew on every connection until told not to', async () => {
    const seen: string[] = [];
    const listener = {
      snapshot: () => seen.push('snapshot'),
      patches: (events: readonly RunEvent[]) => seen.push(`patches ${String(events.length)}`),
      failed: () => seen.push('failed'),
    };
    const off = host.link.subscribe('events', { orchestrationId: OrchestrationId.parse('o1') }, listener);
    await settle();
    host.pushes.forEach((push) => push([EVENT]));
    await settle();
    host.drop();
    await vi.advanceTimersByTimeAsync(250);
    expect(seen).toEqual(['snapshot', 'patches 1', 'snapshot']);
    expect(host.pushes.size).toBe(1);
    off();
    await settle();
    expect(host.pushes.size).toBe(0);
    host.drop();
    await vi.advanceTimersByTimeAsync(250);
    expect(host.pushes.size).toBe(0);
  });

  test('ends for good', async () => {
    await settle();
    const calling = host.link.call('simulator.stop', {});
    host.link.close();
    await calling;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(host.tries).toHaveLength(1);
    expect(statuses).toEqual(['connected']);
  });
});
