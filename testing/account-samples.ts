import type { AccountDraft, AccountView, LedgerEntry } from '../src/shared/account';
import { PoolDraft } from '../src/shared/pool';
import type { HostRig } from './host-rig';

/** Makes accounts with these keys; all carry `tag`. */
export async function makeAccounts(rig: HostRig, keys: readonly string[], tag: string): Promise<void> {
  const drafts = keys.map((key): AccountDraft => ({ key, label: `Label of ${key}`, tags: [tag] }));
  const made = await Promise.all(drafts.map((draft) => rig.client.call('accounts.create', { draft })));
  for (const answer of made) if (!answer.ok) throw new Error(JSON.stringify(answer.error));
}

/** Makes a pool of the accounts with a tag, and waits until the host knows it. */
export async function makePool(
  rig: HostRig,
  name: string,
  tag: string,
  more: Partial<PoolDraft> = {},
): Promise<string> {
  const filter = { field: 'tags', is: 'equals', value: tag } as const;
  const draft = PoolDraft.parse({ name, filter, ...more });
  const made = await rig.client.call('pools.create', { draft });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return name;
}

/** The accounts with a tag as they stand now, by key. */
export async function accountsOf(rig: HostRig, tag: string): Promise<ReadonlyMap<string, AccountView>> {
  const filter = { field: 'tags', is: 'equals', value: tag } as const;
  const query = { filter, search: '' };
  const list = await rig.client.call('accounts.list', { query, sort: [], offset: 0, limit: 1_000 });
  if (!list.ok) throw new Error(JSON.stringify(list.error));
  return new Map(list.value.rows.map((row) => [row.key, row]));
}

/** Uses of an account, the oldest first. */
export async function usesOf(rig: HostRig, accountId: number): Promise<readonly LedgerEntry[]> {
  const answer = await rig.client.call('accounts.ledger', { accountId, before: null, limit: 500 });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.entries.toReversed();
}
