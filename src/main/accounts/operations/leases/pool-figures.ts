import type { PoolProgress, PoolStatistics } from '../../../../shared/pool';
import type { SqlRow } from '../../../platform/database-protocol';
import type { AccountsFile } from '../../file/accounts-file';
import { tallyAccounts, type Tally } from './account-tally';
import { rulesFromText } from './pool-candidates';
import { compilePool, dependsOnTime, restedRule, reusableRule, type PoolRules } from './pool-rules';
import { unlessTooSlow } from './slow-pools';

export interface StatisticsInput {
  /** `poolRulesText`. */
  readonly rules: string;
  readonly nowMs: number;
}

/** Bits of an account's code besides its status, which has the lowest three. */
const LEASED = 8;
const RESTING = 16;
const TAKEABLE = 32;
const STATUSES = ['available', 'completed', 'failed', 'quarantined', 'disabled'] as const;
const STATUS_CODE = `CASE a.status ${STATUSES.map((status, code) => `WHEN '${status}' THEN ${String(code)}`).join(' ')} END`;

/**
 * How a pool stands at this moment. Each account is counted in `total`, in its status, and besides as held or resting;
 * `available` are those a group that starts now could take, completed ones its `reuse` allows included.
 */
export function poolStatistics(file: AccountsFile, input: StatisticsInput): PoolStatistics {
  return unlessTooSlow(file, input, () => countStatistics(file, input));
}

function countStatistics(file: AccountsFile, input: StatisticsInput): PoolStatistics {
  const { nowMs } = input;
  const rules = rulesFromText(file, input.rules);
  const { member } = compilePool(rules, file.columns(), nowMs);
  // A run that has not begun has completed nothing.
  const reusable = reusableRule(rules.reuse, '', nowMs);
  const rested = restedRule(nowMs);
  const tally = tallyAccounts(file, {
    ...{ name: `statistics\n${input.rules}`, member, nowMs, ...waysOf(rules) },
    code: {
      sql: `${STATUS_CODE} + ${String(LEASED)} * (a.lease_session IS NOT NULL)
        + ${String(RESTING)} * (a.lease_session IS NULL AND a.status IN ('available', 'completed')
          AND a.cooldown_until IS NOT NULL AND a.cooldown_until > ?)
        + ${String(TAKEABLE)} * (${rested.sql} AND (a.status = 'available' OR a.status = 'completed' AND ${reusable.sql}))`,
      parameters: [nowMs, ...rested.parameters, ...reusable.parameters],
    },
  });
  const withStatus = (status: (typeof STATUSES)[number]): number =>
    sum(tally, (code) => STATUSES[code % LEASED] === status);
  return {
    total: sum(tally, () => true),
    available: sum(tally, (code) => (code & TAKEABLE) !== 0),
    leased: sum(tally, (code) => (code & LEASED) !== 0),
    coolingDown: sum(tally, (code) => (code & RESTING) !== 0),
    completed: withStatus('completed'),
    failed: withStatus('failed'),
    quarantined: withStatus('quarantined'),
    disabled: withStatus('disabled'),
  };
}

export interface ProgressInput extends StatisticsInput {
  readonly poolName: string;
  readonly runId: string;
  readonly orchestrationId: string;
}

/**
 * How far a group has come with its pool. What remains: accounts its bots hold, and those of the pool that its run may
 * still take, now or after a rest: neither completed in this run nor failed too often nor set aside.
 */
export function poolProgress(file: AccountsFile, input: ProgressInput): PoolProgress {
  return unlessTooSlow(file, input, () => countProgress(file, input));
}

function countProgress(file: AccountsFile, input: ProgressInput): PoolProgress {
  const { nowMs, poolName, runId, orchestrationId } = input;
  const rules = rulesFromText(file, input.rules);
  const { member } = compilePool(rules, file.columns(), nowMs);
  const again = reusableRule(
    rules.reuse.kind === 'never' ? rules.reuse : { kind: 'oncePerRun' },
    runId,
    nowMs,
  );
  const mayTake = {
    sql: `(a.status = 'available' OR a.status = 'completed' AND ${again.sql})`,
    parameters: again.parameters,
  };
  const tally = tallyAccounts(file, {
    ...{ name: `progress\n${runId}\n${input.rules}`, member, nowMs, ...waysOf(rules), code: mayTake },
  });
  const held = figuresOf(
    file.get(
      `SELECT count(*) AS taken, count(*) FILTER (WHERE ${member.sql} AND NOT ${mayTake.sql}) AS besides
       FROM accounts a JOIN uses h ON h.id = a.lease_use
       WHERE a.lease_session IS NOT NULL AND h.orchestration_id = ?`,
      [...member.parameters, ...mayTake.parameters, orchestrationId],
    ),
  );
  const used = figuresOf(
    file.get(
      `SELECT count(*) FILTER (WHERE outcome = 'completed') AS completed,
         count(*) FILTER (WHERE outcome IN ('failed', 'quarantined')) AS failed
       FROM uses WHERE run_id = ?`,
      [runId],
    ),
  );
  return {
    ...{ poolName, total: sum(tally, () => true), remaining: (tally.get(1) ?? 0) + held('besides') },
    ...{ taken: held('taken'), completed: used('completed'), failed: used('failed') },
  };
}

/** How what is counted changes by itself. */
function waysOf(rules: PoolRules): { readonly afterMs: number | null; readonly isVolatile: boolean } {
  return {
    afterMs: rules.reuse.kind === 'after' ? rules.reuse.afterMs : null,
    isVolatile: rules.limit !== null || dependsOnTime(rules),
  };
}

function sum(tally: Tally, which: (code: number) => boolean): number {
  let total = 0;
  for (const [code, count] of tally) if (which(code)) total += count;
  return total;
}

function figuresOf(row: SqlRow | undefined): (name: string) => number {
  return (name) => Number(row?.[name] ?? 0);
}
