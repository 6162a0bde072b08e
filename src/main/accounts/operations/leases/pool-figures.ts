import type { PoolProgress, PoolStatistics } from '../../../../shared/pool';
import type { SqlRow } from '../../../platform/database-protocol';
import type { AccountsFile } from '../../file/accounts-file';
import { rulesFromText } from './pool-candidates';
import { compilePool, restedRule, reusableRule } from './pool-rules';

export interface StatisticsInput {
  /** `poolRulesText`. */
  readonly rules: string;
  readonly nowMs: number;
}

/**
 * How a pool stands at this moment. Each account is counted in `total` and where it stands: held, resting, or by its
 * status; `available` are those a group that starts now could take, completed ones its `reuse` allows included.
 */
export function poolStatistics(file: AccountsFile, input: StatisticsInput): PoolStatistics {
  const { nowMs } = input;
  const rules = rulesFromText(file, input.rules);
  const { member } = compilePool(rules, file.columns(), nowMs);
  // A run that has not begun has completed nothing.
  const reusable = reusableRule(rules.reuse, '', nowMs);
  const rested = restedRule(nowMs);
  const row = file.get(
    `SELECT count(*) AS total,
       count(*) FILTER (WHERE ${rested.sql} AND (a.status = 'available' OR a.status = 'completed' AND ${reusable.sql}))
         AS available,
       count(a.lease_session) AS leased,
       count(*) FILTER (WHERE a.lease_session IS NULL AND a.status IN ('available', 'completed')
         AND a.cooldown_until > ?) AS coolingDown,
       count(*) FILTER (WHERE a.status = 'completed') AS completed,
       count(*) FILTER (WHERE a.status = 'failed') AS failed,
       count(*) FILTER (WHERE a.status = 'quarantined') AS quarantined,
       count(*) FILTER (WHERE a.status = 'disabled') AS disabled
     FROM accounts a WHERE ${member.sql}`,
    [...rested.parameters, ...reusable.parameters, nowMs, ...member.parameters],
  );
  const figure = figuresOf(row);
  return {
    total: figure('total'),
    available: figure('available'),
    leased: figure('leased'),
    coolingDown: figure('coolingDown'),
    completed: figure('completed'),
    failed: figure('failed'),
    quarantined: figure('quarantined'),
    disabled: figure('disabled'),
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
  const { nowMs, poolName, runId, orchestrationId } = input;
  const rules = rulesFromText(file, input.rules);
  const { member } = compilePool(rules, file.columns(), nowMs);
  const again = reusableRule(
    rules.reuse.kind === 'never' ? rules.reuse : { kind: 'oncePerRun' },
    runId,
    nowMs,
  );
  const counted = figuresOf(
    file.get(
      `SELECT count(*) AS total,
         count(*) FILTER (WHERE a.status = 'available' OR a.status = 'completed' AND ${again.sql}
           OR a.lease_use IN (SELECT held.id FROM uses held JOIN accounts h ON h.lease_use = held.id
             WHERE h.lease_session IS NOT NULL AND held.orchestration_id = ?)) AS remaining
       FROM accounts a WHERE ${member.sql}`,
      [...again.parameters, orchestrationId, ...member.parameters],
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
  const held = figuresOf(
    file.get(
      `SELECT count(*) AS taken FROM accounts a JOIN uses u ON u.id = a.lease_use
       WHERE a.lease_session IS NOT NULL AND u.orchestration_id = ?`,
      [orchestrationId],
    ),
  );
  return {
    ...{ poolName, total: counted('total'), remaining: counted('remaining'), taken: held('taken') },
    ...{ completed: used('completed'), failed: used('failed') },
  };
}

function figuresOf(row: SqlRow | undefined): (name: string) => number {
  return (name) => Number(row?.[name] ?? 0);
}
