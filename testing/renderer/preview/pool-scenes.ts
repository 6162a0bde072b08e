import type { AccountView } from '../../../src/shared/account';
import { PoolStatistics } from '../../../src/shared/pool';
import type { ViewSnapshot } from '../../../src/shared/view';
import { accountsState, accountView, poolView } from '../account-fixtures';
import type { ScriptedLink } from '../scripted-link';
import { ago, botView, definitionView, groupView, problemFile, snapshotOf } from '../view-fixtures';

const LONG = 'Regression des Zahlungsvorgangs mit Kundenkartenaktivierungsbestätigung, 2. Teil';
const ARABIC = 'حسابات المختبرين الجدد';

const statistics = (fields: Readonly<Record<string, number>>): PoolStatistics =>
  PoolStatistics.parse({
    total: 60,
    available: 41,
    leased: 0,
    coolingDown: 0,
    completed: 0,
    failed: 0,
    quarantined: 0,
    disabled: 0,
    ...fields,
  });

const STATISTICS: Readonly<Record<string, PoolStatistics>> = {
  testers: statistics({ leased: 4, coolingDown: 2, completed: 10, failed: 2, quarantined: 1 }),
  fresh: statistics({ total: 12, available: 12 }),
  [LONG]: statistics({ total: 128_450, available: 96_004, completed: 32_000, disabled: 446 }),
  [ARABIC]: statistics({ total: 0, available: 0 }),
};

const holder = {
  orchestrationId: 'run-daily',
  botId: 'run-daily/1',
  groupName: 'Daily rewards',
  routineName: 'demo/daily-rewards',
  poolName: 'testers',
  ref: 'sim:1',
  since: ago(60_000),
  expiresAt: ago(-60_000),
  here: true,
};

const FIRST: readonly AccountView[] = [
  accountView(1, { key: 'anna.schmidt@example.org', label: 'Anna', holder }),
  accountView(2, { key: 'tester-002' }),
  accountView(3, { key: 'tester-003', label: 'Konto für die Kundenkartenaktivierungsbestätigung' }),
  accountView(4, { key: 'tester-004', cooldownUntil: ago(-400_000), failureCount: 1 }),
  accountView(5, { key: 'tester-005', status: 'completed' }),
  accountView(6, { key: 'tester-006', status: 'failed' }),
];

/** Pools as they are used: two by groups that run, one too long, one empty, one with mistakes, one file broken. */
export function pools(): ViewSnapshot {
  return {
    ...snapshotOf({
      definitions: [
        definitionView('daily', { name: 'Daily rewards', accountPoolName: 'testers', requestedBotCount: 4 }),
        definitionView('night', { name: 'Night soak', accountPoolName: 'testers' }),
        definitionView('third', { name: 'Third group', accountPoolName: 'testers' }),
        definitionView('long', { name: LONG, accountPoolName: LONG, description: 'Until the pool is empty' }),
      ],
      groups: [
        groupView('daily', 'running', {
          name: 'Daily rewards',
          requestedBots: 4,
          iterations: 21,
          accounts: { poolName: 'testers', remaining: 41, total: 60, taken: 3, completed: 17, failed: 2 },
        }),
      ],
      bots: [
        botView('daily', 1, 'running', { account: { key: 'anna.schmidt@example.org', label: 'Anna' } }),
        botView('daily', 2, 'running', { account: { key: 'tester-017-with-a-rather-long-key', label: '' } }),
        botView('daily', 3, 'waitingAccount', { step: null, accountDueAt: ago(-48_000) }),
        botView('daily', 4, 'waitingAccount', { step: null }),
      ],
    }),
    pools: [
      poolView('testers', {}, { description: 'Accounts for the daily runs', tags: ['daily', 'qa'] }),
      poolView('fresh', {}, { filter: { field: 'status', is: 'equals', value: 'available' } }),
      poolView('long', { file: 'long.json' }, { name: LONG, description: `${LONG}. ${LONG}`, tags: ['tag'] }),
      poolView('arabic', {}, { name: ARABIC }),
      poolView(
        'broken',
        {
          problems: [
            { level: 'error', path: 'filter.all.0', code: 'account_field_unknown', detail: { field: 'lvl' } },
          ],
        },
        { name: 'With a mistake', filter: { all: [{ field: 'lvl', is: 'atLeast', value: 3 }] } },
      ),
    ],
    poolProblemFiles: [
      problemFile('friends-pool.json', {
        code: 'not_json',
        message: 'expected a comma after "limit": 3',
        line: 14,
        column: 3,
      }),
    ],
  };
}

/** What a host says whose accounts these pools are about. */
export function answerPools(link: ScriptedLink): void {
  link.answer('pools.statistics', () => ({ ok: true, value: { statistics: { ...STATISTICS } } }));
  link.answer('pools.test', () => ({
    ok: true,
    value: { problems: [], statistics: STATISTICS['testers'] ?? null, first: [...FIRST] },
  }));
  link.answer('accounts.list', () => ({ ok: true, value: { rows: [...FIRST], total: 6, revision: 1 } }));
  link.open('accounts', () =>
    accountsState({
      fields: [
        { name: 'level', type: 'number', label: 'Level' },
        { name: 'country', type: 'text', label: 'Country' },
        { name: 'password', type: 'secret', label: 'Password' },
      ],
    }),
  );
}
