import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect } from 'vitest';
import { openAccountsFile } from '../src/main/accounts/file/accounts-file';
import { createAccountLeases } from '../src/main/accounts/leases/sqlite-account-leases';
import { createSilentLogger } from '../src/main/platform/logger';
import { createRandom } from '../src/main/platform/random';
import { createSystemClock } from '../src/main/platform/system-clock';
import { accountsInProcess } from './accounts-in-process';
import { startTestProcess, type TestProcess } from './child-process';

const ACCOUNTS = 40;
const USER = 'accounts-use';

/** A use whose end a process was told, and told us. */
interface Acknowledged {
  readonly useId: number;
  readonly accountId: number;
  readonly outcome: string;
  readonly use: number;
}

/** A folder with accounts that count their uses in a field of their own. */
export function prepareAccounts(folder: string): void {
  const { file } = openAccountsFile(join(folder, 'accounts.db'));
  file.run("INSERT INTO fields (name, type) VALUES ('uses', 'number')");
  file.database.exec('ALTER TABLE accounts ADD COLUMN f1 REAL');
  for (let index = 0; index < ACCOUNTS; index += 1)
    file.run(
      'INSERT INTO accounts (key, uid, created_at, updated_at) VALUES (?, hex(randomblob(16)), 0, 0)',
      [`account-${String(index)}`],
    );
  file.database.close();
}

/**
 * Two processes use accounts at once, the first is killed amid its work, then the second; after each the folder is
 * opened and everything acknowledged must be in the ledger, once, and nothing held by the dead. Answers how many uses
 * were acknowledged.
 */
export async function crashRound(folder: string, usesEach: number): Promise<number> {
  const [first, second] = [
    startTestProcess(USER, [folder, '8']),
    startTestProcess(USER, [folder, '8']),
  ] as const;
  try {
    const acknowledged = await Promise.all([read(first, usesEach), read(second, usesEach)]);
    await first.kill();
    await check(folder, acknowledged.flat(), 'oneLives');
    acknowledged.push(await read(second, usesEach));
    await second.kill();
    await check(folder, acknowledged.flat(), 'allDead');
    return acknowledged.flat().length;
  } finally {
    await Promise.all([first.kill(), second.kill()]);
  }
}

async function read(child: TestProcess, count: number): Promise<Acknowledged[]> {
  const read: Acknowledged[] = [];
  while (read.length < count) {
    const [useId, accountId, outcome, use] = JSON.parse(await child.nextLine()) as [
      number,
      number,
      string,
      number,
    ];
    read.push({ useId, accountId, outcome, use });
  }
  return read;
}

async function check(
  folder: string,
  acknowledged: readonly Acknowledged[],
  who: 'oneLives' | 'allDead',
): Promise<void> {
  const path = join(folder, 'accounts.db');
  const thread = accountsInProcess(path);
  const leases = await createAccountLeases({
    ...{ thread, file: path, sessionsFolder: join(folder, 'sessions'), clock: createSystemClock() },
    ...{ random: createRandom(), logger: createSilentLogger() },
  });
  await leases.close();
  await thread.close();
  const raw = new DatabaseSync(path, { timeout: 5_000 });
  raw.exec('BEGIN');
  const number = (sql: string): number => Number((raw.prepare(sql).get() as { n: unknown }).n);
  expect(raw.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  expect(number('SELECT count(*) AS n FROM accounts')).toBe(ACCOUNTS);
  expect(number('SELECT sum(fence) AS n FROM accounts')).toBe(number('SELECT count(*) AS n FROM uses'));
  const open = number('SELECT count(*) AS n FROM uses WHERE outcome IS NULL');
  expect(number('SELECT count(lease_session) AS n FROM accounts')).toBe(open);
  expect(number('SELECT count(DISTINCT lease_session) AS n FROM accounts')).toBeLessThanOrEqual(
    who === 'oneLives' ? 1 : 0,
  );
  const find = raw.prepare('SELECT account_id, outcome, numbers FROM uses WHERE id = ?');
  for (const { useId, accountId, outcome, use } of acknowledged)
    expect(find.get(useId)).toEqual({ account_id: accountId, outcome, numbers: `{"use":${String(use)}}` });
  // Every use but those that were cut off counted itself in the account's field.
  const cutOff = number("SELECT count(*) AS n FROM uses WHERE outcome = 'released' OR outcome IS NULL");
  const counted = number('SELECT sum(f1) AS n FROM accounts');
  const uses = number('SELECT count(*) AS n FROM uses');
  expect(counted).toBeLessThanOrEqual(uses);
  expect(counted).toBeGreaterThanOrEqual(uses - cutOff);
  raw.exec('COMMIT');
  raw.close();
}
