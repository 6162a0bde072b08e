import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DefinitionChange, DefinitionStore } from '../src/main/definitions/definition-store';
import { createDefinitionStore } from '../src/main/definitions/json-definition-store';
import { createSystemClock } from '../src/main/platform/system-clock';
import type { BotGroupDefinition } from '../src/shared/definition';
import { aDefinition } from './builders';
import { createFakeRandom } from './fake-random';
import { createMemoryLogger, type MemoryLogger } from './memory-logger';
import { tempFolderOfTest } from './temp-folder-of-test';

export interface DefinitionStoreBench {
  readonly root: string;
  readonly folder: string;
  readonly trash: string;
  readonly quarantine: string;
  readonly versions: string;
  readonly store: DefinitionStore;
  readonly logger: MemoryLogger;
  /** Every change told so far. */
  readonly changes: DefinitionChange[];
  /** Writes a file into the folder as another program would. */
  put(name: string, content: string | Uint8Array | BotGroupDefinition): Promise<void>;
  text(name: string): Promise<string>;
  files(): Promise<readonly string[]>;
  /** Sets the wall clock of this store. */
  setTime(iso: string): void;
  /** Closes this store and opens the folder again, at this time. */
  reopen(iso?: string): Promise<DefinitionStoreBench>;
  /** Opens the folder a second time while this store is open. */
  openBeside(): Promise<DefinitionStoreBench>;
}

/** A definition store over a folder of its own; real files, real watching. */
export async function definitionStoreBench(
  files: Readonly<Record<string, string | Uint8Array | BotGroupDefinition>> = {},
): Promise<DefinitionStoreBench> {
  const root = await tempFolderOfTest();
  const folder = join(root, 'orchestration_groups');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), bytesOf(content));
  return openBench(root, 1);
}

async function openBench(
  root: string,
  seed: number,
  iso = '2026-03-01T00:00:00.000Z',
): Promise<DefinitionStoreBench> {
  const folder = join(root, 'orchestration_groups');
  const [trash, quarantine] = [join(root, '.trash'), join(root, '.quarantine')];
  const versions = join(root, '.state', 'versions');
  const logger = createMemoryLogger();
  const time = { now: Date.parse(iso) };
  const store = await createDefinitionStore({
    folder,
    trashFolder: trash,
    quarantineFolder: quarantine,
    versionsFolder: versions,
    clock: { ...createSystemClock(), now: () => time.now },
    random: createFakeRandom(seed),
    logger,
  });
  onTestFinished(() => store.close());
  const changes: DefinitionChange[] = [];
  store.watch((change) => changes.push(change));
  return {
    root,
    folder,
    trash,
    quarantine,
    versions,
    store,
    logger,
    changes,
    put: (name, content) => writeFile(join(folder, name), bytesOf(content)),
    text: (name) => readFile(join(folder, name), 'utf8'),
    files: async () => (await readdir(folder)).sort(),
    setTime: (iso) => {
      time.now = Date.parse(iso);
    },
    reopen: async (iso) => {
      await store.close();
      return openBench(root, seed + 1, iso);
    },
    openBeside: () => openBench(root, seed + 1),
  };
}

/** A definition with an id of its own that ends in `number`. */
export function numberedDefinition(
  number: number,
  overrides: Partial<BotGroupDefinition> = {},
): BotGroupDefinition {
  const { id } = aDefinition();
  const ending = String(number).padStart(4, '0');
  return aDefinition({
    name: `Group ${String(number)}`,
    ...overrides,
    id: aDefinition({ id: id.slice(0, -ending.length) + ending } as Partial<BotGroupDefinition>).id,
  });
}

function bytesOf(content: string | Uint8Array | BotGroupDefinition): string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array
    ? content
    : JSON.stringify(content, null, 2);
}
