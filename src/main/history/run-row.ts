import { z } from 'zod';
import { BotGroupDefinition } from '../../shared/definition';
import { Pool } from '../../shared/pool';
import { DefinitionId, OrchestrationId } from '../../shared/ids';
import { BotSummary, GroupFailure, GroupOutcome } from '../../shared/run-event';
import type { SqlRow, SqlStatement } from '../platform/database-protocol';
import type { RunRecord } from './run-journal';

const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

const RunRow = z.object({
  orchestration_id: OrchestrationId,
  definition_id: DefinitionId,
  definition: json(BotGroupDefinition),
  state: z.string(),
  started_at: z.string(),
  ended_at: z.string().nullable(),
  outcome: GroupOutcome.nullable(),
  failure: json(GroupFailure).nullable(),
  bots: json(z.array(BotSummary)),
  resumed_from: OrchestrationId.nullable(),
  run_id: OrchestrationId.nullable(),
  pool: json(Pool).nullable(),
  dismissed: z.number(),
});

/** A row of `runs` as a record; undefined when it is none (written by another version, damaged). */
export function parseRunRow(row: SqlRow): RunRecord | undefined {
  const parsed = RunRow.safeParse(row);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  return {
    orchestrationId: data.orchestration_id,
    definitionId: data.definition_id,
    definition: data.definition,
    state: data.state,
    startedAt: data.started_at,
    endedAt: data.ended_at,
    outcome: data.outcome,
    failure: data.failure,
    bots: data.bots,
    resumedFrom: data.resumed_from,
    // Runs of a version that did not keep it drew from no pool.
    runId: data.run_id ?? data.orchestration_id,
    pool: data.pool,
    dismissed: data.dismissed !== 0,
  };
}

/** Puts a record. Definition and pool are frozen: only the first one counts. What was dismissed stays so. */
export function saveRunStatement(record: RunRecord): SqlStatement {
  return {
    sql: `INSERT INTO runs (orchestration_id, definition_id, definition, state, started_at, ended_at, outcome,
                            failure, bots, resumed_from, dismissed, run_id, pool)
          VALUES (:id, :definitionId, :definition, :state, :startedAt, :endedAt, :outcome, :failure, :bots,
                  :resumedFrom, :dismissed, :runId, :pool)
          ON CONFLICT (orchestration_id) DO UPDATE SET
            state = excluded.state, ended_at = excluded.ended_at, outcome = excluded.outcome,
            failure = excluded.failure, bots = excluded.bots, dismissed = max(dismissed, excluded.dismissed)`,
    parameters: {
      id: record.orchestrationId,
      definitionId: record.definitionId,
      definition: JSON.stringify(record.definition),
      state: record.state,
      startedAt: record.startedAt,
      endedAt: record.endedAt,
      outcome: record.outcome,
      failure: record.failure === null ? null : JSON.stringify(record.failure),
      bots: JSON.stringify(record.bots),
      resumedFrom: record.resumedFrom,
      dismissed: record.dismissed ? 1 : 0,
      runId: record.runId,
      pool: record.pool === null ? null : JSON.stringify(record.pool),
    },
  };
}
