import { describe, expect, it } from 'vitest';
import { accountsFileOfTest } from '../../../../testing/accounts-file-of-test';
import type { AccountDraft, AccountView } from '../../../shared/account';
import type { AccountChange, AccountSelection } from '../../../shared/contract/accounts';
import type { AppError } from '../../../shared/errors';
import type { AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { changeAccounts } from './change-accounts';
import { createAccount } from './create-account';
import { getAccount } from './get-account';
import { listHolders } from './list-holders';
import { listUses } from './list-uses';
import { openSecret } from './open-secret';
import { putField } from './put-field';
import { revisionOf } from './revision';
import { updateAccount } from './update-account';

const NOW = Date.UTC(2026, 10, 21, 10);

async function aFile(): Promise<AccountsFile> {
  const file = await accountsFileOfTest();
  file.database.exec('BEGIN');
  for (const [name, type] of [
    ['city', 'text'],
    ['level', 'number'],
    ['premium', 'boolean'],
    ['born', 'date'],
    ['pause', 'duration'],
    ['password', 'secret'],
  ] as const) {
    putField(file, { field: { name, type, label: '' } });
  }
  file.database.exec('COMMIT');
  return file;
}

/** A box that shows what it was asked for: sealing itself is tested with its keys. */
function openBox(file: AccountsFile): void {
  file.secrets = {
    seal: (uid, fieldId, clear) => Buffer.from(JSON.stringify([uid, fieldId, clear])),
    open: (uid, fieldId, sealed) => {
      const [forUid, forField, clear] = JSON.parse(Buffer.from(sealed).toString()) as [
        string,
        number,
        string,
      ];
      if (forUid !== uid || forField !== fieldId) throw new Error('sealed for another place');
      return clear;
    },
  };
}

function refusalOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.error;
    throw error;
  }
  throw new Error('it was not refused');
}

const create = (file: AccountsFile, draft: AccountDraft): number =>
  createAccount(file, { draft, nowMs: NOW });
const get = (file: AccountsFile, key: string): AccountView => getAccount(file, { key, session: 'own' });
const change = (file: AccountsFile, ids: number[], what: AccountChange): number =>
  changeAccounts(file, { selection: { ids }, change: what, nowMs: NOW + 5 }).changed;

/** Held by a session, as `takeAccount` would leave it. */
function hold(file: AccountsFile, accountId: number, session: string): number {
  const { lastInsertRowid: use } = file.run(
    `INSERT INTO uses (account_id, fence, taken_at, run_id, orchestration_id, bot_id, group_name, routine_name,
       pool_name, ref, session) VALUES (?, 1, ?, 'r', 'o', 'b', 'Group', 'daily', 'pool', 'sim:1', ?)`,
    [accountId, NOW, session],
  );
  file.run(
    'UPDATE accounts SET lease_session = ?, lease_use = ?, lease_expires_at = ?, fence = 1 WHERE id = ?',
    [session, use, NOW + 120_000, accountId],
  );
  return use;
}

describe('an account', () => {
  it('keeps what it was given, each value in the form of its field', async () => {
    const file = await aFile();
    const fields = {
      CITY: 'Köln',
      level: 7.5,
      premium: false,
      born: '1999-12-31',
      pause: '1m 30s',
      password: null,
    };
    create(file, { key: 'anna', label: 'Anna', notes: 'first', tags: [' vip ', 'VIP', 'new'], fields });
    expect(get(file, 'anna')).toEqual({
      ...{ id: 1, key: 'anna', label: 'Anna', status: 'available', tags: ['new', 'vip'], notes: 'first' },
      ...{ failureCount: 0, cooldownUntil: null, quarantineReason: null, lastUsedAt: null, holder: null },
      createdAt: '2026-11-21T10:00:00.000Z',
      updatedAt: '2026-11-21T10:00:00.000Z',
      fields: {
        city: 'Köln',
        level: 7.5,
        premium: false,
        born: '1999-12-31T00:00:00.000Z',
        pause: 90_000,
      },
    });
  });

  it('refuses a value its field can’t hold, and writes nothing of the rest', async () => {
    const file = await aFile();
    const wrong: readonly (readonly [string, string | number | boolean])[] = [
      ['level', '7'],
      ['level', Infinity],
      ['premium', 1],
      ['born', '2026-02-30'],
      ['born', 'tomorrow'],
      ['pause', -1],
      ['pause', 1.5],
      ['city', 5],
      ['city', 'a\0b'],
      ['city', 'x'.repeat(10_001)],
    ];
    for (const [name, value] of wrong) {
      const error = refusalOf(() => create(file, { key: 'k', fields: { [name]: value } }));
      expect(error).toMatchObject({ code: 'account_value_invalid', field: name });
    }
    expect(refusalOf(() => create(file, { key: 'k\0' }))).toMatchObject({ field: 'key' });
    expect(refusalOf(() => create(file, { key: 'k', fields: { status: 'failed' } }))).toEqual({
      code: 'account_field_unknown',
      field: 'status',
    });
    expect(refusalOf(() => create(file, { key: 'k', fields: { password: 'x' } }))).toEqual({
      code: 'secrets_locked',
      state: 'locked',
    });
    expect(file.get('SELECT count(*) AS n FROM accounts')).toEqual({ n: 0 });
  });

  it('is changed by one person at a time, also within one millisecond', async () => {
    const file = await aFile();
    const accountId = create(file, { key: 'anna', label: 'Anna', tags: ['a'], fields: { city: 'Köln' } });
    const update = (updatedAt: string, draft: AccountDraft): AccountView =>
      updateAccount(file, { accountId, updatedAt, draft, nowMs: NOW, session: null });
    const { updatedAt } = get(file, 'anna');
    const changed = update(updatedAt, { key: 'anna2', fields: { city: null, level: 1 } });
    expect(changed).toMatchObject({ key: 'anna2', label: 'Anna', tags: ['a'], fields: { level: 1 } });
    expect(changed.fields).not.toHaveProperty('city');
    expect(refusalOf(() => update(updatedAt, { key: 'anna3' }))).toEqual({
      code: 'account_changed',
      key: 'anna2',
    });
    create(file, { key: 'taken' });
    expect(refusalOf(() => update(changed.updatedAt, { key: 'taken' }))).toEqual({
      code: 'account_key_taken',
      key: 'taken',
    });
  });

  it('binds a secret to itself and the field, and never lists it', async () => {
    const file = await aFile();
    openBox(file);
    const ids = ['a', 'b'].map((key) => create(file, { key, fields: { password: `secret of ${key}` } }));
    expect(get(file, 'a').fields).toEqual({ password: { secret: true } });
    expect(openSecret(file, { accountId: ids[1] ?? 0, field: 'PASSWORD' })).toEqual({
      key: 'b',
      value: 'secret of b',
    });
    change(file, ids, { kind: 'field', name: 'password', value: 'same' });
    expect(openSecret(file, { accountId: ids[0] ?? 0, field: 'password' }).value).toBe('same');
    change(file, ids, { kind: 'field', name: 'password', value: null });
    expect(openSecret(file, { accountId: ids[0] ?? 0, field: 'password' }).value).toBe('');
    expect(refusalOf(() => openSecret(file, { accountId: 1, field: 'city' }))).toMatchObject({
      code: 'account_field_unknown',
    });
  });
});

describe('a change of many accounts', () => {
  it('sets a status; available also forgets failures, cool-down and quarantine', async () => {
    const file = await aFile();
    const ids = ['a', 'b', 'c'].map((key) => create(file, { key }));
    expect(change(file, ids, { kind: 'status', status: 'quarantined', reason: 'strange' })).toBe(3);
    file.run('UPDATE accounts SET failure_count = 2, cooldown_until = 9');
    expect(get(file, 'a')).toMatchObject({ status: 'quarantined', quarantineReason: 'strange' });
    const selection: AccountSelection = {
      query: { filter: { field: 'key', is: 'oneOf', values: ['A', 'b'] }, search: '' },
    };
    const back = { kind: 'status', status: 'available', reason: '' } as const;
    expect(changeAccounts(file, { selection, change: back, nowMs: NOW }).changed).toBe(2);
    expect(get(file, 'a')).toMatchObject({
      ...{ status: 'available', failureCount: 0, cooldownUntil: null, quarantineReason: null },
    });
    expect(get(file, 'c')).toMatchObject({ status: 'quarantined', failureCount: 2 });
  });

  it('can leave some out, and says who holds which', async () => {
    const file = await aFile();
    const [a, b, c] = ['a', 'b', 'c'].map((key) => create(file, { key }));
    for (const id of [a, b]) hold(file, id ?? 0, 'own');
    const query = { filter: null, search: '' };
    const asked = { nowMs: NOW, session: 'own' };
    const all = listHolders(file, { ...asked, selection: { query } });
    expect(all).toMatchObject({
      held: 2,
      first: [{ key: 'a', holder: { groupName: 'Group' } }, { key: 'b' }],
    });
    const selection: AccountSelection = { query, except: [a ?? 0] };
    expect(listHolders(file, { ...asked, selection })).toMatchObject({ held: 1, first: [{ key: 'b' }] });
    expect(listHolders(file, { ...asked, selection: { ids: [c ?? 0] } })).toEqual({ held: 0, first: [] });
    const disabled = { kind: 'status', status: 'disabled', reason: '' } as const;
    expect(changeAccounts(file, { selection, change: disabled, nowMs: NOW }).changed).toBe(2);
    expect(get(file, 'a').status).toBe('available');
  });

  it('adds and removes tags of what was selected before the first of them changed', async () => {
    const file = await aFile();
    for (const key of ['a', 'b']) create(file, { key, tags: ['old', 'stays'] });
    create(file, { key: 'c', tags: ['stays'] });
    const selection = {
      query: { filter: { field: 'tags', is: 'equals', value: 'OLD' }, search: '' },
    } as const;
    const tags: AccountChange = { kind: 'tags', add: ['new'], remove: ['Old'] };
    expect(changeAccounts(file, { selection, change: tags, nowMs: NOW }).changed).toBe(2);
    expect(['a', 'b', 'c'].map((key) => get(file, key).tags)).toEqual([
      ['new', 'stays'],
      ['new', 'stays'],
      ['stays'],
    ]);
    const add = Array.from({ length: 49 }, (_, index) => `t${String(index)}`);
    expect(refusalOf(() => change(file, [1], { kind: 'tags', add, remove: [] }))).toMatchObject({
      code: 'account_value_invalid',
      field: 'tags',
    });
  });

  it('sets a field of all, or says that it can’t', async () => {
    const file = await aFile();
    const ids = ['a', 'b'].map((key) => create(file, { key }));
    expect(change(file, ids, { kind: 'field', name: 'born', value: '2000-01-01T10:00:00+02:00' })).toBe(2);
    expect(change(file, ids, { kind: 'field', name: 'Label', value: 'Same' })).toBe(2);
    expect(get(file, 'b')).toMatchObject({ label: 'Same', fields: { born: '2000-01-01T08:00:00.000Z' } });
    expect(refusalOf(() => change(file, ids, { kind: 'field', name: 'level', value: 'x' }))).toMatchObject({
      code: 'account_value_invalid',
    });
    expect(refusalOf(() => change(file, ids, { kind: 'field', name: 'key', value: 'x' }))).toMatchObject({
      code: 'account_field_unknown',
    });
  });

  it('takes held accounts from their holder only when told to, and deletes none of them', async () => {
    const file = await aFile();
    const [held = 0, foreign = 0, free = 0] = ['a', 'b', 'c'].map((key) => create(file, { key }));
    hold(file, held, 'own');
    hold(file, foreign, 'other');
    expect(get(file, 'a').holder).toMatchObject({ groupName: 'Group', ref: 'sim:1', here: true });
    expect(get(file, 'b').holder).toMatchObject({ here: false });
    expect(change(file, [held, foreign, free], { kind: 'delete' })).toBe(1);
    change(file, [held], { kind: 'status', status: 'disabled', reason: '' });
    expect(get(file, 'a').holder).not.toBeNull();
    expect(change(file, [held, foreign, free], { kind: 'release' })).toBe(2);
    expect(get(file, 'a')).toMatchObject({ status: 'disabled', holder: null });
    expect(file.all('SELECT fence FROM accounts')).toEqual([{ fence: 2 }, { fence: 2 }]);
    expect(listUses(file, { accountId: held, before: null, limit: 10 })).toMatchObject([
      { outcome: 'released', endedAt: '2026-11-21T10:00:00.005Z', routineName: 'daily', numbers: {} },
    ]);
    expect(change(file, [held], { kind: 'delete' })).toBe(1);
    expect(file.get('SELECT count(*) AS n FROM uses WHERE account_id = ?', [held])).toEqual({ n: 0 });
  });

  it('lets the revision grow', async () => {
    const file = await aFile();
    const seen = [revisionOf(file, NOW)];
    const id = create(file, { key: 'a' });
    const changes: readonly AccountChange[] = [
      { kind: 'tags', add: ['x'], remove: [] },
      { kind: 'field', name: 'city', value: 'Rom' },
      { kind: 'status', status: 'disabled', reason: '' },
      { kind: 'delete' },
    ];
    for (const what of changes) {
      seen.push(revisionOf(file, NOW));
      change(file, [id], what);
    }
    seen.push(revisionOf(file, NOW));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));
    expect(revisionOf(file, NOW)).toBe(seen.at(-1));
  });
});
