import { beforeEach, describe, expect, it } from 'vitest';
import { accountsFileOfTest } from '../../../../../testing/accounts-file-of-test';
import type { AccountView } from '../../../../shared/account';
import type { AccountChange } from '../../../../shared/contract/accounts';
import { UndoId } from '../../../../shared/ids';
import type { AccountsFile } from '../../file/accounts-file';
import { changeAccounts } from '../change-accounts';
import { createAccount } from '../create-account';
import { beginImport } from '../import/begin-import';
import { finishImport } from '../import/finish-import';
import { packRows, stageRows } from '../import/stage-rows';
import { getAccount } from '../get-account';
import { listUses } from '../list-uses';
import { openSecret } from '../open-secret';
import { putField } from '../put-field';
import { removeField } from '../remove-field';
import { updateAccount } from '../update-account';
import { forgetChanges } from './kept-changes';
import { undoChange, type UndoneAccounts } from './undo-change';

const NOW = Date.UTC(2026, 10, 21, 10);
const MINUTE = 60_000;

let file: AccountsFile;
let ids: number[];

beforeEach(async () => {
  file = await accountsFileOfTest();
  file.secrets = {
    seal: (uid, fieldId, clear) => Buffer.from(`${uid} ${String(fieldId)} ${clear}`),
    open: (_uid, _fieldId, sealed) => Buffer.from(sealed).toString().split(' ').at(-1) ?? '',
  };
  putField(file, { field: { name: 'city', type: 'text', label: '' } });
  putField(file, { field: { name: 'password', type: 'secret', label: '' } });
  ids = ['anna', 'bert', 'carl'].map((key) =>
    createAccount(file, {
      draft: { key, tags: ['old'], notes: 'n', fields: { city: 'Köln', password: `secret-of-${key}` } },
      nowMs: NOW,
    }),
  );
});

const get = (key: string): AccountView => getAccount(file, { key, session: null });
const all = (): AccountView[] => ['anna', 'bert', 'carl'].map(get);
const change = (what: AccountChange, nowMs = NOW): UndoId =>
  changeAccounts(file, { selection: { ids }, change: what, nowMs }).undoId ?? UndoId.parse('none');
const undo = (undoId: UndoId, nowMs = NOW + MINUTE): UndoneAccounts => undoChange(file, { undoId, nowMs });
/** All but the time of the change, which only grows. */
const facts = (accounts: readonly AccountView[]): unknown =>
  accounts.map(({ updatedAt: _, ...rest }) => rest);

function use(accountId: number): void {
  file.run(
    `INSERT INTO uses (account_id, fence, taken_at, ended_at, outcome, run_id, orchestration_id, bot_id, group_name,
       routine_name, pool_name, ref, session)
     VALUES (?, 1, 1, 2, 'completed', 'r', 'o', 'b', 'Group', 'daily', 'p', 'sim:1', 's')`,
    [accountId],
  );
}

describe('a change of many accounts is taken back', () => {
  it.each<[string, AccountChange]>([
    ['status', { kind: 'status', status: 'quarantined', reason: 'odd' }],
    ['tags', { kind: 'tags', add: ['new'], remove: ['old'] }],
    ['a field', { kind: 'field', name: 'city', value: null }],
    ['a secret', { kind: 'field', name: 'password', value: 'another' }],
    ['notes', { kind: 'field', name: 'notes', value: 'changed' }],
  ])('%s', (_, what) => {
    const before = facts(all());
    const undoId = change(what);
    expect(undo(undoId)).toEqual({ undone: 3, left: 0 });
    expect(facts(all())).toEqual(before);
    expect(openSecret(file, { accountId: ids[0] ?? 0, field: 'password' }).value).toBe('secret-of-anna');
  });

  it('deleted accounts come back with tags, uses, secrets and number', () => {
    use(ids[0] ?? 0);
    const before = all();
    const uses = listUses(file, { accountId: ids[0] ?? 0, before: null, limit: 5 });
    const undoId = change({ kind: 'delete' });
    expect(file.get('SELECT count(*) AS n FROM accounts')).toEqual({ n: 0 });
    expect(undo(undoId)).toEqual({ undone: 3, left: 0 });
    expect(all()).toEqual(before);
    expect(listUses(file, { accountId: ids[0] ?? 0, before: null, limit: 5 })).toEqual(uses);
    expect(openSecret(file, { accountId: ids[0] ?? 0, field: 'password' }).value).toBe('secret-of-anna');
  });

  it('but not those that were changed since, or whose key was given away', () => {
    const tagged = change({ kind: 'tags', add: ['new'], remove: [] });
    const { id: accountId, updatedAt } = get('bert');
    updateAccount(file, {
      ...{ accountId, updatedAt, session: null, nowMs: NOW + 1 },
      draft: { key: 'bert', tags: ['mine'] },
    });
    expect(undo(tagged)).toEqual({ undone: 2, left: 1 });
    expect(get('bert').tags).toEqual(['mine']);
    const deleted = change({ kind: 'delete' });
    createAccount(file, { draft: { key: 'carl', notes: 'another' }, nowMs: NOW });
    expect(undo(deleted)).toEqual({ undone: 2, left: 1 });
    expect(get('carl').notes).toBe('another');
  });

  it('nor the status of one that a bot took since; its tags are', () => {
    const status = change({ kind: 'status', status: 'disabled', reason: '' });
    const tags = change({ kind: 'tags', add: ['new'], remove: [] });
    file.run('UPDATE accounts SET fence = fence + 1 WHERE id = ?', [ids[0] ?? 0]);
    expect(undo(tags)).toEqual({ undone: 3, left: 0 });
    // The undo before was a change as well: who undoes in another order gets nothing that was not his.
    expect(undo(status)).toEqual({ undone: 0, left: 3 });
    const again = change({ kind: 'status', status: 'available', reason: '' });
    file.run('UPDATE accounts SET fence = fence + 1 WHERE id = ?', [ids[0] ?? 0]);
    expect(undo(again)).toEqual({ undone: 2, left: 1 });
  });

  it('although a field is gone meanwhile', () => {
    const deleted = change({ kind: 'delete' });
    removeField(file, { name: 'city' });
    expect(undo(deleted)).toEqual({ undone: 3, left: 0 });
    expect(get('anna').fields).toEqual({ password: { secret: true } });
  });

  it('once, for ten minutes, the last eight, and not after secrets were given up', () => {
    const refused = (undoId: UndoId, nowMs?: number): void => {
      expect(() => undo(undoId, nowMs)).toThrow(
        expect.objectContaining({ error: { code: 'undo_not_found', undoId } }),
      );
    };
    const what: AccountChange = { kind: 'tags', add: ['x'], remove: [] };
    const first = change(what);
    undo(first);
    refused(first);
    const old = change(what);
    refused(old, NOW + 11 * MINUTE);
    const last = [1, 2, 3, 4, 5, 6, 7, 8].map(() => change(what));
    refused(old);
    forgetChanges(file);
    for (const undoId of last) refused(undoId);
    expect(file.all("SELECT name FROM sqlite_temp_schema WHERE name GLOB 'kept_[0-9]*'")).toEqual([]);
  });

  it('a release is not: the bot that lost its account can’t be given it back', () => {
    const released = { selection: { ids }, change: { kind: 'release' as const }, nowMs: NOW };
    expect(changeAccounts(file, released).undoId).toBeNull();
  });
});

describe('an import is taken back', () => {
  function importRows(rows: readonly (readonly [string, string, string])[]): UndoId {
    const targets = [
      { kind: 'builtIn', name: 'key' },
      { kind: 'field', name: 'city', type: 'text' },
      { kind: 'field', name: 'team', type: 'text' },
    ] as const;
    beginImport(file, { importId: 'i', targets, onDuplicate: 'update', checkOnly: false });
    stageRows(file, { importId: 'i', packed: packRows(rows) });
    const done = finishImport(file, { importId: 'i', nowMs: NOW + 1 });
    return (done.kind === 'done' ? done.undoId : null) ?? UndoId.parse('none');
  }

  it('what it made goes, what it wrote over is as before, its new fields go', () => {
    const before = facts(all());
    const undoId = importRows([
      ['anna', 'Bonn', 'red'],
      ['dora', 'Trier', 'blue'],
    ]);
    expect(get('anna').fields['team']).toBe('red');
    expect(undo(undoId)).toEqual({ undone: 2, left: 0 });
    expect(facts(all())).toEqual(before);
    expect(() => get('dora')).toThrow();
    expect(file.columns().find('team')).toBeUndefined();
  });

  it('accounts that were used meanwhile stay, and so does the field they have a value in', () => {
    const undoId = importRows([
      ['dora', 'Trier', 'blue'],
      ['emil', 'Trier', 'blue'],
    ]);
    file.run("UPDATE accounts SET fence = 1 WHERE key = 'dora'");
    expect(undo(undoId)).toEqual({ undone: 1, left: 1 });
    expect(get('dora').fields['team']).toBe('blue');
    expect(() => get('emil')).toThrow();
  });
});
