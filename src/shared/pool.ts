import { z } from 'zod';
import { AccountFilter, AccountSort, EVERY_ACCOUNT } from './account-filter';
import { RoutineConfig } from './definition';

/** Version written by this program; older files are migrated when read, newer ones are left alone. */
export const POOL_SCHEMA_VERSION = 1;

/** Identity of a pool; stays when it is renamed. */
export const PoolId = z.string().min(1).max(100).brand<'PoolId'>();
export type PoolId = z.infer<typeof PoolId>;

/** What becomes of accounts that fail. */
export const PoolRetry = z.looseObject({
  maxFailures: z
    .number()
    .int()
    .min(0)
    .default(3)
    .describe('Failures in a row until the account is left out; 0: no limit'),
  cooldownMs: z.number().int().min(0).default(600_000).describe('Rest after a failure, milliseconds'),
});
export type PoolRetry = z.infer<typeof PoolRetry>;

/**
 * When an account that was completed may be taken again: not in the same run of a group, `afterMs` after it was last
 * completed, whenever it matches, or not before a person sets it back.
 */
export const PoolReuse = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('oncePerRun') }),
  z.looseObject({ kind: z.literal('after'), afterMs: z.number().int().min(0) }),
  z.looseObject({ kind: z.literal('always') }),
  z.looseObject({ kind: z.literal('never') }),
]);
export type PoolReuse = z.infer<typeof PoolReuse>;

/** What a bot does when the pool has nothing for it now: end well, end as failed, or wait for one to come free. */
export const PoolExhausted = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('complete') }),
  z.looseObject({ kind: z.literal('fail') }),
  z.looseObject({
    kind: z.literal('wait'),
    timeoutMs: z.number().int().min(0).nullable().default(null).describe('null: as long as it takes'),
  }),
]);
export type PoolExhausted = z.infer<typeof PoolExhausted>;

/** A routine run with the account before or after its use, on the same instance. */
export const PoolRoutine = z.looseObject({
  routineName: z.string(),
  routineConfig: RoutineConfig.default({}),
});
export type PoolRoutine = z.infer<typeof PoolRoutine>;

const content = {
  name: z.string().default(''),
  description: z.string().default(''),
  tags: z.array(z.string()).default([]),
  filter: AccountFilter.prefault(EVERY_ACCOUNT),
  sort: z
    .array(AccountSort)
    .max(5)
    .default([{ by: 'lastUsedAt', direction: 'asc' }]),
  limit: z.number().int().min(1).nullable().default(null).describe('Only the first so many in that order'),
  include: z.array(z.string()).default([]).describe('Keys that belong to the pool whatever the filter says'),
  exclude: z.array(z.string()).default([]).describe('Keys that never belong to it'),
  watchedFolders: z
    .array(z.string())
    .default([])
    .describe('Folders whose account files are imported when they appear; relative to the data folder'),
  retry: PoolRetry.prefault({}),
  reuse: PoolReuse.default({ kind: 'oncePerRun' }),
  onExhausted: PoolExhausted.default({ kind: 'complete' }),
  atGroupEnd: z
    .enum(['return', 'fail'])
    .default('return')
    .describe('What becomes of accounts still held then'),
  provision: PoolRoutine.nullable().default(null).describe('Run with each account before its use'),
  cleanUp: PoolRoutine.nullable().default(null).describe('Run with each account after its use'),
};

/** A saved pool (`pools/*.json`): a view over accounts, evaluated when one is taken. It never holds a secret. */
export const Pool = z.looseObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(POOL_SCHEMA_VERSION),
  id: PoolId,
  ...content,
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Pool = z.infer<typeof Pool>;

/** What the window and the CLI send to create or change a pool. */
export const PoolDraft = z.looseObject(content);
export type PoolDraft = z.infer<typeof PoolDraft>;

/** How a pool stands at this moment, everything counted anew. */
export const PoolStatistics = z.object({
  /** Accounts that belong to the pool. */
  total: z.number().int(),
  /** Of these, how many a bot could take now. */
  available: z.number().int(),
  leased: z.number().int(),
  coolingDown: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
  quarantined: z.number().int(),
  disabled: z.number().int(),
});
export type PoolStatistics = z.infer<typeof PoolStatistics>;

/** How far a group has come with its pool. */
export const PoolProgress = z.object({
  poolName: z.string(),
  /** Accounts of the pool that this run has not completed or given up, held ones included. */
  remaining: z.number().int(),
  total: z.number().int(),
  /** Held by bots of this group now. */
  taken: z.number().int(),
  /** Uses of this run that ended well, and badly. */
  completed: z.number().int(),
  failed: z.number().int(),
});
export type PoolProgress = z.infer<typeof PoolProgress>;
