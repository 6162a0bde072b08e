import type { AccountFilter, AccountSort } from '../../shared/account-filter';
import type { AccountQuery, AccountSavedView, AccountSelection } from '../../shared/contract/accounts';
import type { AccountImportFacts } from './import-facts';

/** Accounts chosen in the list, by number, each with its key; or all that match but those. */
export type ChosenAccounts =
  | { readonly kind: 'some'; readonly keys: ReadonlyMap<number, string> }
  | { readonly kind: 'all'; readonly except: ReadonlyMap<number, string> };

export const NO_ACCOUNTS: ChosenAccounts = { kind: 'some', keys: new Map() };
export const ALL_ACCOUNTS: ChosenAccounts = { kind: 'all', except: new Map() };

/** How the list of accounts is shown. */
export interface AccountsUi {
  readonly search: string;
  readonly filter: AccountFilter | null;
  /** Whether the filter is being built. */
  readonly filterOpen: boolean;
  readonly sort: readonly AccountSort[];
  /** Custom fields shown as columns, in order. */
  readonly columns: readonly string[];
  /** The saved view that was chosen last; it may have been changed since. */
  readonly view: string | null;
  readonly chosen: ChosenAccounts;
}

export const FIRST_ACCOUNTS_UI: AccountsUi = {
  search: '',
  filter: null,
  filterOpen: false,
  sort: [{ by: 'key', direction: 'asc' }],
  columns: [],
  view: null,
  chosen: NO_ACCOUNTS,
};

/** Which bulk change is being asked about. */
export type BulkAccountChange = 'status' | 'tags' | 'field' | 'release' | 'delete';

/** Dialogs about accounts. */
export type AccountDialogFacts =
  /** The drawer of one account; null for one that is being made. */
  | { readonly kind: 'account'; readonly key: string | null }
  | AccountImportFacts
  /** `chosen` is null when nothing is chosen in the list. */
  | {
      readonly kind: 'exportAccounts';
      readonly query: AccountQuery;
      readonly chosen: SelectedAccounts | null;
    }
  | { readonly kind: 'accountFields' | 'accountSecrets' }
  | {
      readonly kind: 'changeAccounts';
      readonly what: BulkAccountChange;
      readonly selection: AccountSelection;
      readonly count: number;
    }
  | {
      readonly kind: 'saveAccountView';
      readonly view: Omit<AccountSavedView, 'name'>;
      readonly name: string;
    };

/** What is chosen. */
export interface SelectedAccounts {
  readonly selection: AccountSelection;
  readonly count: number;
}

/** What the list asks for. */
export function queryOf({ search, filter }: Pick<AccountsUi, 'search' | 'filter'>): AccountQuery {
  return { search: search.trim(), filter };
}

/** How many are chosen of `total` that match. */
export function countChosen(chosen: ChosenAccounts, total: number): number {
  return chosen.kind === 'some' ? chosen.keys.size : Math.max(0, total - chosen.except.size);
}

/** What is chosen; undefined when it is nothing. */
export function selectionOf(chosen: ChosenAccounts, query: AccountQuery): AccountSelection | undefined {
  if (chosen.kind === 'all') {
    const except = [...chosen.except.keys()];
    return except.length === 0 ? { query } : { query, except };
  }
  const ids = [...chosen.keys.keys()];
  return ids.length === 0 ? undefined : { ids };
}
