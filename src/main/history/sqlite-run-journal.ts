import type { DefinitionId, OrchestrationId } from '../../shared/ids';
import type { Logger } from '../../shared/ports';
import type { LastRun } from '../../shared/view';
import type { Database } from '../platform/database';
import type { SqlRow } from '../platform/database-protocol';
import type { RunJournal, RunRecord } from './run-journal';
import { parseRunRow, saveRunStatement } from './run-row';

const LATEST_ENDED = `
  SELECT * FROM (
    SELECT *, row_number() OVER (
      PARTITION BY definition_id ORDER BY started_at DESC, orchestration_id DESC
    ) AS place
    FROM runs WHERE outcome IS NOT NULL
  ) WHERE place = 1`;

/**
 * The journal in the database's table `runs` (see `RUN_JOURNAL_MIGRATIONS`). Records saved in one turn are written in
 * one transaction that waits for the disk. A save that fails is logged, and rejects the next `flush`.
 */
export function createRunJournal(database: Database, logger: Logger): RunJournal {
  const writer = createWriter(database, logger);
  const read = (row: SqlRow): readonly RunRecord[] => {
    const record = parseRunRow(row);
    if (!record) logger.warn({ event: 'journal.row_unreadable', orchestrationId: row['orchestration_id'] });
    return record ? [record] : [];
  };
  return {
    save: writer.add,
    flush: writer.flush,
    close: writer.flush,
    recover: async (nowIso) => {
      const rows = await database.all('SELECT * FROM runs WHERE outcome IS NULL ORDER BY started_at');
      await database.batch(
        [
          {
            sql: `UPDATE runs SET outcome = 'interrupted', state = 'interrupted', ended_at = ? WHERE outcome IS NULL`,
            parameters: [nowIso],
          },
        ],
        { durable: true },
      );
      return rows
        .flatMap(read)
        .map((record) => ({ ...record, state: 'interrupted', outcome: 'interrupted', endedAt: nowIso }));
    },
    find: async (orchestrationId) => {
      await writer.settled();
      const row = await database.get('SELECT * FROM runs WHERE orchestration_id = ?', [orchestrationId]);
      return row && read(row)[0];
    },
    dismiss: async (orchestrationId) => {
      await writer.settled();
      return dismiss(database, orchestrationId);
    },
    lastRuns: async () => {
      await writer.settled();
      const records = (await database.all(LATEST_ENDED)).flatMap(read);
      return new Map(records.flatMap(toLastRun));
    },
  };
}

/** Only one caller gets true: whoever resumes a run takes it this way. */
async function dismiss(database: Database, orchestrationId: OrchestrationId): Promise<boolean> {
  const [result] = await database.batch(
    [
      {
        sql: `UPDATE runs SET dismissed = 1
              WHERE orchestration_id = ? AND outcome = 'interrupted' AND dismissed = 0`,
        parameters: [orchestrationId],
      },
    ],
    { durable: true },
  );
  return result?.changes === 1;
}

function toLastRun(record: RunRecord): [DefinitionId, LastRun][] {
  const { outcome, bots } = record;
  if (outcome === null) return [];
  const lastRun: LastRun = {
    orchestrationId: record.orchestrationId,
    outcome,
    startedAt: record.startedAt,
    endedAt: record.endedAt,
    botsCompleted: bots.filter((bot) => bot.state === 'completed').length,
    botsTotal: bots.length,
    failure: record.failure,
    resumable: outcome === 'interrupted' && !record.dismissed,
  };
  return [[record.definitionId, lastRun]];
}

interface Writer {
  readonly add: (record: RunRecord) => void;
  /** Resolves when all before it are durable; rejects when one of them could not be written. */
  readonly flush: () => Promise<void>;
  /** As `flush`, but says nothing of failures. */
  readonly settled: () => Promise<void>;
}

function createWriter(database: Database, logger: Logger): Writer {
  let waiting = new Map<OrchestrationId, RunRecord>();
  let work: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;

  const writeAll = async (): Promise<void> => {
    while (waiting.size > 0) {
      const records = [...waiting.values()];
      // A record is the whole state of its run: only the last one of a turn matters.
      waiting = new Map();
      try {
        await database.batch(records.map(saveRunStatement), { durable: true });
      } catch (error) {
        failure = { error };
        logger.error({ event: 'journal.write_failed', runs: records.map((r) => r.orchestrationId), error });
      }
    }
  };
  const settled = async (): Promise<void> => {
    if (!work) return;
    await work;
    await settled();
  };
  return {
    add: (record) => {
      waiting.set(record.orchestrationId, record);
      work ??= Promise.resolve()
        .then(writeAll)
        .finally(() => (work = undefined));
    },
    settled,
    flush: async () => {
      await settled();
      const failed = failure;
      failure = undefined;
      if (failed) throw failed.error;
    },
  };
}
