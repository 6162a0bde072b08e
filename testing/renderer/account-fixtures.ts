import { AccountView } from '../../src/shared/account';
import { AccountsState } from '../../src/shared/contract/accounts';
import { UndoId } from '../../src/shared/ids';
import { PoolView } from '../../src/shared/view';
import type { Answers } from './answers';

type Fields = Readonly<Record<string, unknown>>;
const AT = '2026-11-20T10:00:00.000Z';
const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
const nothing = (): { ok: true; value: Record<string, never> } => done({});

/** What accounts look like as a whole; without arguments there are none. */
export function accountsState(fields: Fields = {}): AccountsState {
  return AccountsState.parse({
    revision: 1,
    totals: {
      total: 0,
      byStatus: { available: 0, completed: 0, failed: 0, quarantined: 0, disabled: 0 },
      leased: 0,
    },
    fields: [],
    views: [],
    secrets: { state: 'none', openedBy: [], problem: null },
    unusable: null,
    ...fields,
  });
}

/** One account, free and available. */
export function accountView(id: number, fields: Fields = {}): AccountView {
  return AccountView.parse({
    id,
    key: `account-${String(id)}`,
    label: '',
    status: 'available',
    tags: [],
    notes: '',
    failureCount: 0,
    cooldownUntil: null,
    quarantineReason: null,
    lastUsedAt: null,
    createdAt: AT,
    updatedAt: AT,
    fields: {},
    holder: null,
    ...fields,
  });
}

/** A saved pool over all accounts. */
export function poolView(name: string, fields: Fields = {}, pool: Fields = {}): PoolView {
  return PoolView.parse({
    id: `pool-${name}`,
    file: `${name}.json`,
    hash: 'hash-1',
    pool: { schemaVersion: 1, id: `pool-${name}`, name, createdAt: AT, updatedAt: AT, ...pool },
    problems: [],
    writable: true,
    ...fields,
  });
}

/** What a host without accounts answers. */
export const ACCOUNT_ANSWERS: Pick<
  Answers,
  Extract<keyof Answers, `accounts.${string}` | `accountFiles.${string}` | `pools.${string}`>
> = {
  'accounts.list': () => done({ rows: [], total: 0, revision: 1 }),
  'accounts.get': ({ key }) => done(accountView(1, { key })),
  'accounts.ledger': () => done({ entries: [] }),
  'accounts.create': () => done({ accountId: 1 }),
  'accounts.update': ({ accountId }) => done(accountView(accountId)),
  'accounts.holders': () => done({ held: 0, first: [] }),
  'accounts.change': () => done({ changed: 1, undoId: UndoId.parse('undo-1') }),
  'accounts.undo': () => done({ undone: 1, left: 0 }),
  'accounts.reveal': () => done({ value: 'clear text' }),
  'accounts.putField': nothing,
  'accounts.removeField': nothing,
  'accounts.putView': nothing,
  'accounts.removeView': nothing,
  'accounts.unlock': nothing,
  'accounts.setPassphrase': nothing,
  'accounts.rotateKey': () => done({ changed: 0 }),
  'accounts.forgetSecrets': () => done({ changed: 0 }),
  'accountFiles.open': () => ({ ok: false, error: { code: 'imports_too_many', limit: 8 } }),
  'accountFiles.add': nothing,
  'accountFiles.preview': () => ({ ok: false, error: { code: 'import_not_found', importId: '' } }),
  'accountFiles.apply': () => ({ ok: false, error: { code: 'import_not_found', importId: '' } }),
  'accountFiles.discard': nothing,
  'accountFiles.export': () =>
    done({ exportId: 'export-1', fileName: 'accounts.csv', base64: '', last: true, accounts: 0 }),
  'pools.test': () => done({ problems: [], statistics: null, first: [] }),
  'pools.statistics': () => done({ statistics: {} }),
  'pools.create': () => ({ ok: false, error: { code: 'pool_name_taken', name: '' } }),
  'pools.update': () => done({ hash: 'hash-new' }),
  'pools.delete': () => ({ ok: false, error: { code: 'pool_not_found', pool: '', known: [] } }),
  'pools.restore': () => done({ poolId: null }),
};
