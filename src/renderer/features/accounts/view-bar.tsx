import { ActionIcon } from '@mantine/core';
import { Bookmark, BookmarkPlus, Ellipsis, PencilLine, Save, Trash2 } from 'lucide-react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import { AccountStatus } from '../../../shared/account';
import type { AccountFilter } from '../../../shared/account-filter';
import type { AccountSavedView, AccountsState } from '../../../shared/contract/accounts';
import { ACCOUNT_STATUS_WORDS } from '../../components/account-words';
import { asGroup, groupOf, kindOf } from '../../components/filter-builder/filter-edit';
import { OverflowMenu } from '../../components/overflow-menu';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import { FIRST_ACCOUNTS_UI, NO_ACCOUNTS, queryOf, type AccountsUi } from '../../state/accounts-ui';
import css from './accounts-page.module.css';
import { innerFilters } from '../../../shared/account-filter';

/** Statuses with how many there are, then the saved views. */
export function ViewBar({ state }: { state: AccountsState }) {
  return (
    <div className={css['views']}>
      <StatusChips state={state} />
      <span className={css['divider']} aria-hidden />
      <SavedViews views={state.views} />
    </div>
  );
}

function StatusChips({ state: { totals } }: { state: AccountsState }) {
  const { uiStore } = useHost();
  const filter = useUi(({ accounts }) => accounts.filter);
  const current = statusIn(filter);
  return (
    <div className={css['chips']} role="group" aria-label={t('Filter by status')}>
      {AccountStatus.options.map((status) => (
        <button
          key={status}
          type="button"
          className={css['chip']}
          aria-pressed={current === status}
          onClick={() => {
            const next = withStatus(filter, current === status ? null : status);
            uiStore.setState(({ accounts }) => ({
              accounts: { ...accounts, filter: next, chosen: NO_ACCOUNTS },
            }));
          }}
        >
          {ACCOUNT_STATUS_WORDS[status].title} {totals.byStatus[status].toLocaleString(currentLocale())}
        </button>
      ))}
      <span className={css['leased']}>{t('{count, number} in use', { count: totals.leased })}</span>
    </div>
  );
}

const isStatusRule = (filter: AccountFilter): boolean =>
  'field' in filter && filter.field === 'status' && filter.is === 'equals';

/** The status a filter asks for at its top, if it does. */
function statusIn(filter: AccountFilter | null): AccountStatus | null {
  if (filter === null || !('all' in filter)) return null;
  const rule = filter.all.find(isStatusRule);
  return AccountStatus.safeParse(rule && 'field' in rule ? rule.value : null).data ?? null;
}

/** The filter asking for this status as well, in place of another one. */
function withStatus(filter: AccountFilter | null, status: AccountStatus | null): AccountFilter | null {
  const group = asGroup(filter ?? { all: [] });
  const rest =
    kindOf(group) === 'all' ? (innerFilters(group) ?? []).filter((each) => !isStatusRule(each)) : [group];
  const rule: AccountFilter[] = status === null ? [] : [{ field: 'status', is: 'equals', value: status }];
  const next = [...rule, ...rest];
  return next.length === 0 ? null : groupOf('all', next);
}

function SavedViews({ views }: { views: readonly AccountSavedView[] }) {
  const { uiStore } = useHost();
  const accounts = useUi((ui) => ui.accounts);
  const blocked = useBlockedReason();
  const current = views.find(({ name }) => name === accounts.view);
  const show = (view: AccountSavedView | null): void => {
    const next = view === null ? FIRST_ACCOUNTS_UI : uiOf(view);
    uiStore.setState({ accounts: { ...next, filterOpen: accounts.filterOpen } });
  };
  return (
    <div className={css['chips']} role="group" aria-label={t('Saved views')}>
      {views.map((view) => (
        <button
          key={view.name}
          type="button"
          className={css['chip']}
          aria-pressed={view.name === accounts.view}
          onClick={() => {
            show(view.name === accounts.view && !isChanged(view, accounts) ? null : view);
          }}
        >
          <Bookmark size={12} aria-hidden />
          <bdi title={view.name}>{view.name}</bdi>
          {view.name === accounts.view && isChanged(view, accounts) ? (
            <span title={t('Changed since it was saved')}>•</span>
          ) : null}
        </button>
      ))}
      {current === undefined ? null : <ViewMenu view={current} accounts={accounts} />}
      <button
        type="button"
        className={css['chip']}
        disabled={blocked !== null}
        title={blocked ?? undefined}
        onClick={() => {
          uiStore.setState({ dialog: { kind: 'saveAccountView', view: viewOf(accounts), name: '' } });
        }}
      >
        <BookmarkPlus size={13} aria-hidden />
        {t('Save view…')}
      </button>
    </div>
  );
}

function ViewMenu({ view, accounts }: { view: AccountSavedView; accounts: AccountsUi }) {
  const { link, uiStore } = useHost();
  const blocked = useBlockedReason();
  const { name } = view;
  const save = async (): Promise<void> => {
    const answer = await link.call('accounts.putView', { view: { ...viewOf(accounts), name } });
    if (answer.ok) toastDone(t('View “{name}” was saved', { name }));
    else toastError(answer.error);
  };
  const remove = async (): Promise<void> => {
    const answer = await link.call('accounts.removeView', { name });
    if (!answer.ok) {
      toastError(answer.error);
      return;
    }
    uiStore.setState((ui) => ({ accounts: { ...ui.accounts, view: null } }));
    toastWithAction(t('View “{name}” was removed', { name }), {
      label: t('Undo'),
      onClick: () => void link.call('accounts.putView', { view }),
    });
  };
  return (
    <OverflowMenu
      position="bottom-start"
      target={
        <ActionIcon size={26} aria-label={t('More about view {name}', { name })}>
          <Ellipsis size={15} aria-hidden />
        </ActionIcon>
      }
      entries={[
        {
          label: t('Save what is shown now'),
          icon: Save,
          disabledReason: blocked ?? (isChanged(view, accounts) ? null : t('Nothing has been changed')),
          onClick: () => void save(),
        },
        {
          label: t('Rename…'),
          icon: PencilLine,
          disabledReason: blocked,
          onClick: () => {
            const { name: _, ...rest } = view;
            uiStore.setState({ dialog: { kind: 'saveAccountView', view: rest, name } });
          },
        },
        null,
        {
          label: t('Remove'),
          icon: Trash2,
          danger: true,
          disabledReason: blocked,
          onClick: () => void remove(),
        },
      ]}
    />
  );
}

function viewOf(accounts: AccountsUi): Omit<AccountSavedView, 'name'> {
  return { query: queryOf(accounts), sort: [...accounts.sort], columns: [...accounts.columns] };
}

function uiOf({ name, query, sort, columns }: AccountSavedView): AccountsUi {
  return { ...FIRST_ACCOUNTS_UI, ...query, sort, columns, view: name };
}

function isChanged({ name: _, ...saved }: AccountSavedView, accounts: AccountsUi): boolean {
  return JSON.stringify(ordered(saved)) !== JSON.stringify(ordered(viewOf(accounts)));
}

const ordered = ({ query, sort, columns }: Omit<AccountSavedView, 'name'>): unknown => [
  query.search,
  query.filter,
  sort.map(({ by, direction }) => [by, direction]),
  columns,
];
