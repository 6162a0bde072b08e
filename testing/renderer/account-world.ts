import type { AccountView } from '../../src/shared/account';
import type { AccountSavedView } from '../../src/shared/contract/accounts';
import { accountsState, accountView } from './account-fixtures';
import type { ScriptedLink } from './scripted-link';
import { ago } from './view-fixtures';

const STATUSES = ['available', 'available', 'completed', 'failed', 'quarantined', 'disabled'] as const;
const LONG = 'a-key-of-eighty-characters-which-is-as-long-as-people-make-them-0123456789-abcdef';
const holder = {
  orchestrationId: 'run-daily',
  botId: 'run-daily/1',
  groupName: 'Daily rewards',
  routineName: 'demo/daily-rewards',
  poolName: 'Fresh',
  ref: 'sim:1',
  since: ago(300_000),
  expiresAt: ago(-60_000),
  here: true,
};

/** The fields of the accounts below. */
export const WORLD_FIELDS = [
  { name: 'level', type: 'number', label: 'Level' },
  { name: 'region', type: 'text', label: '' },
  { name: 'vip', type: 'boolean', label: 'VIP' },
  { name: 'renewedAt', type: 'date', label: 'Renewed' },
  { name: 'rest', type: 'duration', label: 'Rest' },
  { name: 'password', type: 'secret', label: 'Password' },
] as const;

/** The saved views of the accounts below. */
export const WORLD_VIEWS: AccountSavedView[] = [
  {
    name: 'Failed in Europe',
    query: { search: '', filter: { all: [{ field: 'status', is: 'equals', value: 'failed' }] } },
    sort: [{ by: 'failureCount', direction: 'desc' }],
    columns: ['level', 'region'],
  },
];

const KEYS: Readonly<Record<number, string>> = { 2: LONG, 3: 'حساب-تجريبي' };
const TAGS: Readonly<Record<number, readonly string[]>> = { 0: ['eu', 'smoke'], 1: ['us'] };

/** One of many accounts: every status, long and right-to-left names, some held. */
export function worldAccount(at: number): AccountView {
  const status = STATUSES[at % STATUSES.length] ?? 'available';
  return accountView(at + 1, {
    key: KEYS[at] ?? `tester-${String(at + 1).padStart(6, '0')}@example.com`,
    label: at % 3 === 0 ? `Tester ${String(at)}` : '',
    status,
    tags: TAGS[at % 4] ?? [],
    failureCount: status === 'failed' ? 3 : 0,
    cooldownUntil: at === 4 ? ago(-400_000) : null,
    quarantineReason: status === 'quarantined' ? 'Asks for a code' : null,
    lastUsedAt: at % 5 === 0 ? null : ago(at * 70_000),
    holder: at % 40 === 1 ? holder : null,
    fields: {
      level: at,
      region: ['eu-west', 'us-east'][at % 2],
      vip: at % 7 === 0,
      rest: 5_400_000,
      password: { secret: true },
    },
  });
}

/** Lets a link answer as a host with this many accounts would; search and filters find all of them. */
export function answerAccounts(
  link: ScriptedLink,
  total: number,
  fields: Readonly<Record<string, unknown>> = {},
): void {
  const byStatus = { available: 0, completed: 0, failed: 0, quarantined: 0, disabled: 0 };
  for (let at = 0; at < total; at += 1) byStatus[STATUSES[at % STATUSES.length] ?? 'available'] += 1;
  link.open('accounts', () =>
    accountsState({
      totals: { total, byStatus, leased: Math.ceil(total / 40) },
      fields: WORLD_FIELDS,
      views: WORLD_VIEWS,
      secrets: { state: 'open', openedBy: ['keystore', 'keyFile'], problem: null },
      ...fields,
    }),
  );
  link.answer('accounts.list', ({ offset, limit }) => {
    const count = Math.max(0, Math.min(limit, total - offset));
    const rows = Array.from({ length: count }, (_, at) => worldAccount(offset + at));
    return { ok: true, value: { rows, total, revision: 1 } };
  });
  link.answer('accounts.get', ({ key }) => {
    for (let at = 0; at < Math.min(total, 1_000); at += 1) {
      const account = worldAccount(at);
      if (account.key === key) return { ok: true, value: account };
    }
    return { ok: false, error: { code: 'account_not_found', account: key } };
  });
  link.answer('accounts.ledger', ({ accountId, before }) => ({
    ok: true,
    value: { entries: before === null ? LEDGER.map((entry) => ({ ...entry, accountId })) : [] },
  }));
}

const use = {
  accountId: 1,
  groupName: 'Daily rewards',
  orchestrationId: 'run-daily',
  botId: 'run-daily/1',
  routineName: 'demo/daily-rewards',
  poolName: 'Fresh',
  ref: 'sim:1',
};
/** Uses of one account, one of each kind. */
export const LEDGER = [
  { ...use, id: 9, takenAt: ago(60_000), endedAt: null, outcome: null, reason: '', numbers: {} },
  ...(['completed', 'failed', 'returned', 'quarantined', 'expired', 'released'] as const).map(
    (outcome, at) => ({
      ...use,
      id: 8 - at,
      takenAt: ago((at + 1) * 3_600_000),
      endedAt: ago((at + 1) * 3_600_000 - 95_000),
      outcome,
      reason: outcome === 'failed' ? 'The sign-in form did not appear' : '',
      numbers: outcome === 'completed' ? { coins: 1_250, stars: 3 } : {},
    }),
  ),
];
