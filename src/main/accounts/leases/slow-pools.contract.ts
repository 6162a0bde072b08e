import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accountsWorkerFromSource } from '../../../../testing/accounts-worker';
import { anOwner, aPool } from '../../../../testing/accounts-samples';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import type { AccountFilter } from '../../../shared/account-filter';
import { createRandom } from '../../platform/random';
import { createSystemClock } from '../../platform/system-clock';
import { createAccountsThread, type AccountsThread } from '../accounts-thread';
import { createAccountLeases, type OpenAccountLeases } from './sqlite-account-leases';

const ACCOUNTS = 1_500;

/** As many rules as a filter may have, each over every tag; only the last account has what they look for. */
const COSTLY: AccountFilter = {
  any: [
    ...Array.from({ length: 199 }, (_, index): AccountFilter => ({
      field: 'tags',
      is: 'contains',
      value: `nobody has ${String(index)}`,
    })),
    { field: 'tags', is: 'equals', value: 'rare' },
  ],
};

async function manyAccounts(): Promise<{ thread: AccountsThread; leases: OpenAccountLeases }> {
  const folder = await tempFolderOfTest();
  const path = join(folder, 'accounts.db');
  const logger = createMemoryLogger();
  const thread = createAccountsThread({ file: path, worker: accountsWorkerFromSource(), logger });
  onTestFinished(() => thread.close());
  await thread.opened();
  const database = new DatabaseSync(path);
  database.exec(`
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(ACCOUNTS)})
    INSERT INTO accounts (key, uid, created_at, updated_at) SELECT 'a' || i, hex(randomblob(16)), 0, 0 FROM n;
    INSERT INTO account_tags SELECT a.id, t.value FROM accounts a, json_each('["one","two","three","four"]') t;
    INSERT INTO account_tags SELECT id, 'rare' FROM accounts WHERE id > ${String(ACCOUNTS - 3)}`);
  database.close();
  const leases = await createAccountLeases({
    ...{ thread, file: path, sessionsFolder: join(folder, 'sessions'), clock: createSystemClock(), logger },
    random: createRandom(),
  });
  onTestFinished(() => leases.close());
  return { thread, leases };
}

describe('a pool that is slow to search', () => {
  it('gives its accounts, each once, and keeps nobody waiting who takes from another', async () => {
    const { leases } = await manyAccounts();
    const slow = aPool({ name: 'slow', filter: COSTLY });
    const order: string[] = [];
    const takes = Array.from({ length: 5 }, async () => {
      const answer = await leases.take(slow, anOwner());
      order.push('slow');
      return answer.kind === 'taken' ? answer.account.key : answer.dueAtMs;
    });
    // The first one has found out by now that it takes long; from here on others come before it.
    await leases.take(aPool({ name: 'quick' }), anOwner());
    for (let round = 0; round < 20; round += 1) await leases.take(aPool({ name: 'quick' }), anOwner());
    order.push('quick');
    const keys = await Promise.all(takes);
    expect(order[0]).toBe('quick');
    expect(keys.filter((key) => key !== null).sort()).toEqual(['a1498', 'a1499', 'a1500']);
    expect(await leases.take(slow, anOwner())).toEqual({ kind: 'nothing', dueAtMs: null });
  });

  it('has an account again as soon as one was given back', async () => {
    const { leases } = await manyAccounts();
    const slow = aPool({ name: 'slow', filter: COSTLY, reuse: { kind: 'always' } });
    for (let round = 0; round < 5; round += 1) {
      const answer = await leases.take(slow, anOwner());
      if (answer.kind !== 'taken') throw new Error('nothing to take');
      await leases.settle(answer.account, { outcome: 'completed', reason: '', numbers: {} }, slow);
    }
    const takes = await Promise.all([1, 2, 3, 4].map(() => leases.take(slow, anOwner())));
    expect(takes.map(({ kind }) => kind).sort()).toEqual(['nothing', 'taken', 'taken', 'taken']);
  });
});
