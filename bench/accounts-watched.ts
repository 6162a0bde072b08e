import { join } from 'node:path';
import { openAccountsFile } from '../src/main/accounts/file/accounts-file';
import { createAccountsThread, type AccountsThread } from '../src/main/accounts/accounts-thread';
import { createAccountImports } from '../src/main/accounts/import/import-sessions';
import {
  createAccountLeases,
  type OpenAccountLeases,
} from '../src/main/accounts/leases/sqlite-account-leases';
import { createSilentLogger } from '../src/main/platform/logger';
import { createRandom } from '../src/main/platform/random';
import { createSystemClock } from '../src/main/platform/system-clock';
import type { AccountFilter } from '../src/shared/account-filter';
import { Pool, PoolId } from '../src/shared/pool';
import { accountsWorkerFromSource } from '../testing/accounts-worker';
import { createTempFolder } from '../testing/temp-folder';
import { writeAccountsCsv } from './accounts-import';
import { fillAccounts } from './accounts-pages';
import { atMost } from './goal';
import type { Measured } from './measured';
import { roundedMs, spreadOf } from './statistics';

const ACCOUNTS = 100_000;
const POOLS = 50;
const PHASE_MS = 6_000;
const HOUR_MS = 3_600_000;
const BOTS = 8;
const OWNER = { orchestrationId: 'o', runId: 'o', groupName: 'g', routineName: 'r', ref: 'sim:1' };

interface World {
  readonly thread: AccountsThread;
  readonly leases: OpenAccountLeases;
}

/**
 * How long bots wait for an account while people look: a list of 100 000 accounts that is searched at every key that is
 * pressed, the figures of 50 pools every second, an export, and an import of 100 000 rows.
 */
export async function measureWatchedTakes(): Promise<Measured[]> {
  const folder = await createTempFolder();
  const path = join(folder.path, 'accounts.db');
  const { file } = openAccountsFile(path);
  fillAccounts(file, ACCOUNTS);
  file.database.close();
  const [clock, random, logger] = [createSystemClock(), createRandom(), createSilentLogger()];
  const worker = accountsWorkerFromSource();
  const thread = createAccountsThread({ file: path, worker, logger });
  const common = { thread, file: path, clock, random, logger };
  try {
    const leases = await createAccountLeases({ ...common, sessionsFolder: join(folder.path, 'sessions') });
    const imports = createAccountImports({ ...common, worker });
    const csv = join(folder.path, 'accounts.csv');
    await writeAccountsCsv(csv);
    const world = { thread, leases };
    const rows = [
      await phase(world, 'nobody looks', []),
      await phase(world, 'a list is searched', [searching]),
      await phase(world, `figures of ${String(POOLS)} pools every second`, [counting]),
      await phase(world, 'an export', [exporting]),
      await phase(world, 'all of it and an import of 100 000 rows', [
        ...[searching, counting, exporting],
        async () => {
          const options = { onDuplicate: 'update', goodRowsOnly: false } as const;
          const { written } = await imports.importFiles([csv], options, new AbortController().signal);
          if (written !== ACCOUNTS) throw new Error(`${String(written)} rows were imported`);
        },
      ]),
    ];
    await imports.close();
    await leases.close();
    return rows;
  } finally {
    await thread.close();
    await folder.remove();
  }
}

type Looking = (world: World, isOver: () => boolean) => Promise<void>;

async function phase(world: World, what: string, looking: readonly Looking[]): Promise<Measured> {
  const waits: number[] = [];
  let isOver = false;
  const bots = Array.from({ length: BOTS }, (_, index) =>
    work(world, String(index), { waits, isOver: () => isOver }),
  );
  const until = performance.now() + PHASE_MS;
  const others = looking.map((one) => one(world, () => performance.now() > until));
  await Promise.all([...others, pause(PHASE_MS)]);
  isOver = true;
  await Promise.all(bots);
  const { p50Ms, p95Ms, maxMs } = spreadOf(waits);
  return {
    what: `${String(waits.length)} takes and settles while ${what}, p95`,
    figure: `${roundedMs(p95Ms)} (median ${roundedMs(p50Ms)}, slowest ${roundedMs(maxMs)})`,
    against: null,
    ...atMost(p95Ms, 50, ' ms'),
  };
}

async function work(
  { leases }: World,
  botId: string,
  { waits, isOver }: { readonly waits: number[]; readonly isOver: () => boolean },
): Promise<void> {
  const pool = poolOf('at work', { field: 'status', is: 'equals', value: 'available' });
  while (!isOver()) {
    const before = performance.now();
    const answer = await leases.take(pool, { ...OWNER, botId });
    waits.push(performance.now() - before);
    if (answer.kind !== 'taken') throw new Error('the pool was empty');
    await pause(20);
    const ended = performance.now();
    await leases.settle(answer.account, { outcome: 'completed', reason: '', numbers: {} }, pool);
    waits.push(performance.now() - ended);
  }
}

const searching: Looking = async ({ thread, leases }, isOver) => {
  const texts = ['p', 'pl', 'player', 'player 7', 'player 77', 'berlin', 'x', 'emulator-3'];
  for (let index = 0; !isOver(); index += 1) {
    const search = texts[index % texts.length] ?? '';
    const sort = [{ by: 'coins', direction: 'desc' as const }];
    await thread.ask('listAccounts', {
      ...{ query: { filter: null, search }, sort, offset: 0, limit: 100 },
      ...{ nowMs: Date.now(), session: leases.session },
    });
    await thread.ask('readAccountsState', { nowMs: Date.now() });
    await pause(100);
  }
};

const counting: Looking = async ({ leases }, isOver) => {
  const pools = Array.from({ length: POOLS }, (_, index) => poolOf(`pool ${String(index)}`, filterOf(index)));
  while (!isOver()) {
    const before = performance.now();
    for (const pool of pools) await leases.statistics(pool);
    await pause(Math.max(0, 1_000 - (performance.now() - before)));
  }
};

const exporting: Looking = async ({ thread }, isOver) => {
  for (let index = 0; !isOver(); index += 1) {
    const exportId = `export-${String(index)}`;
    const selection = { query: { filter: null, search: '' } };
    await thread.ask('beginExport', { exportId, selection, form: 'csv', key: null, nowMs: Date.now() });
    for (let after = 0, last = false; !last && !isOver();)
      ({ after, last } = await thread.ask('exportPage', { exportId, after }));
    await thread.ask('endExport', { exportId });
  }
};

/** Some by a field, some by the ledger, some by the time. */
function filterOf(index: number): AccountFilter {
  const kinds: readonly AccountFilter[] = [
    { field: 'level', is: 'atLeast', value: index },
    { field: 'email', is: 'contains', value: `r.${String(index)}` },
    { field: 'tags', is: 'equals', value: `batch${String(index)}` },
    {
      used: { outcome: 'completed', routine: 'daily', withinMs: HOUR_MS, times: { is: 'atMost', value: 0 } },
    },
    { field: 'lastUsedAt', is: 'notWithinLast', withinMs: index * HOUR_MS + 1 },
  ];
  return kinds[index % kinds.length] ?? { all: [] };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function poolOf(name: string, filter: AccountFilter): Pool {
  const at = '2026-01-01T00:00:00.000Z';
  return Pool.parse({
    ...{ schemaVersion: 1, id: PoolId.parse(name), name, filter, createdAt: at, updatedAt: at },
    reuse: { kind: 'always' },
  });
}
