import { describe, expect, it } from 'vitest';
import { leasesOfTest } from '../../../testing/accounts-leases-rig';
import { anOwner, aPool } from '../../../testing/accounts-samples';
import type { StepGate } from '../routines/routine-runner';
import { takeFromPool, type TakeListener } from './take-from-pool';

const OPEN: StepGate = () => Promise.resolve();

function listening(): { listener: TakeListener; heard: string[]; late: Promise<void>[] } {
  const heard: string[] = [];
  const late: Promise<void>[] = [];
  const listener: TakeListener = {
    waiting: () => void heard.push('waiting'),
    ready: () => void heard.push('ready'),
    exhausted: (policy) => void heard.push(`exhausted: ${policy}`),
    late: (work) => void late.push(work),
  };
  return { listener, heard, late };
}

interface Door {
  readonly opened: Promise<void>;
  open(): void;
}

function door(): Door {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe('a bot that takes an account', () => {
  it('is stopped at once while the file is slow to answer; what it gets then is given back', async () => {
    const { leases, clock } = await leasesOfTest(['a']);
    const [asked, slow] = [door(), door()];
    const source = {
      ...{ pool: aPool(), owner: anOwner(), clock, gate: OPEN },
      leases: {
        ...leases,
        take: async (...given: Parameters<typeof leases.take>) => {
          asked.open();
          await slow.opened;
          return leases.take(...given);
        },
      },
    };
    const stop = new AbortController();
    const { listener, late } = listening();
    const taking = takeFromPool(source, listener, stop.signal);
    await asked.opened;
    stop.abort(new Error('stopped'));
    await expect(taking).rejects.toThrow('stopped');
    slow.open();
    await Promise.all(late);
    expect(late).toHaveLength(1);
    expect(await leases.statistics(aPool())).toMatchObject({ leased: 0, available: 1, failed: 0 });
  });

  it('waits as long as its pool says, the time of a pause not counted', async () => {
    const { leases, clock } = await leasesOfTest([]);
    let pause: Door | undefined;
    const gate: StepGate = () => pause?.opened ?? Promise.resolve();
    const pool = aPool({ onExhausted: { kind: 'wait', timeoutMs: 60_000 } });
    const { listener, heard } = listening();
    const source = { leases, pool, owner: anOwner(), clock, gate };
    const taking = takeFromPool(source, listener, new AbortController().signal);
    const ended = expect(taking).rejects.toMatchObject({ code: 'pool_exhausted' });
    await clock.advance(10_000);
    pause = door();
    await clock.advance(300_000);
    pause.open();
    pause = undefined;
    await clock.advance(45_000);
    expect(new Set(heard)).toEqual(new Set(['waiting']));
    await clock.advance(10_000);
    await ended;
    expect(heard.at(-1)).toBe('exhausted: fail');
  });
});
