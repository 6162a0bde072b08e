import { z } from 'zod';
import { AccountView } from '../account';
import { TrashId } from '../ids';
import { PoolDraft, PoolId, PoolStatistics } from '../pool';
import { Problem } from '../problem';
import { call } from '../rpc/contract-types';

/** Calls on saved pools. */
export const poolCalls = {
  /** What is wrong with a draft, and what it would find now: counts and the first accounts in its order. */
  'pools.test': call({
    input: z.object({ draft: PoolDraft, poolId: PoolId.nullable(), limit: z.number().int().min(0).max(100) }),
    output: z.object({
      problems: z.array(Problem),
      /** Null while the filter has errors. */
      statistics: PoolStatistics.nullable(),
      first: z.array(AccountView),
    }),
    errors: ['accounts_unusable'],
  }),
  /** How saved pools stand now, by name; one whose filter has errors is left out. */
  'pools.statistics': call({
    input: z.object({ names: z.array(z.string()).max(500) }),
    output: z.object({ statistics: z.record(z.string(), PoolStatistics) }),
    errors: ['accounts_unusable'],
  }),
  'pools.create': call({
    input: z.object({ draft: PoolDraft }),
    output: z.object({ poolId: PoolId }),
    errors: ['pool_name_taken', 'file_write_failed'],
  }),
  /** Saves over the version whose hash is `baseHash`; refused when the file is another by now. */
  'pools.update': call({
    input: z.object({ poolId: PoolId, draft: PoolDraft, baseHash: z.string() }),
    output: z.object({ hash: z.string() }),
    errors: [
      'pool_not_found',
      'pool_name_taken',
      'pool_changed_on_disk',
      'pool_read_only',
      'file_write_failed',
    ],
  }),
  /** Moves the file to the trash; accounts stay. */
  'pools.delete': call({
    input: z.object({ poolId: PoolId }),
    output: z.object({ trashId: TrashId }),
    errors: ['pool_not_found', 'pool_in_use', 'file_write_failed'],
  }),
  /** Brings a deleted pool back, byte for byte. */
  'pools.restore': call({
    input: z.object({ trashId: TrashId }),
    output: z.object({ poolId: PoolId.nullable() }),
    errors: ['trash_entry_not_found', 'pool_name_taken', 'file_write_failed'],
  }),
};
