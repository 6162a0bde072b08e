import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestProcess } from '../../../testing/child-process';
import { databaseWorkerFromSource } from '../../../testing/database-worker';
import { createMemoryLogger } from '../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { OrchestrationId } from '../../shared/ids';
import { createDatabase } from '../platform/database';
import { RUN_JOURNAL_MIGRATIONS } from './run-journal-schema';
import { createRunJournal } from './sqlite-run-journal';

const NOW = '2026-02-03T04:05:06.000Z';

describe('run journal', () => {
  it('has every flushed record, and a sound file, after kill -9 amid writes', async () => {
    const file = join(await tempFolderOfTest(), 'muster.db');
    for (const saves of [5, 25]) {
      const child = startTestProcess('save-runs', [file]);
      onTestFinished(() => child.kill());
      let flushed = 0;
      while (flushed < saves) flushed = Number(await child.nextLine());
      await child.kill();

      const raw = new DatabaseSync(file);
      expect(raw.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      raw.close();
      const logger = createMemoryLogger();
      const worker = databaseWorkerFromSource();
      const database = createDatabase({ file, migrations: RUN_JOURNAL_MIGRATIONS, logger, worker });
      onTestFinished(() => database.close());
      const journal = createRunJournal(database, logger);
      for (let number = 1; number <= flushed; number++)
        expect(await journal.find(OrchestrationId.parse(`run-${String(number)}`))).toBeDefined();
      expect((await journal.recover(NOW)).length).toBeGreaterThanOrEqual(1);
      await database.close();
    }
  });
});
