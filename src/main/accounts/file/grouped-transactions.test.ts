import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accountsInProcess } from '../../../../testing/accounts-in-process';
import { leasesOfTest, taken, addAccounts } from '../../../../testing/accounts-leases-rig';
import { anOwner, aPool } from '../../../../testing/accounts-samples';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';

const completed = { outcome: 'completed', reason: '', numbers: {} } as const;
const pool = aPool();

describe('a disk that is full', () => {
  it('refuses takes and outcomes with the reason, loses nothing, and goes on when there is room', async () => {
    const { leases, thread } = await leasesOfTest(['a', 'b', 'c']);
    const { file } = thread;
    const held = taken(await leases.take(pool, anOwner()));
    const before = everything(file.database);
    fill(file.database);
    const refused = { name: 'AccountError', code: 'accounts_unusable' };
    const long = { ...completed, reason: 'x'.repeat(1_000), numbers: manyNumbers() };
    const together = await Promise.allSettled([
      leases.settle(held, long, pool),
      ...Array.from({ length: 200 }, () => leases.take(aPool({ reuse: { kind: 'always' } }), anOwner())),
    ]);
    for (const one of together) {
      expect(one.status).toBe('rejected');
      expect(one).toHaveProperty('reason', expect.objectContaining(refused));
      expect(one).toHaveProperty('reason.detail.reason', expect.stringContaining('full'));
    }
    expect(everything(file.database)).toEqual(before);
    makeRoom(file.database);
    await leases.settle(held, long, pool);
    expect(taken(await leases.take(pool, anOwner())).key).toBe('b');
    expect(await leases.progress(pool, 'run-1', 'run-1')).toMatchObject({ completed: 1, taken: 1 });
  });
});

describe('work that came together', () => {
  it('is committed together, and what is refused takes back only itself', async () => {
    const { leases, thread } = await leasesOfTest(['a', 'b']);
    const commits: boolean[] = [];
    thread.onChanged(({ leasesOnly }) => commits.push(leasesOnly));
    const wrong = aPool({ filter: { field: 'nope', is: 'isEmpty' } });
    const [first, refused, second] = await Promise.allSettled([
      leases.take(pool, anOwner()),
      leases.take(wrong, anOwner()),
      leases.take(pool, anOwner()),
    ]);
    expect([first.status, refused.status, second.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(commits).toEqual([true]);
  });

  it('only reads without waiting for another process that writes, and writes after it', async () => {
    const folder = await tempFolderOfTest();
    const path = join(folder, 'accounts.db');
    const thread = accountsInProcess(path);
    onTestFinished(() => thread.close());
    addAccounts(thread, ['a']);
    const other = new DatabaseSync(path, { timeout: 0 });
    onTestFinished(() => other.close());
    thread.file.database.exec('PRAGMA busy_timeout = 0');
    other.exec("BEGIN IMMEDIATE; UPDATE accounts SET label = 'x'");
    expect(await thread.ask('countAccounts', null)).toMatchObject({ total: 1 });
    const renewal = { session: 's', expiresAtMs: 1 };
    await expect(thread.ask('renewLeases', renewal)).rejects.toMatchObject({ sqliteCode: 5 });
    other.exec('COMMIT');
    expect(await thread.ask('renewLeases', renewal)).toMatchObject({ own: [] });
  });

  it('is waited for at most 5 s while another process writes, and is synced when it is committed', async () => {
    const thread = accountsInProcess(join(await tempFolderOfTest(), 'accounts.db'));
    onTestFinished(() => thread.close());
    expect(thread.file.get('PRAGMA busy_timeout')).toEqual({ timeout: 5_000 });
    expect(thread.file.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(thread.file.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  });
});

/** The file may not grow any more, and its last free page is used up: as a disk without room. */
function fill(database: DatabaseSyncInstance): void {
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  database.exec(`PRAGMA max_page_count = ${String(pages)}`);
}

function makeRoom(database: DatabaseSyncInstance): void {
  database.exec('PRAGMA max_page_count = 4294967294');
}

function everything(database: DatabaseSyncInstance): unknown {
  return ['accounts', 'uses'].map(
    (table) => database.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as unknown,
  );
}

function manyNumbers(): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`number-${String(index)}`, index]));
}
