import { describe, expect, it } from 'vitest';
import { accountsFileOfTest } from '../../../../testing/accounts-file-of-test';
import { aPool } from '../../../../testing/accounts-samples';
import { createAccount } from '../operations/create-account';
import { poolStatistics } from '../operations/leases/pool-figures';
import { poolRulesText } from '../operations/leases/pool-rules';
import { listAccounts } from '../operations/list-accounts';
import { TimeIsUpError } from './accounts-file';
import { toWireError } from './wire-error';

const question = { sort: [], offset: 0, limit: 10, nowMs: 0, session: null };

describe('a look through many accounts', () => {
  it('ends when it takes longer than it may, is told as what it is, and the next one works', async () => {
    const file = await accountsFileOfTest();
    for (let index = 0; index < 40; index += 1)
      createAccount(file, { draft: { key: `a${String(index)}`, label: 'x' }, nowMs: 0 });
    const filter = { field: 'label', is: 'contains', value: 'y' } as const;
    for (const query of [
      { filter, search: '' },
      { filter: null, search: 'y' },
    ]) {
      file.limitTime(-1);
      expect(() => listAccounts(file, { ...question, query })).toThrow(TimeIsUpError);
      file.limitTime(null);
      expect(listAccounts(file, { ...question, query }).total).toBe(0);
    }
    const { refused } = toWireError(new TimeIsUpError('up'));
    expect(refused).toMatchObject({
      code: 'account_filter_invalid',
      problems: [{ code: 'filter_too_slow' }],
    });
  });

  it('that took too long is not made again for a minute, figures of other pools are', async () => {
    const file = await accountsFileOfTest();
    for (let index = 0; index < 40; index += 1)
      createAccount(file, { draft: { key: `a${String(index)}`, label: 'x' }, nowMs: 0 });
    const rulesOf = (value: string): string =>
      poolRulesText(aPool({ filter: { field: 'label', is: 'contains', value } }));
    const slow = rulesOf('y');
    file.limitTime(-1);
    expect(() => poolStatistics(file, { rules: slow, nowMs: 0 })).toThrow(TimeIsUpError);
    file.limitTime(null);
    expect(() => poolStatistics(file, { rules: slow, nowMs: 59_000 })).toThrow(TimeIsUpError);
    expect(poolStatistics(file, { rules: rulesOf('x'), nowMs: 0 }).total).toBe(40);
    expect(poolStatistics(file, { rules: slow, nowMs: 60_000 }).total).toBe(0);
  });

  it('is not what went wrong where something else did', async () => {
    const file = await accountsFileOfTest();
    file.limitTime(1_000);
    expect(() => file.all('SELECT nonsense')).toThrow('nonsense');
  });
});
