import { ActionIcon } from '@mantine/core';
import { Download, Ellipsis, KeyRound, ListPlus, Plus, SlidersHorizontal, Upload } from 'lucide-react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import { rulesOf } from '../../../shared/account-filter';
import type { AccountsState } from '../../../shared/contract/accounts';
import { ActionButton } from '../../components/action-button';
import { OverflowMenu, type MenuEntry } from '../../components/overflow-menu';
import { SearchBox } from '../../components/search-box';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import { countChosen, NO_ACCOUNTS, queryOf, selectionOf } from '../../state/accounts-ui';
import type { OpenDialog } from '../../state/ui-store';
import css from './accounts-page.module.css';
import { ColumnMenu } from './column-menu';

/** Name of the page, search, filter, columns, and the ways to more accounts. */
export function AccountsToolbar({ state }: { state: AccountsState }) {
  const { total } = state.totals;
  const isEmpty = total === 0;
  return (
    <div className={css['toolbar']}>
      <h1 className={css['title']}>
        {t('Accounts')}
        <span aria-label={t('{count, plural, one {# account} other {# accounts}}', { count: total })}>
          {total.toLocaleString(currentLocale())}
        </span>
      </h1>
      {isEmpty ? null : <AccountSearch />}
      {isEmpty ? null : <FilterButton />}
      {isEmpty ? null : <ColumnMenu fields={state.fields} />}
      <span className={css['grow']} />
      <MoreMenu isEmpty={isEmpty} />
      {isEmpty ? null : <ImportButton />}
      {isEmpty ? null : <NewButton />}
    </div>
  );
}

function AccountSearch() {
  const { uiStore } = useHost();
  const search = useUi(({ accounts }) => accounts.search);
  return (
    <SearchBox
      label={t('Search accounts')}
      value={search}
      onChange={(value) => {
        uiStore.setState(({ accounts }) => ({
          accounts: { ...accounts, search: value.slice(0, 200), chosen: NO_ACCOUNTS },
        }));
      }}
    />
  );
}

function FilterButton() {
  const { uiStore } = useHost();
  const filter = useUi(({ accounts }) => accounts.filter);
  const isOpen = useUi(({ accounts }) => accounts.filterOpen);
  const rules = filter === null ? 0 : rulesOf(filter).length;
  return (
    <ActionButton
      label={rules === 0 ? t('Filter') : t('Filter · {rules}', { rules })}
      icon={SlidersHorizontal}
      variant={rules === 0 ? 'default' : 'light'}
      style={{ flex: 'none' }}
      aria-expanded={isOpen}
      onClick={() => {
        uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, filterOpen: !isOpen } }));
      }}
    />
  );
}

/** Opens a dialog of this page. */
function useOpen(): (dialog: OpenDialog) => void {
  const { uiStore } = useHost();
  return (dialog) => {
    uiStore.setState({ dialog });
  };
}

function MoreMenu({ isEmpty }: { isEmpty: boolean }) {
  const open = useOpen();
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  const exportEntry: MenuEntry = {
    label: t('Export…'),
    icon: Upload,
    disabledReason: blocked,
    onClick: () => {
      const { accounts } = uiStore.getState();
      const query = queryOf(accounts);
      const { chosen } = accounts;
      const count = chosen.kind === 'some' ? countChosen(chosen, 0) : 0;
      const selection = selectionOf(chosen, query);
      const some = count === 0 || selection === undefined ? null : { selection, count };
      open({ kind: 'exportAccounts', query, chosen: some });
    },
  };
  return (
    <OverflowMenu
      target={
        <ActionIcon size={32} variant="default" aria-label={t('More about accounts')}>
          <Ellipsis size={17} aria-hidden />
        </ActionIcon>
      }
      entries={[
        {
          label: t('Fields…'),
          icon: ListPlus,
          hint: t('What every account can hold besides its key'),
          disabledReason: blocked,
          onClick: () => {
            open({ kind: 'accountFields' });
          },
        },
        {
          label: t('Secrets…'),
          icon: KeyRound,
          hint: t('What opens them, and a new key'),
          disabledReason: blocked,
          onClick: () => {
            open({ kind: 'accountSecrets' });
          },
        },
        ...(isEmpty ? [] : [null, exportEntry]),
      ]}
    />
  );
}

/** Opens the import. */
export function ImportButton({ isPrimary = false }: { isPrimary?: boolean }) {
  const open = useOpen();
  const blocked = useBlockedReason();
  return (
    <ActionButton
      label={t('Import')}
      accessibleName={t('Import accounts')}
      icon={Download}
      variant={isPrimary ? 'filled' : 'default'}
      style={{ flex: 'none' }}
      disabledReason={blocked}
      onClick={() => {
        open({ kind: 'importAccounts', files: [] });
      }}
    />
  );
}

/** Opens the drawer for an account that is not there yet. */
export function NewButton({ isPrimary = true }: { isPrimary?: boolean }) {
  const open = useOpen();
  const blocked = useBlockedReason();
  return (
    <ActionButton
      label={t('New account')}
      icon={Plus}
      variant={isPrimary ? 'filled' : 'default'}
      style={{ flex: 'none' }}
      disabledReason={blocked}
      onClick={() => {
        open({ kind: 'account', key: null });
      }}
    />
  );
}
