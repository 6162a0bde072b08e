import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PoolChange, PoolStore } from '../src/main/accounts/pool-store';
import { createPoolStore } from '../src/main/accounts/pools/json-pool-store';
import { createSystemClock } from '../src/main/platform/system-clock';
import { Pool, PoolDraft, PoolId } from '../src/shared/pool';
import { createFakeRandom } from './fake-random';
import { createMemoryLogger } from './memory-logger';
import { tempFolderOfTest } from './temp-folder-of-test';

const AT = '2026-03-01T00:00:00.000Z';

export interface PoolStoreBench {
  /** The data folder. */
  readonly root: string;
  readonly folder: string;
  readonly quarantine: string;
  readonly store: PoolStore;
  /** Every change told so far. */
  readonly changes: PoolChange[];
  /** Writes a file into the folder as another program would. */
  put(name: string, content: string | object): Promise<void>;
  text(name: string): Promise<string>;
  files(): Promise<readonly string[]>;
  /** Opens the folder a second time; the first store stays open. */
  openBeside(): Promise<PoolStoreBench>;
}

/** A store of pools over a folder of its own; real files, real watching. */
export async function poolStoreBench(
  files: Readonly<Record<string, string | object>> = {},
): Promise<PoolStoreBench> {
  const root = await tempFolderOfTest();
  await mkdir(join(root, 'pools'));
  for (const [name, content] of Object.entries(files))
    await writeFile(join(root, 'pools', name), textOf(content));
  return openBench(root, 1);
}

async function openBench(root: string, seed: number): Promise<PoolStoreBench> {
  const folder = join(root, 'pools');
  const quarantine = join(root, '.quarantine');
  const store = await createPoolStore({
    folder,
    trashFolder: join(root, '.trash'),
    quarantineFolder: quarantine,
    clock: { ...createSystemClock(), now: () => Date.parse(AT) },
    random: createFakeRandom(seed),
    logger: createMemoryLogger(),
  });
  onTestFinished(() => store.close());
  const changes: PoolChange[] = [];
  store.watch((change) => changes.push(change));
  return {
    ...{ root, folder, quarantine, store, changes },
    put: (name, content) => writeFile(join(folder, name), textOf(content)),
    text: (name) => readFile(join(folder, name), 'utf8'),
    files: async () => (await readdir(folder)).sort(),
    openBeside: () => openBench(root, seed + 1),
  };
}

function textOf(content: string | object): string {
  return typeof content === 'string' ? content : JSON.stringify(content, null, 2);
}

/** A pool as a file holds it. */
export function aPool(fields: Readonly<Record<string, unknown>> = {}): Pool {
  const id = PoolId.parse('019b0000-0000-7000-8000-00000000aaaa');
  return Pool.parse({ schemaVersion: 1, id, name: 'Farm', createdAt: AT, updatedAt: AT, ...fields });
}

/** What the window sends. */
export function aPoolDraft(fields: Readonly<Record<string, unknown>> = {}): PoolDraft {
  return PoolDraft.parse({ name: 'Farm', ...fields });
}
