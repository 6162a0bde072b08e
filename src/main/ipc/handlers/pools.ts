import type { Handlers } from '../../../shared/contract';
import { sameName } from '../../../shared/definition-rules';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import {
  POOL_SCHEMA_VERSION,
  PoolId,
  type Pool,
  type PoolDraft,
  type PoolStatistics,
} from '../../../shared/pool';
import type { Problem } from '../../../shared/problem';
import { accountAnswer } from '../../accounts/account-answer';
import { AccountError } from '../../accounts/account-leases';
import { checkRoutine } from '../../orchestrator/check-routine';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `pools.${string}`>;
type Parts = Pick<HandlerParts, 'accounts' | 'orchestrator' | 'preflight' | 'now'>;

/** Calls on pools → their store and the file of accounts. Wiring, no logic. */
export function createPoolHandlers(parts: Parts): Pick<Handlers, Names> {
  const { pools } = parts.accounts;
  return {
    'pools.test': (input) => test(parts, input),
    'pools.statistics': ({ names }) => statistics(parts, names),
    'pools.create': async ({ draft }) => {
      const created = await pools.create(draft);
      return created.ok ? ok({ poolId: created.value.pool.id }) : created;
    },
    'pools.update': async ({ poolId, draft, baseHash }) => {
      const updated = await pools.update(poolId, draft, baseHash);
      return updated.ok ? ok({ hash: updated.value.hash }) : updated;
    },
    'pools.delete': async ({ poolId }) => {
      const name = pools.find(poolId)?.pool.name;
      const groupName = name === undefined ? undefined : groupThatDraws(parts, name);
      if (name !== undefined && groupName !== undefined)
        return err({ code: 'pool_in_use', pool: name, groupName });
      const removed = await pools.remove(poolId);
      return removed.ok ? ok({ trashId: removed.value }) : removed;
    },
    'pools.restore': async ({ trashId }) => {
      const restored = await pools.restore(trashId);
      return restored.ok ? ok({ poolId: restored.value }) : restored;
    },
  };
}

async function test(
  { accounts, preflight, now }: Parts,
  { draft, poolId, limit }: Parameters<Handlers['pools.test']>[0],
): ReturnType<Handlers['pools.test']> {
  const problems = [
    ...(await accounts.poolCare.check(draft, poolId, (chosen) => checkRoutine(chosen, preflight.routines))),
  ];
  if (hasFilterErrors(problems)) return ok({ problems, statistics: null, first: [] });
  const counted = await statisticsOf(accounts, poolOf(draft, poolId));
  if (!counted.ok) return counted;
  const { session } = accounts.leases;
  const first = await accountAnswer(
    accounts.file,
    accounts.thread.ask('poolAccounts', { rules: rulesOf(draft), limit, nowMs: now(), session }),
  );
  return first.ok ? ok({ problems, statistics: counted.value, first: first.value }) : first;
}

async function statistics(
  { accounts, preflight }: Parts,
  names: readonly string[],
): ReturnType<Handlers['pools.statistics']> {
  const found: Record<string, PoolStatistics> = {};
  for (const name of names) {
    const saved = accounts.pools.findByName(name);
    if (
      !saved ||
      hasFilterErrors(
        accounts.poolCare.problemsOf(saved, (chosen) => checkRoutine(chosen, preflight.routines)),
      )
    )
      continue;
    const counted = await statisticsOf(accounts, saved.pool);
    if (!counted.ok) return counted;
    if (counted.value) found[name] = counted.value;
  }
  return ok({ statistics: found });
}

/** Null when the filter names a field that has gone a moment ago. */
async function statisticsOf(
  { leases, file }: Parts['accounts'],
  pool: Pool,
): Promise<Result<PoolStatistics | null, ErrorOf<'accounts_unusable'>>> {
  try {
    return ok(await leases.statistics(pool));
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    if (error.code !== 'accounts_unusable') return ok(null);
    return err({ code: 'accounts_unusable', file, reason: String(error.detail['reason'] ?? error.code) });
  }
}

/** The group at work that draws from a pool; undefined when none does. */
function groupThatDraws({ orchestrator }: Pick<Parts, 'orchestrator'>, poolName: string): string | undefined {
  const group = orchestrator.list().find(({ isTerminal, plan }) => {
    const { accountPoolName } = plan.definition;
    return !isTerminal && accountPoolName !== null && sameName(accountPoolName, poolName);
  });
  return group?.plan.definition.name;
}

function hasFilterErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ level, path }) => level === 'error' && /^(?:filter|sort)(?:\.|$)/.test(path));
}

function rulesOf({ filter, sort, limit, include, exclude, reuse }: PoolDraft) {
  return { filter, sort, limit, include, exclude, reuse };
}

function poolOf(draft: PoolDraft, poolId: PoolId | null): Pool {
  const id = poolId ?? PoolId.parse('draft');
  return { ...draft, schemaVersion: POOL_SCHEMA_VERSION, id, createdAt: '', updatedAt: '' };
}
