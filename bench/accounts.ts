import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { createAccountsThread, type AccountsThread } from '../src/main/accounts/accounts-thread';
import {
  createAccountLeases,
  type OpenAccountLeases,
} from '../src/main/accounts/leases/sqlite-account-leases';
import { createSilentLogger } from '../src/main/platform/logger';
import { createRandom } from '../src/main/platform/random';
import { createSystemClock } from '../src/main/platform/system-clock';
import type { AccountFilter } from '../src/shared/account-filter';
import { Pool, PoolId } from '../src/shared/pool';
import { openAccountsFile } from '../src/main/accounts/file/accounts-file';
import { accountsWorkerFromSource } from '../testing/accounts-worker';
import { createTempFolder } from '../testing/temp-folder';
import { measureImport as measureAccountImport } from './accounts-import';
import { fillAccounts, measurePages } from './accounts-pages';
import { measureWatchedTakes } from './accounts-watched';
import { atLeast, atMost } from './goal';
import type { Measured } from './measured';
import { median, roundedMs } from './statistics';

const ACCOUNTS = 100_000;
const BOTS = 64;
const LABELS = 10;
const HOUR_MS = 3_600_000;
const STATISTICS_ROUNDS = 15;
const COMMITS = 500;
const PAGE_ROUNDS = 20;
const PAGE_GOAL_MS = 20;

const BY_LABEL: AccountFilter = { field: 'label', is: 'equals', value: 'farm 7' };
const NOT_LATELY: AccountFilter = {
  used: {
    outcome: 'completed',
    routine: 'daily',
    withinMs: 12 * HOUR_MS,
    times: { is: 'atMost', value: 0 },
  },
};

/**
 * Accounts under lease as bots take and settle them, through the thread, each commit synced to the disk; and how a
 * pool stands. Compared with one bare row read and one bare row inserted in a batch, in the same run.
 */
export async function measureAccounts(): Promise<Measured[]> {
  const folder = await createTempFolder();
  const path = join(folder.path, 'accounts.db');
  const logger = createSilentLogger();
  const clock = createSystemClock();
  const thread = createAccountsThread({ file: path, worker: accountsWorkerFromSource(), logger });
  try {
    await thread.opened();
    const bare = fill(path, clock.now());
    const leases = await createAccountLeases({
      ...{ thread, file: path, sessionsFolder: join(folder.path, 'sessions'), clock, logger },
      random: createRandom(),
    });
    const rows = [
      commits(join(folder.path, 'commits.db')),
      await pairs(leases, bare, { what: 'an indexed filter', filter: BY_LABEL, count: 6_000, goal: 3_000 }),
      await pairs(leases, bare, { what: 'a ledger rule', filter: NOT_LATELY, count: 3_000, goal: 300 }),
      ...(await statistics(leases)),
      ...pages(join(folder.path, 'pages.db')),
      ...(await measureAccountImport()),
      ...(await measureWatchedTakes()),
    ];
    await leases.close();
    return rows;
  } finally {
    await (thread satisfies AccountsThread).close();
    await folder.remove();
  }
}

interface Bare {
  readonly selectUs: number;
  readonly insertUs: number;
}

/** 100 000 accounts, half of which were used before; what was written and read on the way is the reference. */
function fill(path: string, nowMs: number): Bare {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  const account = database.prepare(
    `INSERT INTO accounts (key, uid, label, last_used_at, created_at, updated_at)
     VALUES (?, hex(randomblob(16)), ?, ?, ?, ?)`,
  );
  const use = database.prepare(
    `INSERT INTO uses (account_id, fence, taken_at, ended_at, outcome, run_id, orchestration_id, bot_id, group_name,
       routine_name, pool_name, ref, session) VALUES (?, 1, ?, ?, 'completed', 'r', 'r', 'b', 'g', ?, 'p', 'sim:1', 's')`,
  );
  const insertUs = each(ACCOUNTS, database, (index) => {
    const usedAtMs = index % 2 === 0 ? nowMs - (index % 48) * HOUR_MS : null;
    account.run(`account-${String(index)}`, `farm ${String(index % LABELS)}`, usedAtMs, nowMs, nowMs);
  });
  each(ACCOUNTS, database, (index) => {
    if (index % 2 !== 0) return;
    const endedAtMs = nowMs - (index % 48) * HOUR_MS;
    for (const routine of ['daily', 'weekly']) use.run(index + 1, endedAtMs - 60_000, endedAtMs, routine);
  });
  const select = database.prepare('SELECT * FROM accounts WHERE id = ?');
  const selectUs = each(20_000, database, (index) => void select.get(((index * 7_919) % ACCOUNTS) + 1));
  database.close();
  return { selectUs, insertUs };
}

/** What durability costs: one row per commit, synced each time as the file of accounts is, and not. */
function commits(path: string): Measured {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a INTEGER) STRICT');
  const insert = database.prepare('INSERT INTO t VALUES (?)');
  const perCommitUs = (synchronous: 'FULL' | 'NORMAL'): number => {
    database.exec(`PRAGMA synchronous = ${synchronous}`);
    const before = performance.now();
    for (let index = 0; index < COMMITS; index += 1) insert.run(index);
    return ((performance.now() - before) * 1_000) / COMMITS;
  };
  const [normalUs, fullUs] = [perCommitUs('NORMAL'), perCommitUs('FULL')];
  database.close();
  return {
    what: 'one row committed and synced',
    figure: `${fullUs.toFixed(0)} µs`,
    against: `not synced: ${normalUs.toFixed(0)} µs, ${(fullUs / normalUs).toFixed(1)}×`,
    goal: null,
    met: true,
  };
}

/** Microseconds each, in one transaction. */
function each(count: number, database: { exec(sql: string): void }, work: (index: number) => void): number {
  const before = performance.now();
  database.exec('BEGIN');
  for (let index = 0; index < count; index += 1) work(index);
  database.exec('COMMIT');
  return ((performance.now() - before) * 1_000) / count;
}

interface Pairs {
  readonly what: string;
  readonly filter: AccountFilter;
  readonly count: number;
  readonly goal: number;
}

async function pairs(
  leases: OpenAccountLeases,
  { selectUs, insertUs }: Bare,
  { what, filter, count, goal }: Pairs,
): Promise<Measured> {
  const pool = poolOf(what, filter);
  let left = count;
  const bot = async (number: number): Promise<void> => {
    const owner = { ...OWNER, runId: what, orchestrationId: what, botId: String(number) };
    for (; left > 0;) {
      left -= 1;
      const answer = await leases.take(pool, owner);
      if (answer.kind !== 'taken') throw new Error(`${what}: the pool was empty`);
      await leases.settle(
        answer.account,
        { outcome: 'completed', reason: '', numbers: { gold: number } },
        pool,
      );
    }
  };
  const before = performance.now();
  await Promise.all(Array.from({ length: BOTS }, (_, index) => bot(index)));
  const perSecond = (count / (performance.now() - before)) * 1_000;
  const eachUs = 1_000_000 / perSecond;
  return {
    what: `take and settle from ${String(BOTS)} bots with ${what}, ${String(ACCOUNTS)} accounts`,
    figure: `${perSecond.toFixed(0)}/s`,
    against: `one row: SELECT ${selectUs.toFixed(1)} µs, ${(eachUs / selectUs).toFixed(0)}×; INSERT in a batch ${insertUs.toFixed(1)} µs, ${(eachUs / insertUs).toFixed(0)}×`,
    ...atLeast(perSecond, goal, '/s'),
  };
}

/** What a window asks while a person looks through a list; the operations alone, without the way to the window. */
function pages(path: string): Measured[] {
  const { file } = openAccountsFile(path);
  fillAccounts(file, ACCOUNTS);
  const figures = measurePages(file, PAGE_ROUNDS);
  file.database.close();
  return figures.map(({ name, first, next, total }) => ({
    what: `page of ${name}, ${String(total)} accounts, p95`,
    figure: `first ${roundedMs(first.p95Ms)}, next ${roundedMs(next.p95Ms)}`,
    against: null,
    ...atMost(next.p95Ms, PAGE_GOAL_MS, ' ms'),
  }));
}

async function statistics(leases: OpenAccountLeases): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const [what, filter] of [
    ['an indexed filter', BY_LABEL],
    ['a ledger rule', NOT_LATELY],
  ] as const) {
    const pool = poolOf(what, filter);
    const times: number[] = [];
    for (let round = 0; round < STATISTICS_ROUNDS; round += 1) {
      const before = performance.now();
      await leases.statistics(pool);
      times.push(performance.now() - before);
    }
    rows.push({
      what: `statistics of a pool with ${what}`,
      figure: roundedMs(median(times)),
      against: null,
      ...atMost(median(times), 200, ' ms'),
    });
  }
  return rows;
}

const OWNER = { groupName: 'bench', routineName: 'other', ref: 'sim:1' };

function poolOf(name: string, filter: AccountFilter): Pool {
  const at = '2026-01-01T00:00:00.000Z';
  return Pool.parse({
    ...{ schemaVersion: 1, id: PoolId.parse(name), name, filter, createdAt: at, updatedAt: at },
  });
}
