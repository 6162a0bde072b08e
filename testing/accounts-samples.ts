import type { AccountOwner } from '../src/main/accounts/account-leases';
import { Pool, PoolId, type Pool as PoolType } from '../src/shared/pool';

/** A pool that has every account, oldest key first, unless something else is given. */
export function aPool(content: Partial<PoolType> = {}): PoolType {
  return Pool.parse({
    ...{
      schemaVersion: 1,
      id: PoolId.parse(`pool-${content.name ?? 'all'}`),
      name: 'all',
      sort: [{ by: 'key' }],
    },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
    ...content,
  });
}

/** A bot of a group that was started afresh. */
export function anOwner(owner: Partial<AccountOwner> = {}): AccountOwner {
  const orchestrationId = owner.orchestrationId ?? 'run-1';
  return {
    ...{ orchestrationId, runId: orchestrationId, botId: 'bot-1', groupName: 'Group' },
    ...{ routineName: 'demo/routine', ref: 'sim:1' },
    ...owner,
  };
}
