import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountView } from '../../../shared/account';
import type { AccountSort } from '../../../shared/account-filter';
import type { AccountQuery } from '../../../shared/contract/accounts';
import type { AppError } from '../../../shared/errors';
import type { HostLink } from '../../rpc/host-link';

/** Accounts per page; a screen shows at most two pages. */
export const PAGE_ROWS = 100;
/** Pages that are kept although they are out of sight. */
const KEPT_PAGES = 40;
const MOST_AT_ONCE = 2;
/** Most accounts one call may answer, see the contract. */
const LARGEST_ANSWER = 1_000;

/** What is known of a list of accounts. */
export interface AccountPagesState {
  /** Rows by number of their page; those of the query before until the first of this one are there. */
  readonly pages: ReadonlyMap<number, readonly AccountView[]>;
  /** How many match; null before the first answer. */
  readonly total: number | null;
  /** The rows shown are those of the query before. */
  readonly isOld: boolean;
  readonly error: AppError | null;
}

/** What identifies an account in a selection. */
export type AccountName = Pick<AccountView, 'id' | 'key'>;

/** A long list of accounts, fetched page by page as it is looked at. */
export class AccountPages {
  readonly store: StoreApi<AccountPagesState> = createStore<AccountPagesState>(() => ({
    pages: new Map(),
    total: null,
    isOld: false,
    error: null,
  }));
  readonly #link: HostLink;
  #query: AccountQuery = { filter: null, search: '' };
  #sort: readonly AccountSort[] = [];
  #work = new AbortController();
  #inWork = new Set<number>();
  #stale = new Set<number>();
  #revision = 0;
  #wanted = { first: 0, end: PAGE_ROWS };

  constructor(link: HostLink) {
    this.#link = link;
  }

  /** Shows what another query finds; what is shown stays until the first rows of it are there. */
  ask(query: AccountQuery, sort: readonly AccountSort[]): void {
    this.#query = query;
    this.#sort = sort;
    this.#restart();
    this.store.setState({ isOld: true, error: null });
    this.#wanted = { first: 0, end: PAGE_ROWS };
    this.#pump();
  }

  /** Sees to it that these rows get there. */
  want(first: number, end: number): void {
    this.#wanted = { first, end };
    this.#pump();
  }

  /** Something was changed: what is in sight is asked for again, the rest when it is looked at. */
  revise(revision: number): void {
    if (revision <= this.#revision) return;
    this.#revision = revision;
    this.#stale = new Set(this.store.getState().pages.keys());
    this.#pump();
  }

  /** Asks again after an error, or when the connection is back. */
  again(): void {
    this.#restart();
    this.#stale = new Set(this.store.getState().pages.keys());
    this.store.setState({ error: null });
    this.#pump();
  }

  /** The accounts from one row to the other, both included, whether they are here or not. */
  async between(from: number, to: number): Promise<readonly AccountName[]> {
    const [first, last] = from < to ? [from, to] : [to, from];
    const names: AccountName[] = [];
    for (let offset = first; offset <= last; offset += LARGEST_ANSWER) {
      const limit = Math.min(LARGEST_ANSWER, last - offset + 1);
      const known = this.#known(offset, limit);
      const answer = known ?? (await this.#fetch(offset, limit));
      if (answer === undefined) break;
      names.push(...answer.map(({ id, key }) => ({ id, key })));
    }
    return names;
  }

  /** Ends all calls. */
  close(): void {
    this.#work.abort();
  }

  #known(offset: number, limit: number): readonly AccountView[] | undefined {
    const rows: AccountView[] = [];
    const { pages } = this.store.getState();
    for (let at = offset; at < offset + limit; at += 1) {
      const row = rowAt(pages, at);
      if (!row) return undefined;
      rows.push(row);
    }
    return rows;
  }

  async #fetch(offset: number, limit: number): Promise<readonly AccountView[] | undefined> {
    const input = { query: this.#query, sort: [...this.#sort], offset, limit };
    const answer = await this.#link.call('accounts.list', input, this.#work.signal);
    return answer.ok ? answer.value.rows : undefined;
  }

  #restart(): void {
    this.#work.abort();
    this.#work = new AbortController();
    this.#inWork = new Set();
    this.#stale = new Set();
  }

  #pump(): void {
    const { pages, isOld, total } = this.store.getState();
    const end = isOld || total === null ? this.#wanted.end : Math.min(this.#wanted.end, total);
    for (let page = Math.floor(this.#wanted.first / PAGE_ROWS); page * PAGE_ROWS < end; page += 1) {
      if (this.#inWork.size >= MOST_AT_ONCE) return;
      if (this.#inWork.has(page)) continue;
      if (isOld || !pages.has(page) || this.#stale.has(page)) void this.#get(page);
    }
  }

  async #get(page: number): Promise<void> {
    const work = this.#work;
    this.#inWork.add(page);
    const input = { query: this.#query, sort: [...this.#sort], offset: page * PAGE_ROWS, limit: PAGE_ROWS };
    const answer = await this.#link.call('accounts.list', input, work.signal);
    if (work.signal.aborted) return;
    this.#inWork.delete(page);
    if (!answer.ok) {
      this.store.setState({ error: answer.error });
      return;
    }
    const { rows, total, revision } = answer.value;
    if (revision >= this.#revision) this.#stale.delete(page);
    this.#revision = Math.max(this.#revision, revision);
    const { pages, isOld } = this.store.getState();
    const next = isOld ? new Map<number, readonly AccountView[]>() : new Map(pages);
    next.set(page, rows);
    this.store.setState({ pages: this.#trimmed(next), total, isOld: false, error: null });
    this.#pump();
  }

  /** Without pages that are out of date or far away. */
  #trimmed(pages: Map<number, readonly AccountView[]>): ReadonlyMap<number, readonly AccountView[]> {
    const here = Math.floor(this.#wanted.first / PAGE_ROWS);
    const last = Math.floor(Math.max(0, this.#wanted.end - 1) / PAGE_ROWS);
    for (const page of this.#stale) if (page < here || page > last) pages.delete(page);
    const far = [...pages.keys()].sort((a, b) => Math.abs(b - here) - Math.abs(a - here));
    for (const page of far.slice(0, Math.max(0, pages.size - KEPT_PAGES))) pages.delete(page);
    return pages;
  }
}

/** The account in this row, when its page is there. */
export function rowAt(
  pages: ReadonlyMap<number, readonly AccountView[]>,
  index: number,
): AccountView | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
}
