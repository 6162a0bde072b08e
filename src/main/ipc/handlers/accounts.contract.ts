import { UndoId } from '../../../shared/ids';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openHostRig, type HostRig } from '../../../../testing/host-rig';
import type { AccountsState } from '../../../shared/contract/accounts';
import type { AccountFilter } from '../../../shared/account-filter';
import { dataFolderAt } from '../../platform/paths';

/* Accounts through the contract, as the window and the terminal ask for them. */

const PLANTED = 'Planted-Secret-7391';

let rig: HostRig;
const states: AccountsState[] = [];

beforeAll(async () => {
  rig = await openHostRig({ devices: 1 });
  rig.client.subscribe(
    'accounts',
    {},
    { snapshot: (state) => states.push(state), patches: (patches) => states.push(...patches) },
  );
  for (const field of [
    { name: 'city', type: 'text', label: 'City' },
    { name: 'password', type: 'secret', label: '' },
  ] as const) {
    expect(await rig.client.call('accounts.putField', { field })).toEqual({ ok: true, value: {} });
  }
});

afterAll(() => rig.close());

async function create(key: string, fields: Record<string, string> = {}): Promise<number> {
  const created = await rig.client.call('accounts.create', { draft: { key, fields } });
  if (!created.ok) throw new Error(created.error.code);
  return created.value.accountId;
}

function list(filter: AccountFilter | null, search = ''): ReturnType<typeof askForList> {
  return askForList(filter, search);
}

const askForList = (filter: AccountFilter | null, search: string) =>
  rig.client.call('accounts.list', { query: { filter, search }, sort: [], offset: 0, limit: 10 });

describe('accounts over the contract', () => {
  it('are made, found, changed by one person at a time, and deleted', async () => {
    const accountId = await create('anna', { city: 'Köln' });
    const found = await list({ field: 'city', is: 'equals', value: 'KÖLN' });
    expect(found).toMatchObject({ ok: true, value: { total: 1, rows: [{ id: accountId, key: 'anna' }] } });
    const before = await rig.client.call('accounts.get', { key: 'anna' });
    if (!before.ok) throw new Error(before.error.code);
    const { updatedAt } = before.value;
    const draft = { key: 'anna', label: 'Anna' };
    const first = await rig.client.call('accounts.update', { accountId, updatedAt, draft });
    expect(first).toMatchObject({ ok: true, value: { label: 'Anna', fields: { city: 'Köln' } } });
    expect(await rig.client.call('accounts.update', { accountId, updatedAt, draft })).toEqual({
      ok: false,
      error: { code: 'account_changed', key: 'anna' },
    });
    expect(await rig.client.call('accounts.create', { draft })).toEqual({
      ok: false,
      error: { code: 'account_key_taken', key: 'anna' },
    });
    const selection = { ids: [accountId] };
    const deleted = await rig.client.call('accounts.change', { selection, change: { kind: 'delete' } });
    expect(deleted).toMatchObject({ ok: true, value: { changed: 1 } });
    expect(await rig.client.call('accounts.get', { key: 'anna' })).toMatchObject({ ok: false });
    expect(await rig.client.call('accounts.ledger', { accountId, before: null, limit: 5 })).toEqual({
      ok: false,
      error: { code: 'account_not_found', account: String(accountId) },
    });
    const undoId = (deleted.ok ? deleted.value.undoId : null) ?? UndoId.parse('none');
    expect(await rig.client.call('accounts.undo', { undoId })).toEqual({
      ok: true,
      value: { undone: 1, left: 0 },
    });
    expect(await rig.client.call('accounts.get', { key: 'anna' })).toMatchObject({ ok: true });
    expect(await rig.client.call('accounts.undo', { undoId })).toEqual({
      ok: false,
      error: { code: 'undo_not_found', undoId },
    });
  });

  it('say what is wrong with a filter and with a value', async () => {
    const refused = await list({ field: 'cty', is: 'equals', value: 'x' });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'account_filter_invalid',
        problems: [{ path: 'filter', code: 'account_field_unknown', detail: { nearest: 'city' } }],
      },
    });
    const draft = { key: 'wrong', fields: { nowhere: 'x' } };
    expect(await rig.client.call('accounts.create', { draft })).toEqual({
      ok: false,
      error: { code: 'account_field_unknown', field: 'nowhere' },
    });
    expect(await list(null, 'wrong')).toMatchObject({ ok: true, value: { total: 0 } });
  });

  it('show a secret on purpose only, and log that it was shown without what it is', async () => {
    const accountId = await create('sealed', { password: PLANTED });
    const listed = await list(null, 'sealed');
    expect(listed).toMatchObject({ ok: true, value: { rows: [{ fields: { password: { secret: true } } }] } });
    expect(await rig.client.call('accounts.reveal', { accountId, field: 'password' })).toEqual({
      ok: true,
      value: { value: PLANTED },
    });
    const shown = rig.log.facts.filter(({ event }) => event === 'account.revealed');
    expect(shown).toMatchObject([{ account: 'sealed', field: 'password' }]);
    expect(JSON.stringify([listed, rig.log.facts, states])).not.toContain(PLANTED);
    expect(await rig.client.call('accounts.reveal', { accountId, field: 'city' })).toMatchObject({
      error: { code: 'account_field_unknown' },
    });
  });

  it('tell those who look what changed, here and in another process', async () => {
    await create('streamed');
    const last = (): AccountsState | undefined => states.at(-1);
    const page = await list(null, 'streamed');
    if (!page.ok) throw new Error(page.error.code);
    await vi.waitFor(() => expect(last()?.revision).toBe(page.value.revision), 5_000);
    expect(last()).toMatchObject({ fields: [{ name: 'city' }, { name: 'password' }], unusable: null });
    await vi.waitFor(() => expect(last()?.secrets.state).toBe('open'), 5_000);
    const total = last()?.totals.total ?? 0;
    const other = new DatabaseSync(dataFolderAt(rig.folder).accountsFile, { timeout: 5_000 });
    other.exec(
      `INSERT INTO accounts (key, uid, status, created_at, updated_at) VALUES ('foreign', 'u', 'failed', 0, 0)`,
    );
    other.close();
    await vi.waitFor(() => expect(last()?.totals.total).toBe(total + 1), 5_000);
    expect(last()?.totals.byStatus.failed).toBe(1);
    expect(last()?.revision).toBeGreaterThan(page.value.revision);
  });

  it('keep lists under a name', async () => {
    const view = { name: 'Mine', query: { filter: null, search: 'x' }, sort: [], columns: ['city'] };
    expect(await rig.client.call('accounts.putView', { view })).toEqual({ ok: true, value: {} });
    await vi.waitFor(() => expect(states.at(-1)?.views).toEqual([view]), 5_000);
    expect(await rig.client.call('accounts.removeView', { name: 'mine' })).toEqual({ ok: true, value: {} });
    await vi.waitFor(() => expect(states.at(-1)?.views).toEqual([]), 5_000);
  });
});
