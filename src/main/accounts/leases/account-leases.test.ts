import { describe, expect, it, vi } from 'vitest';
import { addAccounts, leasesOfTest, openLeases, taken } from '../../../../testing/accounts-leases-rig';
import { anOwner, aPool } from '../../../../testing/accounts-samples';
import type { UseEnd } from '../account-leases';
import type { Pool } from '../../../shared/pool';

const end = (outcome: UseEnd['outcome'], more: Partial<UseEnd> = {}): UseEnd => ({
  ...{ outcome, reason: '', numbers: {} },
  ...more,
});
const MINUTE = 60_000;

describe('taking', () => {
  it('gives accounts in the order of the pool, each once, and says so in the file', async () => {
    const { leases, thread } = await leasesOfTest(['b', 'a', 'c']);
    const pool = aPool({ name: 'all' });
    const keys = [];
    for (const botId of ['1', '2', '3']) keys.push(taken(await leases.take(pool, anOwner({ botId }))).key);
    expect(keys).toEqual(['a', 'b', 'c']);
    expect(await leases.take(pool, anOwner())).toEqual({ kind: 'nothing', dueAtMs: null });
    const uses = thread.file.all('SELECT bot_id, pool_name, outcome, ended_at FROM uses ORDER BY id');
    expect(uses.map((use) => ({ ...use }))).toEqual(
      ['1', '2', '3'].map((bot_id) => ({ bot_id, pool_name: 'all', outcome: null, ended_at: null })),
    );
  });

  it('leaves out what is not of the pool, and takes in what is included', async () => {
    const { leases } = await leasesOfTest([
      { key: 'a', label: 'x' },
      { key: 'b', label: 'y' },
      { key: 'c', label: 'y' },
      { key: 'd', label: 'z' },
      { key: 'e', label: 'y', status: 'disabled' },
    ]);
    const pool = aPool({
      filter: { field: 'label', is: 'equals', value: 'y' },
      include: ['d'],
      exclude: ['c'],
    });
    expect(taken(await leases.take(pool, anOwner())).key).toBe('b');
    expect(taken(await leases.take(pool, anOwner())).key).toBe('d');
    expect((await leases.take(pool, anOwner())).kind).toBe('nothing');
    expect(await leases.statistics(pool)).toMatchObject({ total: 3, available: 0, leased: 2, disabled: 1 });
  });

  it('has of a limited pool only the first so many', async () => {
    const { leases } = await leasesOfTest(['a', 'b', 'c', 'd']);
    const pool = aPool({ limit: 2, sort: [{ by: 'key', direction: 'desc' }] });
    expect(taken(await leases.take(pool, anOwner())).key).toBe('d');
    expect(taken(await leases.take(pool, anOwner())).key).toBe('c');
    expect((await leases.take(pool, anOwner())).kind).toBe('nothing');
    expect(await leases.statistics(pool)).toMatchObject({ total: 2, leased: 2 });
  });

  it('refuses a filter over a field there is none of', async () => {
    const { leases } = await leasesOfTest(['a']);
    const pool = aPool({ filter: { field: 'nope', is: 'isEmpty' } });
    await expect(leases.take(pool, anOwner())).rejects.toMatchObject({
      name: 'AccountError',
      code: 'account_field_unknown',
    });
  });

  const reuse: [string, Pool['reuse'], { sameRun: boolean; otherRun: boolean; later: boolean }][] = [
    ['oncePerRun', { kind: 'oncePerRun' }, { sameRun: false, otherRun: true, later: false }],
    ['after', { kind: 'after', afterMs: MINUTE }, { sameRun: false, otherRun: false, later: true }],
    ['always', { kind: 'always' }, { sameRun: true, otherRun: true, later: true }],
    ['never', { kind: 'never' }, { sameRun: false, otherRun: false, later: false }],
  ];
  it.each(reuse)('reuses a completed account %s', async (_name, rule, { sameRun, otherRun, later }) => {
    const { leases, clock } = await leasesOfTest(['a']);
    const pool = aPool({ reuse: rule });
    const mayTake = async (runId: string): Promise<boolean> => {
      const answer = await leases.take(pool, anOwner({ runId }));
      if (answer.kind === 'taken') await leases.settle(answer.account, end('returned'), pool);
      return answer.kind === 'taken';
    };
    await leases.settle(taken(await leases.take(pool, anOwner({ runId: 'one' }))), end('completed'), pool);
    expect(await mayTake('one')).toBe(sameRun);
    expect(await mayTake('two')).toBe(otherRun);
    await clock.advance(MINUTE);
    expect(await mayTake('one')).toBe(later);
  });

  it('tells when the next account is due', async () => {
    const { leases, clock } = await leasesOfTest(['a', 'b']);
    const pool = aPool({
      reuse: { kind: 'after', afterMs: 5 * MINUTE },
      retry: { maxFailures: 3, cooldownMs: MINUTE },
    });
    await leases.settle(taken(await leases.take(pool, anOwner())), end('completed'), pool);
    expect(
      await leases.take(
        aPool({ filter: { field: 'status', is: 'equals', value: 'completed' }, reuse: pool.reuse }),
        anOwner(),
      ),
    ).toEqual({
      kind: 'nothing',
      dueAtMs: clock.now() + 5 * MINUTE,
    });
    await leases.settle(taken(await leases.take(pool, anOwner())), end('failed'), pool);
    expect(await leases.take(pool, anOwner())).toEqual({ kind: 'nothing', dueAtMs: clock.now() + MINUTE });
    await clock.advance(MINUTE);
    expect(taken(await leases.take(pool, anOwner())).key).toBe('b');
  });
});

describe('ending a use', () => {
  it('counts failures in a row, lets the account rest, and gives it up', async () => {
    const { leases, thread, clock } = await leasesOfTest(['a']);
    const pool = aPool({ retry: { maxFailures: 2, cooldownMs: MINUTE } });
    const fail = async (): Promise<void> =>
      leases.settle(taken(await leases.take(pool, anOwner())), end('failed', { reason: 'no' }), pool);
    await fail();
    expect((await leases.take(pool, anOwner())).kind).toBe('nothing');
    expect(await leases.statistics(pool)).toMatchObject({ coolingDown: 1, available: 0 });
    await clock.advance(MINUTE);
    await leases.settle(taken(await leases.take(pool, anOwner({ runId: 'x' }))), end('completed'), pool);
    expect(thread.file.get('SELECT failure_count AS n, status FROM accounts')).toMatchObject({ n: 0 });
    thread.file.run("UPDATE accounts SET status = 'available'");
    await fail();
    await clock.advance(MINUTE);
    await fail();
    await clock.advance(MINUTE);
    expect((await leases.take(pool, anOwner())).kind).toBe('nothing');
    expect(await leases.statistics(pool)).toMatchObject({ failed: 1, coolingDown: 0 });
  });

  it('keeps reason and numbers in the ledger, and is done once', async () => {
    const { leases, thread, clock } = await leasesOfTest(['a']);
    const pool = aPool();
    const account = taken(await leases.take(pool, anOwner()));
    await leases.settle(account, end('completed', { reason: 'ok', numbers: { gold: 12.5 } }), pool);
    for (const outcome of ['completed', 'failed', 'returned', 'quarantined'] as const)
      await expect(leases.settle(account, end(outcome), pool)).rejects.toMatchObject({
        code: 'account_lost',
      });
    expect(
      thread.file.all('SELECT outcome, reason, numbers, ended_at FROM uses').map((row) => ({ ...row })),
    ).toEqual([{ outcome: 'completed', reason: 'ok', numbers: '{"gold":12.5}', ended_at: clock.now() }]);
  });

  it('leaves an account that a person set aside meanwhile where it is', async () => {
    const { leases, thread } = await leasesOfTest(['a']);
    const pool = aPool();
    const account = taken(await leases.take(pool, anOwner()));
    thread.file.run("UPDATE accounts SET status = 'disabled'");
    await leases.settle(account, end('completed'), pool);
    expect(thread.file.get('SELECT status, lease_session FROM accounts')).toMatchObject({
      status: 'disabled',
      lease_session: null,
    });
  });

  it('puts into quarantine, with the reason', async () => {
    const { leases, thread } = await leasesOfTest(['a']);
    const pool = aPool();
    await leases.settle(
      taken(await leases.take(pool, anOwner())),
      end('quarantined', { reason: 'banned' }),
      pool,
    );
    expect(thread.file.get('SELECT status, quarantine_reason AS why FROM accounts')).toMatchObject({
      status: 'quarantined',
      why: 'banned',
    });
  });

  it('ends all of a group and nothing of another', async () => {
    const { leases, thread } = await leasesOfTest(['a', 'b', 'c']);
    const pool = aPool({ retry: { maxFailures: 1, cooldownMs: 0 } });
    const first = taken(await leases.take(pool, anOwner({ orchestrationId: 'one' })));
    await leases.take(pool, anOwner({ orchestrationId: 'one' }));
    const other = taken(await leases.take(pool, anOwner({ orchestrationId: 'two' })));
    expect(await leases.endAll('one', 'fail')).toBe(2);
    expect(await leases.endAll('one', 'fail')).toBe(0);
    await expect(leases.settle(first, end('completed'), pool)).rejects.toMatchObject({
      code: 'account_lost',
    });
    await leases.settle(other, end('returned'), pool);
    expect(thread.file.all('SELECT status FROM accounts ORDER BY key').map(({ status }) => status)).toEqual([
      'failed',
      'failed',
      'available',
    ]);
    expect(await leases.progress(pool, 'one', 'one')).toEqual({
      ...{ poolName: 'all', total: 3, remaining: 1, taken: 0, completed: 0, failed: 2 },
    });
  });
});

describe('progress', () => {
  it('counts what a run of a group has done and has before it', async () => {
    const { leases } = await leasesOfTest([
      'a',
      'b',
      'c',
      { key: 'd', status: 'completed' },
      { key: 'e', status: 'disabled' },
    ]);
    const pool = aPool();
    const owner = anOwner({ orchestrationId: 'second', runId: 'first' });
    await leases.settle(taken(await leases.take(pool, owner)), end('completed'), pool);
    await leases.take(pool, owner);
    expect(await leases.progress(pool, 'first', 'second')).toEqual({
      ...{ poolName: 'all', total: 5, remaining: 3, taken: 1, completed: 1, failed: 0 },
    });
    expect(await leases.statistics(pool)).toEqual({
      ...{
        total: 5,
        available: 3,
        leased: 1,
        coolingDown: 0,
        completed: 2,
        failed: 0,
        quarantined: 0,
        disabled: 1,
      },
    });
  });
});

describe('statistics', () => {
  it('follow rests and times that end by themselves, and a clock that is set back', async () => {
    const { leases, clock } = await leasesOfTest(['a', 'b', 'c']);
    const pool = aPool({
      reuse: { kind: 'after', afterMs: 5 * MINUTE },
      retry: { maxFailures: 0, cooldownMs: MINUTE },
    });
    const standing = async (): Promise<number[]> => {
      const { available, leased, coolingDown, completed } = await leases.statistics(pool);
      return [available, leased, coolingDown, completed];
    };
    expect(await standing()).toEqual([3, 0, 0, 0]);
    await leases.settle(taken(await leases.take(pool, anOwner())), end('completed'), pool);
    await leases.settle(taken(await leases.take(pool, anOwner())), end('failed'), pool);
    await leases.take(pool, anOwner());
    expect(await standing()).toEqual([0, 1, 1, 1]);
    await clock.advance(MINUTE);
    expect(await standing()).toEqual([1, 1, 0, 1]);
    await clock.advance(4 * MINUTE);
    expect(await standing()).toEqual([2, 1, 0, 1]);
  });
});

describe('two processes on one file', () => {
  it('never give the same account, and find each other alive', async () => {
    const { leases, clock, folder } = await leasesOfTest(['a', 'b', 'c', 'd']);
    const second = await openLeases(folder, clock);
    const pool = aPool();
    const keys = await Promise.all(
      [leases, second.leases, leases, second.leases].map(
        async (one) => taken(await one.take(pool, anOwner())).key,
      ),
    );
    expect(keys.sort()).toEqual(['a', 'b', 'c', 'd']);
    await clock.advance(10 * MINUTE);
    expect(await leases.statistics(pool)).toMatchObject({ leased: 4 });
  });

  it('tells who waits when the other one lets an account go', async () => {
    const { leases, clock, folder } = await leasesOfTest(['a']);
    const second = await openLeases(folder, clock);
    const pool = aPool();
    const account = taken(await leases.take(pool, anOwner()));
    let freed = 0;
    second.leases.onFreed(() => (freed += 1));
    expect(await second.leases.take(pool, anOwner())).toEqual({
      kind: 'nothing',
      dueAtMs: clock.now() + 2 * MINUTE,
    });
    await clock.advance(2_000);
    freed = 0;
    await leases.settle(account, end('returned'), pool);
    await clock.advance(2_000);
    expect(freed).toBe(1);
    expect(taken(await second.leases.take(pool, anOwner())).key).toBe('a');
  });
});

describe('a person who changes accounts', () => {
  it('takes an account away: its holder and those who wait hear of it at once', async () => {
    const { leases, thread, clock } = await leasesOfTest(['a']);
    const pool = aPool();
    const account = taken(await leases.take(pool, anOwner()));
    expect((await leases.take(pool, anOwner())).kind).toBe('nothing');
    const heard: string[] = [];
    leases.onLost(({ accountId, fence }) => heard.push(`lost ${String(accountId)} ${String(fence)}`));
    leases.onFreed(() => heard.push('freed'));
    const selection = { ids: [account.accountId] };
    await thread.ask('changeAccounts', { selection, change: { kind: 'release' }, nowMs: clock.now() });
    // No time passes on the clock.
    await vi.waitFor(() =>
      expect(heard).toEqual(['freed', `lost ${String(account.accountId)} ${String(account.fence)}`]),
    );
    await expect(leases.readField(account, 'key')).rejects.toMatchObject({ code: 'account_lost' });
    expect(taken(await leases.take(pool, anOwner())).fence).toBeGreaterThan(account.fence);
  });

  it('is followed at once: what was taken away is told, what was added can be taken', async () => {
    const { leases, thread, clock } = await leasesOfTest(['a']);
    const pool = aPool();
    const account = taken(await leases.take(pool, anOwner()));
    expect((await leases.take(pool, anOwner())).kind).toBe('nothing');
    const lost: number[] = [];
    leases.onLost(({ accountId }) => lost.push(accountId));
    // As another process would.
    thread.file.run("UPDATE uses SET outcome = 'released', ended_at = 1");
    thread.file.run('UPDATE accounts SET lease_session = NULL, lease_use = NULL, lease_expires_at = NULL');
    addAccounts(thread, ['0']);
    thread.file.revision += 1;
    expect(taken(await leases.take(pool, anOwner())).key).toBe('0');
    await clock.advance(30_000);
    expect(lost).toEqual([account.accountId]);
    await expect(leases.settle(account, end('completed'), pool)).rejects.toMatchObject({
      code: 'account_lost',
    });
  });
});
