import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accountsFileOfTest } from '../../../../testing/accounts-file-of-test';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { BUILT_IN_ACCOUNT_FIELDS, MAX_ACCOUNT_FIELDS, type AccountField } from '../../../shared/account';
import { openAccountsFile, type AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { changeAccounts } from './change-accounts';
import { createAccount } from './create-account';
import { ensureFieldIndexes } from './ensure-field-indexes';
import { getAccount } from './get-account';
import { listAccounts, type AccountPage, type ListAccounts } from './list-accounts';
import { listUses } from './list-uses';
import { putField } from './put-field';
import { readAccountsState } from './read-accounts-state';
import { removeField } from './remove-field';
import { revisionOf } from './revision';
import { putView, removeView } from './saved-views';

const NOW = Date.UTC(2026, 10, 21, 10);
const put = (file: AccountsFile, name: string, type: AccountField['type'], label = ''): null =>
  putField(file, { field: { name, type, label } });

function list(file: AccountsFile, asked: Partial<ListAccounts>): AccountPage {
  const question = { query: { filter: null, search: '' }, sort: [], offset: 0, limit: 10, session: null };
  return listAccounts(file, { ...question, nowMs: NOW, ...asked });
}

const keys = ({ rows }: AccountPage): string[] => rows.map(({ key }) => key);

describe('a list of accounts', () => {
  it('comes in pages, in order, with how many there are in all', async () => {
    const file = await accountsFileOfTest();
    put(file, 'level', 'number');
    file.database.exec('BEGIN');
    for (let index = 0; index < 25; index += 1) {
      const draft = {
        key: `k${String(index)}`,
        tags: index % 2 ? ['odd'] : [],
        fields: { level: index % 5 },
      };
      createAccount(file, { draft, nowMs: NOW });
    }
    file.database.exec('COMMIT');
    const odd = { filter: { field: 'tags', is: 'equals', value: 'odd' }, search: '' } as const;
    const sort = [{ by: 'level', direction: 'desc' }] as const;
    const first = list(file, { query: odd, sort, limit: 5 });
    const second = list(file, { query: odd, sort, limit: 5, offset: 5 });
    expect([first.total, second.total]).toEqual([12, 12]);
    const levels = [...first.rows, ...second.rows].map(({ fields }) => Number(fields['level']));
    expect(levels).toEqual(levels.toSorted((left, right) => right - left));
    expect(new Set([...keys(first), ...keys(second)]).size).toBe(10);
    expect(list(file, {}).total).toBe(25);
  });

  it('shows at once what changed, here and in another process', async () => {
    const path = join(await tempFolderOfTest(), 'accounts.db');
    const [file, other] = [openAccountsFile(path).file, openAccountsFile(path).file];
    onTestFinished(() => [file, other].forEach(({ database }) => database.close()));
    const query = { filter: { field: 'status', is: 'equals', value: 'available' }, search: '' } as const;
    createAccount(file, { draft: { key: 'a' }, nowMs: NOW });
    const seen = [list(file, { query }).revision];
    createAccount(other, { draft: { key: 'b' }, nowMs: NOW });
    expect(keys(list(file, { query }))).toEqual(['a', 'b']);
    seen.push(list(file, { query }).revision);
    const change = { kind: 'status', status: 'disabled', reason: '' } as const;
    changeAccounts(file, { selection: { query }, change, nowMs: NOW });
    expect(list(file, { query })).toMatchObject({ total: 0, rows: [] });
    seen.push(revisionOf(file, NOW));
    expect(new Set(seen).size).toBe(3);
    put(other, 'city', 'text');
    createAccount(other, { draft: { key: 'c', fields: { city: 'Rom' } }, nowMs: NOW });
    expect(getAccount(file, { key: 'c', session: null }).fields).toEqual({ city: 'Rom' });
  });

  it('does not keep an answer that time has changed', async () => {
    const file = await accountsFileOfTest();
    createAccount(file, { draft: { key: 'a' }, nowMs: NOW });
    const query = { filter: { field: 'createdAt', is: 'withinLast', withinMs: 60_000 }, search: '' } as const;
    expect(list(file, { query }).total).toBe(1);
    expect(list(file, { query, nowMs: NOW + 61_000 }).total).toBe(0);
  });

  it('is searched in key, label, notes, tags and texts, each character for itself', async () => {
    const file = await accountsFileOfTest();
    put(file, 'city', 'text');
    put(file, 'password', 'secret');
    file.secrets = { seal: (_uid, _field, clear) => Buffer.from(clear), open: () => '' };
    const drafts = [
      { key: 'by-KEY-x' },
      { key: 'b', label: 'a key-x here' },
      { key: 'c', notes: 'in notes: Key-X' },
      { key: 'd', tags: ['Key-x'] },
      { key: 'e', fields: { city: 'KEY-X' } },
      { key: 'f', fields: { password: 'key-x' } },
      { key: 'g', label: '100% ÄÖ' },
      { key: 'h', label: '1000 of them' },
    ];
    for (const draft of drafts) createAccount(file, { draft, nowMs: NOW });
    const found = (search: string): string[] => keys(list(file, { query: { filter: null, search } }));
    expect(found(' key-x ')).toEqual(['by-KEY-x', 'b', 'c', 'd', 'e']);
    expect(found('100%')).toEqual(['g']);
    expect(found('äö')).toEqual(['g']);
    expect(found('1_0')).toEqual([]);
    expect(found('\0')).toEqual([]);
    expect(found("' OR 1=1 --")).toEqual([]);
  });

  it('pages through the uses of one account, the latest first', async () => {
    const file = await accountsFileOfTest();
    const accountId = createAccount(file, { draft: { key: 'a' }, nowMs: NOW });
    for (let index = 1; index <= 5; index += 1) {
      file.run(
        `INSERT INTO uses (account_id, fence, taken_at, ended_at, outcome, numbers, run_id, orchestration_id, bot_id,
           group_name, routine_name, pool_name, ref, session)
         VALUES (?, ?, ?, ?, 'completed', '{"coins":3}', '', '', '', '', ?, '', '', '')`,
        [accountId, index, NOW, NOW + index, `r${String(6 - index)}`],
      );
    }
    const page = (before: number | null): number[] =>
      listUses(file, { accountId, before, limit: 2 }).map(({ id }) => id);
    expect([page(null), page(4), page(2)]).toEqual([[5, 4], [3, 2], [1]]);
    expect(listUses(file, { accountId, before: null, limit: 1 })[0]).toMatchObject({ numbers: { coins: 3 } });
  });
});

describe('a custom field', () => {
  it('is found whatever its case, and shows its name as it was first written', async () => {
    const file = await accountsFileOfTest();
    put(file, 'City', 'text');
    put(file, 'cITY', 'text', 'Where');
    createAccount(file, { draft: { key: 'a', fields: { CITY: 'Rom' } }, nowMs: NOW });
    expect(readAccountsState(file, { nowMs: NOW }).fields).toEqual([
      { name: 'City', type: 'text', label: 'Where' },
    ]);
    expect(getAccount(file, { key: 'a', session: null }).fields).toEqual({ City: 'Rom' });
  });

  it('keeps its type once it has values', async () => {
    const file = await accountsFileOfTest();
    put(file, 'level', 'text');
    put(file, 'level', 'number');
    createAccount(file, { draft: { key: 'a', fields: { level: 3 } }, nowMs: NOW });
    expect(() => put(file, 'LEVEL', 'text')).toThrow(Refused);
    expect(getAccount(file, { key: 'a', session: null }).fields).toEqual({ level: 3 });
  });

  it('takes no name of a built-in one, and there are not more than the limit', async () => {
    const file = await accountsFileOfTest();
    for (const name of BUILT_IN_ACCOUNT_FIELDS) {
      expect(() => put(file, name.toUpperCase(), 'text'), name).toThrow(Refused);
    }
    file.database.exec('BEGIN');
    for (let index = 0; index < MAX_ACCOUNT_FIELDS; index += 1) put(file, `n${String(index)}`, 'text');
    file.database.exec('COMMIT');
    expect(() => put(file, 'oneMore', 'text')).toThrow(Refused);
    createAccount(file, { draft: { key: 'a', fields: { n199: 'last' } }, nowMs: NOW });
    expect(keys(list(file, { query: { filter: null, search: 'LAST' } }))).toEqual(['a']);
  });

  it('goes with its values and its index; one of the same name begins empty', async () => {
    const file = await accountsFileOfTest();
    put(file, 'city', 'text');
    put(file, 'other', 'text');
    createAccount(file, { draft: { key: 'a', fields: { city: 'Rom', other: 'stays' } }, nowMs: NOW });
    expect(ensureFieldIndexes(file, { names: ['CITY', 'key', 'nope'] })).toBe(1);
    expect(ensureFieldIndexes(file, { names: ['city'] })).toBe(0);
    removeField(file, { name: 'CITY' });
    expect(() => removeField(file, { name: 'city' })).toThrow(Refused);
    expect(getAccount(file, { key: 'a', session: null }).fields).toEqual({ other: 'stays' });
    put(file, 'city', 'number');
    expect(getAccount(file, { key: 'a', session: null }).fields).toEqual({ other: 'stays' });
    expect(ensureFieldIndexes(file, { names: ['city'] })).toBe(1);
  });

  it('has an index that its comparisons use', async () => {
    const file = await accountsFileOfTest();
    put(file, 'city', 'text');
    ensureFieldIndexes(file, { names: ['city'] });
    const plan = file
      .all('EXPLAIN QUERY PLAN SELECT a.id FROM accounts a WHERE a.f1 = ? COLLATE NOCASE', ['x'])
      .map((row) => String(row['detail']));
    expect(plan.join()).toContain('accounts_f1');
  });
});

describe('what everybody who shows accounts follows', () => {
  it('counts accounts, held ones too, and keeps lists under their names', async () => {
    const file = await accountsFileOfTest();
    for (const key of ['a', 'b', 'c']) createAccount(file, { draft: { key }, nowMs: NOW });
    file.run(`UPDATE accounts SET status = 'failed' WHERE key = 'a'`);
    file.run(`UPDATE accounts SET lease_session = 's' WHERE key = 'b'`);
    const view = { name: 'Mine', query: { filter: null, search: '' }, sort: [], columns: [] };
    putView(file, { view });
    putView(file, { view: { ...view, name: 'MINE', columns: ['x'] } });
    const state = readAccountsState(file, { nowMs: NOW });
    expect(state).toMatchObject({
      totals: { total: 3, leased: 1, byStatus: { available: 2, failed: 1, completed: 0 } },
      views: [{ name: 'MINE', columns: ['x'] }],
    });
    removeView(file, { name: 'mine' });
    expect(readAccountsState(file, { nowMs: NOW }).views).toEqual([]);
  });
});
