import { createRunJournal } from '../../src/main/history/sqlite-run-journal';
import { RUN_JOURNAL_MIGRATIONS } from '../../src/main/history/run-journal-schema';
import { createDatabase } from '../../src/main/platform/database';
import { createSilentLogger } from '../../src/main/platform/logger';
import { OrchestrationId } from '../../src/shared/ids';
import { aRunRecord } from '../builders';
import { databaseWorkerFromSource } from '../database-worker';

/** Saves runs without end into the database file given, and tells the number of each when it is flushed. */
const [file = ''] = process.argv.slice(2);
const logger = createSilentLogger();
const database = createDatabase({
  file,
  migrations: RUN_JOURNAL_MIGRATIONS,
  logger,
  worker: databaseWorkerFromSource(),
});
const journal = createRunJournal(database, logger);
for (let number = 1; ; number++) {
  const orchestrationId = OrchestrationId.parse(`run-${String(number)}`);
  journal.save(aRunRecord({ orchestrationId, state: `state-${String(number)}` }));
  await journal.flush();
  process.stdout.write(`${String(number)}\n`);
  // Not waited for: the kill hits writes in work.
  journal.save(aRunRecord({ orchestrationId, state: `state-${String(number)}-later` }));
}
