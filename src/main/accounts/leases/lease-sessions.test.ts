import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accountsInProcess } from '../../../../testing/accounts-in-process';
import { addAccounts, leasesOfTest, openLeases, taken } from '../../../../testing/accounts-leases-rig';
import { anOwner, aPool } from '../../../../testing/accounts-samples';
import { createFakeClock, type FakeClock } from '../../../../testing/fake-clock';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { createRandom } from '../../platform/random';
import { createSilentSessions } from './silent-sessions';
import { holdSessionLock, isSessionAlive } from './session-lock';
import { createAccountLeases } from './sqlite-account-leases';

const MINUTE = 60_000;
const returned = { outcome: 'returned', reason: '', numbers: {} } as const;

/** The same time, but for the wall clock, which somebody sets. */
function jumping(clock: FakeClock): FakeClock & { jump(ms: number): void } {
  let offMs = 0;
  return { ...clock, now: () => clock.now() + offMs, jump: (ms) => (offMs += ms) };
}

describe('a session', () => {
  it('frees what it held when it is closed, and leaves no lock', async () => {
    const { leases, thread, clock, folder } = await leasesOfTest(['a', 'b']);
    await leases.take(aPool(), anOwner());
    expect(await readdir(join(folder, 'sessions'))).toEqual([`${leases.session}.lock`]);
    await leases.close();
    await leases.close();
    await expect(leases.take(aPool(), anOwner())).rejects.toMatchObject({ code: 'accounts_unusable' });
    expect(await readdir(join(folder, 'sessions'))).toEqual([]);
    expect(thread.file.get('SELECT outcome, reason FROM uses')).toMatchObject({
      outcome: 'released',
      reason: 'the program ended',
    });
    expect(clock.pending()).toBe(0);
    const next = await openLeases(folder, clock);
    expect(taken(await next.leases.take(aPool(), anOwner()))).toMatchObject({ key: 'a', fence: 2 });
  });

  it('finds the leases of a program that died free, and its lock file gone', async () => {
    const { leases, thread, clock, folder } = await leasesOfTest(['a']);
    const account = taken(await leases.take(aPool(), anOwner()));
    // The name of a session that nobody holds the lock of.
    thread.file.run("UPDATE accounts SET lease_session = 'dead'");
    await writeFile(join(folder, 'sessions', 'dead.lock'), '');
    const next = await openLeases(folder, clock);
    expect(await readdir(join(folder, 'sessions'))).toHaveLength(2);
    expect(thread.file.get('SELECT outcome, reason FROM uses')).toMatchObject({
      outcome: 'released',
      reason: 'the program ended',
    });
    expect(taken(await next.leases.take(aPool(), anOwner())).fence).toBe(2);
    await expect(leases.settle(account, returned, aPool())).rejects.toMatchObject({ code: 'account_lost' });
  });

  it('ends the leases of a program that lives but is silent, and refuses its outcome later', async () => {
    const { leases, thread, clock, folder } = await leasesOfTest(['a']);
    const stuck = createFakeClock();
    const hung = await openLeases(folder, stuck);
    const account = taken(await hung.leases.take(aPool(), anOwner()));
    const lost: number[] = [];
    hung.leases.onLost(({ fence }) => lost.push(fence));
    await clock.advance(2 * MINUTE);
    expect((await leases.take(aPool(), anOwner())).kind).toBe('nothing');
    await clock.advance(MINUTE);
    expect(thread.file.get('SELECT outcome, reason FROM uses')).toMatchObject({
      outcome: 'expired',
      reason: 'the program was silent for too long',
    });
    expect(taken(await leases.take(aPool(), anOwner())).fence).toBe(2);
    await stuck.advance(30_000);
    expect(lost).toEqual([1]);
    await expect(hung.leases.settle(account, returned, aPool())).rejects.toMatchObject({
      code: 'account_lost',
    });
  });

  it.each([-5 * 60 * MINUTE, 5 * 60 * MINUTE])('lives through a clock that is set by %d ms', async (ms) => {
    const folder = await tempFolderOfTest();
    const clock = createFakeClock();
    const wall = jumping(clock);
    const one = await openLeases(folder, wall);
    const two = await openLeases(folder, clock);
    addAccounts(one.thread, ['a', 'b']);
    const held = taken(await one.leases.take(aPool(), anOwner()));
    const other = taken(await two.leases.take(aPool(), anOwner()));
    wall.jump(ms);
    await clock.advance(10 * MINUTE);
    wall.jump(-2 * ms);
    await clock.advance(10 * MINUTE);
    await one.leases.settle(held, returned, aPool());
    await two.leases.settle(other, returned, aPool());
    expect(await one.leases.statistics(aPool())).toMatchObject({ available: 2, leased: 0 });
    expect((await two.leases.take(aPool(), anOwner())).kind).toBe('taken');
  });

  it('starts without a place for its lock, and then refuses', async () => {
    const folder = await tempFolderOfTest();
    await writeFile(join(folder, 'sessions'), '');
    const thread = accountsInProcess(join(folder, 'accounts.db'));
    onTestFinished(() => thread.close());
    const logger = createMemoryLogger();
    const leases = await createAccountLeases({
      ...{ thread, file: 'accounts.db', sessionsFolder: join(folder, 'sessions') },
      ...{ clock: createFakeClock(), random: createRandom(), logger },
    });
    await expect(leases.take(aPool(), anOwner())).rejects.toMatchObject({ code: 'accounts_unusable' });
    expect(logger.facts).toMatchObject([{ event: 'leases.no_session' }]);
    await leases.close();
  });
});

describe('the lock of a session', () => {
  it('tells the living from the dead, and removes the file of the dead only', async () => {
    const folder = await tempFolderOfTest();
    const lock = holdSessionLock(folder, () => 'me');
    expect(isSessionAlive(folder, 'me')).toBe(true);
    expect(isSessionAlive(folder, 'me')).toBe(true);
    await writeFile(join(folder, 'other.lock'), '');
    expect(isSessionAlive(folder, 'other')).toBe(false);
    expect(isSessionAlive(folder, 'never')).toBe(false);
    expect(await readdir(folder)).toEqual(['me.lock']);
    lock.release();
    lock.release();
    expect(isSessionAlive(folder, 'me')).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not taken twice', async () => {
    const folder = await tempFolderOfTest();
    const ids = ['one', 'one', 'two'];
    const newId = (): string => ids.shift() ?? 'none';
    const first = holdSessionLock(folder, newId);
    const second = holdSessionLock(folder, newId);
    expect([first.session, second.session]).toEqual(['one', 'two']);
    first.release();
    second.release();
  });
});

describe('silence', () => {
  it('is what this process saw: a computer that slept has heard nothing', () => {
    const silent = createSilentSessions({ silentAfterMs: 120, mostPerLookMs: 30 });
    const other = { session: 'x', trace: '1' };
    expect(silent.look([other], 0)).toEqual([]);
    expect(silent.look([other], 1_000_000)).toEqual([]);
    expect(silent.look([{ ...other, trace: '2' }], 1_000_100)).toEqual([]);
    for (const atMs of [1_000_130, 1_000_160, 1_000_190])
      expect(silent.look([{ ...other, trace: '2' }], atMs)).toEqual([]);
    expect(silent.look([{ ...other, trace: '2' }], 1_000_220)).toHaveLength(1);
    expect(silent.look([], 1_000_250)).toEqual([]);
    expect(silent.look([{ ...other, trace: '2' }], 1_000_500)).toEqual([]);
  });
});
