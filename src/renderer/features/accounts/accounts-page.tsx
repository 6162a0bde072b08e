import { useDebouncedValue } from '@mantine/hooks';
import { SearchX } from 'lucide-react';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountsState } from '../../../shared/contract/accounts';
import { explainError } from '../../../shared/explain';
import { Note } from '../../components/note';
import { useAccounts } from '../../state/accounts-context';
import { useHost, useUi } from '../../state/host-context';
import { NO_ACCOUNTS, queryOf } from '../../state/accounts-ui';
import { shownColumns } from './account-columns';
import { AccountsBulkBar } from './accounts-bulk-bar';
import css from './accounts-page.module.css';
import { AccountsTable } from './accounts-table';
import { AccountsToolbar } from './accounts-toolbar';
import { AccountsUnusable } from './accounts-unusable';
import { FilterPanel } from './filter-panel';
import { NoAccounts } from './no-accounts';
import { SecretsNote } from './secrets-note';
import { useAccountPages } from './use-account-pages';
import { finishedPart } from './finished-part';
import { ViewBar } from './view-bar';

const TYPING_MS = 150;

/** Every account: what state it is in, who holds it, and what can be done about it. */
export function AccountsPage() {
  const state = useAccounts();
  if (state === null) return <div className={css['page']} aria-busy="true" />;
  if (state.unusable !== null) return <AccountsUnusable unusable={state.unusable} />;
  if (state.totals.total === 0)
    return (
      <div className={css['page']}>
        <AccountsToolbar state={state} />
        <NoAccounts />
      </div>
    );
  return <Accounts state={state} />;
}

function Accounts({ state }: { state: AccountsState }) {
  const { fields, revision } = state;
  const search = useUi(({ accounts }) => accounts.search);
  const draft = useUi(({ accounts }) => accounts.filter);
  const sort = useUi(({ accounts }) => accounts.sort);
  const chosenColumns = useUi(({ accounts }) => accounts.columns);
  const filterOpen = useUi(({ accounts }) => accounts.filterOpen);
  const filter = useMemo(() => finishedPart(draft, fields), [draft, fields]);
  const [query] = useDebouncedValue(
    useMemo(() => queryOf({ search, filter }), [search, filter]),
    TYPING_MS,
  );
  const { list, state: pages } = useAccountPages(query, sort, revision);
  const columns = useMemo(() => shownColumns(fields, chosenColumns), [fields, chosenColumns]);
  return (
    <div className={css['page']}>
      <AccountsToolbar state={state} />
      <ViewBar state={state} />
      <SecretsNote secrets={state.secrets} />
      {filterOpen ? <FilterPanel fields={fields} /> : null}
      {pages.error === null ? null : (
        <div className={css['notes']}>
          <Note
            tone="red"
            {...explainError(pages.error)}
            action={
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  list.again();
                }}
              >
                {t('Try again')}
              </Button>
            }
          />
        </div>
      )}
      {pages.total === 0 ? <NothingFound /> : <AccountsTable list={list} state={pages} columns={columns} />}
      <Footer total={pages.total} all={state.totals.total} />
      <AccountsBulkBar total={pages.total ?? 0} query={query} />
    </div>
  );
}

/** How many match, told to screen readers as well. */
function Footer({ total, all }: { total: number | null; all: number }) {
  return (
    <div className={css['footer']} role="status">
      {total === null || total === all
        ? ''
        : t(
            '{count, plural, one {1 account matches} other {{count, number} accounts match}} of {all, number}',
            {
              count: total,
              all,
            },
          )}
    </div>
  );
}

function NothingFound() {
  const { uiStore } = useHost();
  return (
    <div className={css['empty']}>
      <SearchX size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No account matches')}</h2>
      <p>{t('Search looks at keys, labels, tags and texts. The filter may leave out what you look for.')}</p>
      <Button
        variant="default"
        onClick={() => {
          uiStore.setState(({ accounts }) => ({
            accounts: { ...accounts, search: '', filter: null, view: null, chosen: NO_ACCOUNTS },
          }));
        }}
      >
        {t('Show all accounts')}
      </Button>
    </div>
  );
}
