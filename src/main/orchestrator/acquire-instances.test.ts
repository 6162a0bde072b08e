import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { createMemoryLogger } from '../../../testing/memory-logger';
import type { ConflictPolicy } from '../../shared/definition';
import { BotId, OrchestrationId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import { DeviceError } from '../devices/device';
import { acquireInstances, type Acquisition } from './acquire-instances';
import type { GroupParts } from './group-parts';
import { createInstanceLeases } from './instance-leases';
import { createRunEvents } from './run-events';

const GROUP = OrchestrationId.parse('019b0000-0000-7000-8000-000000000001');
const OTHER = OrchestrationId.parse('019b0000-0000-7000-8000-000000000002');
const ref = (number: number): InstanceRef => InstanceRef.parse(`sim:${String(number)}`);

/** Real leases; instances are ready at once unless `broken` names them. */
function createWorld(broken: readonly InstanceRef[] = []) {
  const leases = createInstanceLeases();
  const clock = createFakeClock();
  const directory = {
    whenReady: (of: InstanceRef) =>
      broken.includes(of)
        ? Promise.reject(new DeviceError('device_offline', of, 'broken'))
        : Promise.resolve({}),
  };
  const events = createRunEvents(clock, () => undefined);
  const evicted: InstanceRef[] = [];
  const parts = {
    ...{ leases, clock, directory, events, logger: createMemoryLogger() },
    evict: (_: unknown, of: InstanceRef) => evicted.push(of),
  } as unknown as GroupParts;

  /** Somebody else takes an instance; answers what lets go of it. */
  const hold = (of: InstanceRef, purpose: 'bot' | 'capture' = 'bot'): (() => void) => {
    const token = { orchestrationId: `${OTHER}/${of}`, botId: null, generation: 0 };
    const holder = { orchestrationId: token.orchestrationId, botId: null, groupName: 'Other', purpose };
    if (!leases.reserve(of, token, holder)) throw new Error(`${of} is held`);
    return () => void leases.release(of, token);
  };
  const acquire = (onConflict: ConflictPolicy, candidates: readonly InstanceRef[], count: number) => {
    const abort = new AbortController();
    let result: Acquisition | undefined;
    const done = acquireInstances(
      {
        ...{ orchestrationId: GROUP, groupName: 'Mine', candidates, count, onConflict },
        instanceTimeoutMs: 1_000,
        tokenOf: (slot) => ({
          ...{ orchestrationId: GROUP, generation: 1 },
          botId: BotId.parse(`${GROUP}/${String(slot)}`),
        }),
      },
      parts,
      abort.signal,
    ).then((value) => (result = value));
    return { done, abort, result: () => result };
  };
  return { leases, clock, acquire, hold, evicted };
}

const refsOf = (result: Acquisition): string[] =>
  result.kind === 'acquired'
    ? result.instances.map((instance) => instance.ref)
    : ['conflict', ...result.refs];

const EVERY_POLICY: readonly ConflictPolicy[] = ['ask', 'skip', 'abort', 'queue', 'takeOver'];

describe('an instance somebody takes a picture of', () => {
  it.each(EVERY_POLICY)('%s: is waited for, and taken when the picture is done', async (policy) => {
    const { clock, acquire, hold } = createWorld();
    const release = hold(ref(1), 'capture');
    const acquired = acquire(policy, [ref(1), ref(2)], 1);
    await clock.advance(200);
    expect(acquired.result()).toBeUndefined();
    release();
    expect(refsOf(await acquired.done)).toEqual(['sim:1']);
    expect(clock.pending()).toBe(0);
  });

  it('goes to the group before the next one who wants a picture', async () => {
    const { leases, acquire, hold } = createWorld();
    const release = hold(ref(1), 'capture');
    let second: string | undefined;
    // As the pictures do: they try when their wait for a free instance is over.
    const next = leases.whenFree(ref(1), new AbortController().signal).then(() => {
      second = leases.holding(ref(1))?.holder.groupName;
    });
    const acquired = acquire('skip', [ref(1)], 1);
    release();
    expect(refsOf(await acquired.done)).toEqual(['sim:1']);
    await next;
    expect(second).toBe('Mine');
  });

  it.each([
    ['skip', ['sim:2']],
    ['ask', ['sim:2']],
    ['abort', ['conflict', 'sim:1']],
  ] as const)('%s: counts as held after five seconds', async (policy, expected) => {
    const { clock, acquire, hold } = createWorld();
    hold(ref(1), 'capture');
    const acquired = acquire(policy, [ref(1), ref(2)], 1);
    await clock.advance(4_999);
    expect(acquired.result()).toBeUndefined();
    await clock.advance(1);
    expect(refsOf(await acquired.done)).toEqual(expected);
  });

  it('counts as held at once when another group was quicker', async () => {
    const { acquire, hold, leases } = createWorld();
    const release = hold(ref(1), 'capture');
    const off = leases.watch(() => {
      off();
      hold(ref(1));
    });
    const acquired = acquire('skip', [ref(1), ref(2)], 1);
    release();
    expect(refsOf(await acquired.done)).toEqual(['sim:2']);
  });

  it('is not waited for any more after a stop', async () => {
    const { clock, acquire, hold } = createWorld();
    hold(ref(1), 'capture');
    const { done, abort } = acquire('skip', [ref(1)], 1);
    abort.abort(new Error('stopped'));
    await expect(done).rejects.toThrow('stopped');
    expect(clock.pending()).toBe(0);
  });
});

describe('queue', () => {
  it('takes what is free though something preferred is held', async () => {
    const { acquire, hold } = createWorld();
    hold(ref(1));
    expect(refsOf(await acquire('queue', [ref(1), ref(2), ref(3)], 2).done)).toEqual(['sim:2', 'sim:3']);
  });

  it('waits when too little is free, for whichever is free first', async () => {
    const { clock, acquire, hold } = createWorld();
    hold(ref(1));
    const release = hold(ref(2));
    const acquired = acquire('queue', [ref(1), ref(2), ref(3)], 2);
    await clock.advance(60_000);
    expect(acquired.result()).toBeUndefined();
    release();
    expect(refsOf(await acquired.done)).toEqual(['sim:3', 'sim:2']);
  });

  it('goes on with another when one that was free does not get ready, and ends when none is left', async () => {
    const { clock, acquire, hold } = createWorld([ref(1)]);
    const release = hold(ref(2));
    const acquired = acquire('queue', [ref(1), ref(2)], 2);
    await clock.advance(1_000);
    expect(acquired.result()).toBeUndefined();
    release();
    const result = await acquired.done;
    expect(refsOf(result)).toEqual(['sim:2']);
    expect(result).toMatchObject({ skipped: [{ ref: 'sim:1', reason: 'device_offline' }] });
  });

  it('lets those that have an instance get ready while many others wait', async () => {
    const { clock, acquire, hold, leases } = createWorld();
    const all = Array.from({ length: 60 }, (_, index) => ref(index + 1));
    const releases = all.slice(0, 40).map((of) => hold(of));
    const acquired = acquire('queue', all, 60);
    await clock.advance(1_000);
    const mine = leases.list().filter(({ token }) => token.orchestrationId === GROUP);
    expect(mine).toHaveLength(20);
    for (const release of releases) release();
    expect(refsOf(await acquired.done)).toHaveLength(60);
  });
});

describe('take over', () => {
  it('asks each holder of what it prefers, also one that was quicker', async () => {
    const { clock, acquire, hold, evicted, leases } = createWorld();
    const release = hold(ref(1));
    let releaseSecond = (): void => undefined;
    const off = leases.watch(() => {
      off();
      releaseSecond = hold(ref(1));
    });
    const acquired = acquire('takeOver', [ref(1), ref(2)], 1);
    release();
    await clock.advance(0);
    expect(evicted).toEqual(['sim:1', 'sim:1']);
    releaseSecond();
    expect(refsOf(await acquired.done)).toEqual(['sim:1']);
  });
});
