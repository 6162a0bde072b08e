import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from '@photostructure/sqlite';
import { createAccountsThread } from '../src/main/accounts/accounts-thread';
import { createAccountImports } from '../src/main/accounts/import/import-sessions';
import { createAccountLeases } from '../src/main/accounts/leases/sqlite-account-leases';
import { createKeyring } from '../src/main/accounts/secrets/sqlite-keyring';
import { createSilentLogger } from '../src/main/platform/logger';
import { createRandom } from '../src/main/platform/random';
import { createSystemClock } from '../src/main/platform/system-clock';
import { Pool, PoolId } from '../src/shared/pool';
import { accountsWorkerFromSource } from '../testing/accounts-worker';
import { createTempFolder } from '../testing/temp-folder';
import { atLeast, atMost } from './goal';
import type { Measured } from './measured';
import { roundedMs } from './statistics';

const ROWS = 100_000;
const COLUMNS = ['key', 'label', 'level', 'vip', 'since', 'pause', 'city', 'coins', 'email', 'notes'];

/**
 * 100 000 accounts of ten columns from a CSV file, types guessed and every value checked; against the same rows bound
 * to one prepared INSERT in one transaction. While it runs, one bot takes and settles, and the main thread is watched.
 */
export async function measureImport(): Promise<Measured[]> {
  const folder = await createTempFolder();
  try {
    const csv = join(folder.path, 'accounts.csv');
    await writeAccountsCsv(csv);
    const bareMs = bareInsert(join(folder.path, 'bare.db'));
    const { importMs, longestBlockMs, slowestTakeMs, takes } = await importWhileInUse(folder.path, csv);
    const perSecond = ROWS / (importMs / 1_000);
    const against = `bare batch INSERT of the same rows: ${roundedMs(bareMs)}, ${(importMs / bareMs).toFixed(1)}×`;
    return [
      {
        what: `${String(ROWS)} accounts imported (CSV, ${String(COLUMNS.length)} columns)`,
        figure: `${perSecond.toFixed(0)} rows/s`,
        against,
        ...atLeast(perSecond, 30_000, 'rows/s'),
      },
      {
        what: 'longest block of the main thread meanwhile',
        figure: roundedMs(longestBlockMs),
        against: null,
        ...atMost(longestBlockMs, 10, 'ms'),
      },
      {
        what: `slowest of ${String(takes)} takes meanwhile`,
        figure: roundedMs(slowestTakeMs),
        against: null,
        ...{ goal: null, met: true },
      },
    ];
  } finally {
    await folder.remove();
  }
}

function row(index: number): readonly string[] {
  const number = String(index);
  return [
    ...[`user${number}`, `User ${number}`, String(index % 90), index % 2 ? 'true' : 'false'],
    ...['2026-11-21T10:00:00Z', '5m 30s', `City ${String(index % 500)}`, `${number}.5`],
    ...[`user${number}@example.org`, `note number ${number}, with a comma`],
  ];
}

export async function writeAccountsCsv(path: string): Promise<void> {
  await appendFile(path, `${COLUMNS.join(',')}\r\n`);
  for (let from = 0; from < ROWS; from += 10_000) {
    const lines = Array.from(
      { length: 10_000 },
      (_, index) =>
        `${row(from + index)
          .map((cell) => `"${cell}"`)
          .join(',')}\r\n`,
    );
    await appendFile(path, lines.join(''));
  }
}

/** The columns and indexes accounts have, without anything that thinks. */
function bareInsert(path: string): number {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE accounts (id INTEGER PRIMARY KEY, ${COLUMNS.map((name) => `${name} TEXT`).join(', ')});
    CREATE UNIQUE INDEX accounts_key ON accounts (key); CREATE INDEX accounts_label ON accounts (label);`);
  const rows = Array.from({ length: ROWS }, (_, index) => row(index));
  const insert = database.prepare(
    `INSERT INTO accounts (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
  );
  const before = performance.now();
  database.exec('BEGIN');
  for (const values of rows) insert.run(...values);
  database.exec('COMMIT');
  const elapsed = performance.now() - before;
  database.close();
  return elapsed;
}

interface InUse {
  readonly importMs: number;
  readonly longestBlockMs: number;
  readonly slowestTakeMs: number;
  readonly takes: number;
}

async function importWhileInUse(folder: string, csv: string): Promise<InUse> {
  const file = join(folder, 'accounts.db');
  const worker = accountsWorkerFromSource();
  const common = { file, clock: createSystemClock(), random: createRandom(), logger: createSilentLogger() };
  const thread = createAccountsThread({ file, worker, logger: common.logger });
  const keyFile = join(folder, 'accounts.key');
  const keyring = await createKeyring({ ...common, thread, keyFile, keyStore: null, passphrase: null });
  const sessionsFolder = join(folder, 'sessions');
  const leases = await createAccountLeases({ ...common, thread, sessionsFolder });
  const imports = createAccountImports({ ...common, thread, worker });
  for (let index = 0; index < 5; index += 1)
    await thread.ask('createAccount', { draft: { key: `early${String(index)}`, label: 'early' }, nowMs: 1 });
  const ended = new AbortController();
  const bot = useAccounts(leases, ended.signal);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const before = performance.now();
  const options = { onDuplicate: 'update', goodRowsOnly: false } as const;
  const { written } = await imports.importFiles([csv], options, new AbortController().signal);
  const importMs = performance.now() - before;
  delay.disable();
  if (written !== ROWS) throw new Error(`${String(written)} rows instead of ${String(ROWS)}`);
  ended.abort();
  const { slowestTakeMs, takes } = await bot;
  await imports.close();
  await leases.close();
  await keyring.close();
  await thread.close();
  // The histogram counts its own resolution in.
  return { importMs, longestBlockMs: delay.max / 1e6 - 1, slowestTakeMs, takes };
}

async function useAccounts(
  leases: Awaited<ReturnType<typeof createAccountLeases>>,
  ended: AbortSignal,
): Promise<Pick<InUse, 'slowestTakeMs' | 'takes'>> {
  const pool = Pool.parse({
    ...{ schemaVersion: 1, id: PoolId.parse('bench'), name: 'bench', createdAt: '', updatedAt: '' },
    filter: { field: 'label', is: 'equals', value: 'early' },
  });
  const owner = {
    orchestrationId: 'o',
    runId: 'o',
    botId: 'o/1',
    groupName: 'g',
    routineName: 'r',
    ref: 'sim:1',
  };
  let slowestTakeMs = 0;
  let takes = 0;
  while (!ended.aborted) {
    const before = performance.now();
    const answer = await leases.take(pool, owner);
    slowestTakeMs = Math.max(slowestTakeMs, performance.now() - before);
    takes += 1;
    if (answer.kind === 'taken')
      await leases.settle(answer.account, { outcome: 'returned', reason: '', numbers: {} }, pool);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { slowestTakeMs, takes };
}
