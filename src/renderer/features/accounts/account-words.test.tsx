import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  answerAccounts,
  LEDGER,
  WORLD_FIELDS,
  WORLD_VIEWS,
  worldAccount,
} from '../../../../testing/renderer/account-world';
import { greek, inGreek } from '../../../../testing/renderer/in-greek';
import { escapesIn, makeGermanPseudo } from '../../../../testing/renderer/pseudo-language';
import { renderWindow, type RenderedWindow } from '../../../../testing/renderer/render-window';
import type { ScriptedLink } from '../../../../testing/renderer/scripted-link';
import { snapshotOf } from '../../../../testing/renderer/view-fixtures';
import type { AccountView } from '../../../shared/account';
import type { AccountFilter } from '../../../shared/account-filter';
import { AccountRowProblem } from '../../../shared/account-import';
import { Settings } from '../../../shared/contract/host';
import { ImportId } from '../../../shared/ids';
import { FIRST_ACCOUNTS_UI, type AccountsUi } from '../../state/accounts-ui';
import type { OpenDialog, UiState } from '../../state/ui-store';

beforeAll(makeGermanPseudo);

function greekAccount(at: number): AccountView {
  const account = worldAccount(at);
  const values = Object.entries(account.fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? greek(value) : value,
  ]);
  return {
    ...inGreek(account),
    key: greek(account.key),
    fields: Object.fromEntries(values) as AccountView['fields'],
  };
}

const COLUMNS = WORLD_FIELDS.map(({ name }) => name);
/** Names of fields are Latin in every language. */
const FIELDS = WORLD_FIELDS.map((field) => ({ ...field, label: greek(field.name) }));
const query = { search: '', filter: null };

function prepare(link: ScriptedLink, state: Readonly<Record<string, unknown>>): void {
  link.open('settings', () => Settings.parse({ language: 'de' }));
  const views = WORLD_VIEWS.map((view) => ({ ...view, name: greek(view.name), columns: COLUMNS }));
  answerAccounts(link, 12, { fields: FIELDS, views, ...state });
  const all = Array.from({ length: 12 }, (_, at) => greekAccount(at));
  link.answer('accounts.list', ({ query: { search } }) => {
    const rows = search === '' ? all : [];
    return { ok: true, value: { rows, total: rows.length, revision: 1 } };
  });
  link.answer('accounts.get', ({ key }) => {
    const account = all.find((each) => each.key === key);
    if (account) return { ok: true, value: account };
    return { ok: false, error: { code: 'account_not_found', account: key } };
  });
  link.answer('accounts.holders', () => ({ ok: true, value: { held: 140, first: all.slice(1, 3) } }));
  const entries = LEDGER.map(({ reason, numbers, ...entry }) => ({
    ...inGreek(entry),
    ...{ accountId: 1, reason: greek(reason) },
    numbers: Object.fromEntries(Object.entries(numbers).map(([name, value]) => [greek(name), value])),
  }));
  link.answer('accounts.ledger', () => ({ ok: true, value: { entries } }));
  link.answer('accountFiles.open', () => ({ ok: true, value: { importId: ImportId.parse('i') } }));
  link.answer('accountFiles.preview', () => ({ ok: true, value: PREVIEW }));
  const { bad, problems } = PREVIEW;
  const counts = { written: 3, created: 2, updated: 1, skipped: 1, bad };
  link.answer('accountFiles.apply', () => ({ ok: true, value: { ...counts, problems, undoId: null } }));
}

const PROBLEMS = AccountRowProblem.shape.code.options.map((code, at) => ({
  ...{ source: 'αβγ.csv', line: at + 2, column: 'βήτα', code, value: 'γάμμα' },
}));
const PREVIEW = {
  form: 'csv' as const,
  sources: [{ name: 'αβγ.csv', rows: 30 }],
  columns: [
    { name: 'άλφα', target: { kind: 'builtIn' as const, name: 'key' as const }, samples: ['ά', ''] },
    {
      name: 'βήτα',
      target: { kind: 'field' as const, name: 'neu', type: 'secret' as const },
      samples: ['••'],
    },
    { name: 'γάμμα', target: null, samples: [] },
  ],
  ...{ total: 30, fresh: 8, duplicates: 3, bad: PROBLEMS.length, problems: PROBLEMS },
};

async function open(
  ui: Partial<UiState> = {},
  state: Readonly<Record<string, unknown>> = {},
): Promise<RenderedWindow> {
  const window = renderWindow(inGreek(snapshotOf()), {
    ui: { page: 'accounts', ...ui },
    prepare: (link) => {
      prepare(link, state);
    },
  });
  await waitFor(() => {
    expect(document.documentElement.lang).toBe('de');
  });
  return window;
}

async function nothingEscapes(): Promise<void> {
  await act(() => Promise.resolve());
  await act(() => Promise.resolve());
  expect(escapesIn(document)).toEqual([]);
}

const EVERY_RULE: AccountFilter = {
  all: [
    { field: 'label', is: 'startsWith', value: 'α' },
    { field: 'level', is: 'lessThan', value: 5 },
    { field: 'status', is: 'oneOf', values: ['failed', 'disabled'] },
    { field: 'lastUsedAt', is: 'withinLast', withinMs: 3_600_000 },
    { field: 'γα', is: 'equals', value: 1 },
    {
      none: [
        { used: { outcome: 'completed', routine: 'α', withinMs: 60_000, times: { is: 'atMost', value: 0 } } },
      ],
    },
    { any: [{ used: { pool: 'β', times: { is: 'atLeast', value: 2 } } }] },
  ],
};
const many = { selection: { ids: [1] }, count: 2 };
const accounts = (fields: Partial<AccountsUi>): Partial<UiState> => ({
  accounts: { ...FIRST_ACCOUNTS_UI, ...fields },
});

describe('every word is a message:', { timeout: 30_000 }, () => {
  it.each<[string, Partial<UiState>, Readonly<Record<string, unknown>>]>([
    ['as it opens', {}, {}],
    [
      'with all columns, a view and a choice',
      accounts({
        columns: COLUMNS,
        view: greek('Failed in Europe'),
        chosen: { kind: 'all', except: new Map([[2, 'β']]) },
      }),
      {},
    ],
    ['with a filter of every kind', accounts({ filter: EVERY_RULE, filterOpen: true }), {}],
    ['with nothing found', accounts({ search: 'ωω' }), {}],
    ['with locked secrets', {}, { secrets: { state: 'locked', openedBy: ['passphrase'], problem: null } }],
    ['unusable', {}, { unusable: { file: '/α/accounts.db', reason: 'γάμμα' } }],
  ])('the page %s', async (_, ui, state) => {
    await open(ui, state);
    await nothingEscapes();
  });

  it('the dialogs', async () => {
    const key = (at: number): string => greek(worldAccount(at).key);
    const dialogs: readonly OpenDialog[] = [
      // Free, held, in quarantine and resting, gone, new.
      ...[key(0), key(1), key(4), 'ωω', null].map((each): OpenDialog => ({ kind: 'account', key: each })),
      { kind: 'exportAccounts', query, chosen: many },
      { kind: 'accountFields' },
      { kind: 'saveAccountView', view: { query, sort: [], columns: [] }, name: '' },
      ...(['status', 'tags', 'field', 'release', 'delete'] as const).map((what): OpenDialog => ({
        kind: 'changeAccounts',
        what,
        ...many,
      })),
    ];
    const { uiStore } = await open();
    for (const dialog of dialogs) {
      act(() => {
        uiStore.setState({ dialog });
      });
      await waitFor(() => {
        expect(document.querySelector('[role="dialog"]')).not.toBeNull();
      });
      await nothingEscapes();
      act(() => {
        uiStore.setState({ dialog: null });
      });
      await waitFor(() => {
        expect(document.querySelector('[role="dialog"]')).toBeNull();
      });
    }
  });

  it('the dialog of secrets, however they are', async () => {
    const problem = 'The key file .state/accounts.key is gone. Put it back, then start Muster again.';
    const openedBy = ['keystore', 'keyFile', 'passphrase'];
    for (const state of ['open', 'lost']) {
      await open({ dialog: { kind: 'accountSecrets' } }, { secrets: { state, openedBy, problem } });
      await nothingEscapes();
      cleanup();
    }
  });

  it('an import with every kind of bad row, to its end', async () => {
    const files = [new File(['x'], 'αβγ.csv')];
    const { user } = await open({ dialog: { kind: 'importAccounts', files } });
    await screen.findByText(/Some rows|rows can’t be taken/, {}, { timeout: 3_000 });
    await nothingEscapes();
    await user.click(screen.getByRole('checkbox', { name: /Import the good rows/ }));
    await user.click(screen.getByRole('button', { name: /Import \d/ }));
    await screen.findByText(/accounts were imported/);
    await nothingEscapes();
  });
});
