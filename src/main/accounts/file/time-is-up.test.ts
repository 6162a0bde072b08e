import { describe, expect, it } from 'vitest';
import { accountsFileOfTest } from '../../../../testing/accounts-file-of-test';
import { createAccount } from '../operations/create-account';
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

  it('is not what went wrong where something else did', async () => {
    const file = await accountsFileOfTest();
    file.limitTime(1_000);
    expect(() => file.all('SELECT nonsense')).toThrow('nonsense');
  });
});
