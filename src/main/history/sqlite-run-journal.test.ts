import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aDefinition, aRunRecord } from '../../../testing/builders';
import { databaseWorkerFromSource } from '../../../testing/database-worker';
import { createMemoryLogger, type MemoryLogger } from '../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { BotId, DefinitionId, OrchestrationId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import { createDatabase, type Database } from '../platform/database';
import type { RunJournal, RunRecord } from './run-journal';
import { RUN_JOURNAL_MIGRATIONS } from './run-journal-schema';
import { createRunJournal } from './sqlite-run-journal';

const NOW = '2026-02-03T04:05:06.000Z';
const id = (text: string): OrchestrationId => OrchestrationId.parse(text);
const definitionId = (text: string): DefinitionId => DefinitionId.parse(text);

interface Bench {
  readonly file: string;
  readonly database: Database;
  readonly journal: RunJournal;
  readonly logger: MemoryLogger;
}

async function open(existing?: string): Promise<Bench> {
  const file = existing ?? join(await tempFolderOfTest(), 'muster.db');
  const logger = createMemoryLogger();
  const database = createDatabase({
    file,
    migrations: RUN_JOURNAL_MIGRATIONS,
    logger,
    worker: databaseWorkerFromSource(),
  });
  onTestFinished(() => database.close());
  return { file, database, logger, journal: createRunJournal(database, logger) };
}

const ended = (overrides: Partial<RunRecord>): RunRecord =>
  aRunRecord({ state: 'completed', outcome: 'completed', endedAt: NOW, ...overrides });

const bot = (number: number, state: 'completed' | 'failed'): RunRecord['bots'][number] => ({
  botId: BotId.parse(`run/${String(number)}`),
  ref: InstanceRef.parse(`sim:${String(number)}`),
  state,
  iterations: number,
  failures: 0,
});

describe('run journal', () => {
  it('keeps a whole record over a restart', async () => {
    const record = ended({
      bots: [bot(1, 'completed'), bot(2, 'failed')],
      outcome: 'failed',
      failure: {
        code: 'all_bots_failed',
        failure: { class: 'device', code: 'device_gone', detail: { serial: 'x' } },
      },
      resumedFrom: id('earlier'),
      definition: aDefinition({ name: 'Ünïcode 🎮', later: { unknown: [1] } }),
    });
    const first = await open();
    first.journal.save(record);
    await first.journal.close();
    await first.database.close();
    const { journal } = await open(first.file);
    expect(await journal.find(record.orchestrationId)).toEqual(record);
    expect(await journal.find(id('nobody'))).toBeUndefined();
  });

  it('answers the last of many saves, and keeps the definition of the first', async () => {
    const { journal } = await open();
    for (let round = 0; round < 50; round++) {
      const definition = aDefinition({ name: `name ${String(round)}` });
      journal.save(aRunRecord({ state: `state ${String(round)}`, definition }));
      if (round === 0) await journal.flush();
    }
    const found = await journal.find(aRunRecord().orchestrationId);
    expect(found).toMatchObject({ state: 'state 49', definition: { name: 'name 0' } });
  });

  it('turns unfinished runs into interrupted ones, once', async () => {
    const { journal } = await open();
    journal.save(aRunRecord({ orchestrationId: id('a'), bots: [bot(1, 'completed')] }));
    journal.save(ended({ orchestrationId: id('b') }));
    await journal.flush();
    const interrupted = { state: 'interrupted', outcome: 'interrupted', endedAt: NOW };
    expect(await journal.recover(NOW)).toEqual([
      aRunRecord({
        orchestrationId: id('a'),
        bots: [bot(1, 'completed')],
        ...interrupted,
      } as Partial<RunRecord>),
    ]);
    expect(await journal.find(id('a'))).toMatchObject(interrupted);
    expect(await journal.find(id('b'))).toMatchObject({ outcome: 'completed' });
    expect(await journal.recover(NOW)).toEqual([]);
  });

  it('shows the latest ended run of each definition', async () => {
    const { journal } = await open();
    const [one, two] = [definitionId('one'), definitionId('two')];
    const at = (day: number): string => `2026-01-0${String(day)}T00:00:00.000Z`;
    journal.save(ended({ orchestrationId: id('1'), definitionId: one, startedAt: at(1) }));
    journal.save(
      ended({
        orchestrationId: id('2'),
        definitionId: one,
        startedAt: at(2),
        outcome: 'failed',
        failure: { code: 'internal', ref: 'r' },
        bots: [bot(1, 'completed'), bot(2, 'failed')],
      }),
    );
    journal.save(aRunRecord({ orchestrationId: id('3'), definitionId: one, startedAt: at(3) }));
    journal.save(ended({ orchestrationId: id('4'), definitionId: two, startedAt: at(1) }));
    const lastRuns = await journal.lastRuns();
    expect(lastRuns.size).toBe(2);
    expect(lastRuns.get(one)).toEqual({
      orchestrationId: '2',
      outcome: 'failed',
      startedAt: at(2),
      endedAt: NOW,
      botsCompleted: 1,
      botsTotal: 2,
      failure: { code: 'internal', ref: 'r' },
      resumable: false,
    });
    expect(lastRuns.get(two)).toMatchObject({ orchestrationId: '4', outcome: 'completed' });
  });

  it('dismisses an interrupted run for exactly one caller, and for good', async () => {
    const { journal } = await open();
    const record = aRunRecord({ orchestrationId: id('a') });
    journal.save(record);
    await journal.flush();
    await journal.recover(NOW);
    expect((await journal.lastRuns()).get(record.definitionId)?.resumable).toBe(true);
    const answers = await Promise.all([journal.dismiss(id('a')), journal.dismiss(id('a'))]);
    expect(answers).toEqual([true, false]);
    expect((await journal.lastRuns()).get(record.definitionId)?.resumable).toBe(false);
    journal.save({ ...record, outcome: 'interrupted', endedAt: NOW, dismissed: false });
    expect(await journal.find(id('a'))).toMatchObject({ dismissed: true });
  });

  it('dismisses no other run', async () => {
    const { journal } = await open();
    journal.save(ended({ orchestrationId: id('done') }));
    journal.save(aRunRecord({ orchestrationId: id('running') }));
    for (const other of ['done', 'running', 'nobody']) expect(await journal.dismiss(id(other))).toBe(false);
  });

  it('logs a save that fails, tells the next flush, and goes on', async () => {
    const { journal, database, logger } = await open();
    await database.run('ALTER TABLE runs RENAME TO hidden');
    journal.save(aRunRecord());
    await expect(journal.flush()).rejects.toThrow('no such table');
    expect(logger.facts.map((fact) => fact.event)).toContain('journal.write_failed');
    await database.run('ALTER TABLE hidden RENAME TO runs');
    journal.save(aRunRecord());
    await journal.flush();
    expect(await journal.find(aRunRecord().orchestrationId)).toBeDefined();
  });

  it('leaves out a row it cannot read and says so', async () => {
    const { journal, database, logger } = await open();
    journal.save(ended({ orchestrationId: id('good') }));
    journal.save(ended({ orchestrationId: id('bad'), definitionId: definitionId('other') }));
    await journal.flush();
    await database.run(`UPDATE runs SET definition = '{}' WHERE orchestration_id = 'bad'`);
    expect([...(await journal.lastRuns()).values()]).toMatchObject([{ orchestrationId: 'good' }]);
    expect(logger.facts.at(-1)).toMatchObject({ event: 'journal.row_unreadable', orchestrationId: 'bad' });
  });
});
