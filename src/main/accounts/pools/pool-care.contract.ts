import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { accountsWorkerFromSource } from '../../../../testing/accounts-worker';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { aPool, aPoolDraft, poolStoreBench, type PoolStoreBench } from '../../../../testing/pool-store-bench';
import type { AccountImportResult } from '../../../shared/account-import';
import type { Problem } from '../../../shared/problem';
import { createSystemClock } from '../../platform/system-clock';
import { AccountsFileError, createAccountsThread, type AccountsThread } from '../accounts-thread';
import type { AccountImports } from '../import/account-imports';
import { poolRulesText } from '../operations/leases/pool-rules';
import { openPoolCare, type PoolCare } from './pool-care';

const shows = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 5_000, interval: 20 });
const noRoutine = (): readonly Problem[] => [];
const RESULT: AccountImportResult = {
  ...{ written: 1, created: 1, updated: 0, skipped: 0, bad: 0, problems: [] },
  undoId: null,
};

interface Bench extends PoolStoreBench {
  readonly thread: AccountsThread;
  readonly care: PoolCare;
  /** Names of the files imported so far. */
  readonly imported: string[];
  codes(): string[];
  file(path: string, text: string): Promise<void>;
}

/** Pools over the real thread; what an import does with a file is a stand-in, for it has tests of its own. */
async function bench(
  files: Parameters<typeof poolStoreBench>[0],
  answer: (path: string) => Partial<AccountImportResult> = () => ({}),
): Promise<Bench> {
  return openBench(await poolStoreBench(files), answer);
}

async function openBench(
  pools: PoolStoreBench,
  answer: (path: string) => Partial<AccountImportResult> = () => ({}),
): Promise<Bench> {
  const { root, store } = pools;
  await mkdir(join(root, '.state'), { recursive: true });
  // A folder that is not there yet is looked for once a second only.
  await mkdir(join(root, 'in/a'), { recursive: true });
  const logger = createMemoryLogger();
  const worker = accountsWorkerFromSource();
  const thread = createAccountsThread({ file: join(root, '.state', 'accounts.db'), worker, logger });
  const imported: string[] = [];
  const importFiles: AccountImports['importFiles'] = (paths) => {
    imported.push(...paths.map((path) => path.slice(root.length + 1).replaceAll('\\', '/')));
    return Promise.resolve().then(() => ({ ...RESULT, ...answer(paths[0] ?? '') }));
  };
  const stateFile = join(root, '.state', 'watched-files.json');
  const clock = createSystemClock();
  const care = await openPoolCare({
    root,
    stateFile,
    thread,
    pools: store,
    imports: { importFiles },
    clock,
    logger,
  });
  const close = async (): Promise<void> => {
    await care.close();
    await thread.close();
  };
  onTestFinished(close);
  const codes = (): string[] =>
    store.list().flatMap((saved) => care.problemsOf(saved, noRoutine).map(({ code }) => code));
  const file = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  return { ...pools, thread, care, imported, codes, file };
}

const LEVEL = { name: 'level', type: 'number', label: '' } as const;

describe('problems of pools', () => {
  it('follow the fields and keys of the accounts', async () => {
    const pool = aPool({ filter: { field: 'level', is: 'atLeast', value: 3 }, include: ['one'] });
    const { codes, thread, care } = await bench({ 'a.json': pool });
    expect(codes()).toEqual(['account_field_unknown', 'account_unknown']);
    let told = 0;
    care.onChanged(() => (told += 1));
    await thread.ask('putField', { field: LEVEL });
    await thread.ask('createAccount', { draft: { key: 'one' }, nowMs: 1 });
    await shows(() => expect(codes()).toEqual([]));
    expect(told).toBeGreaterThan(0);
  });

  it('of a draft are those of this moment', async () => {
    const { care, thread } = await bench({ 'a.json': aPool() });
    const draft = aPoolDraft({ name: 'farm', sort: [{ by: 'level' }] });
    const codes = async (id = null as Parameters<PoolCare['check']>[1]): Promise<string[]> =>
      (await care.check(draft, id, noRoutine)).map(({ code }) => code);
    expect(await codes()).toEqual(['pool_name_taken', 'account_field_unknown']);
    await thread.ask('putField', { field: LEVEL });
    expect(await codes(aPool().id)).toEqual([]);
  });

  it('say nothing about fields while accounts can’t be used', async () => {
    const pools = await poolStoreBench({ 'a.json': aPool({ sort: [{ by: 'level' }] }) });
    await mkdir(join(pools.root, '.state'));
    await writeFile(join(pools.root, '.state', 'accounts.db'), 'this is no database, whatever its name says');
    const { codes, thread } = await openBench(pools);
    await expect(thread.opened()).rejects.toThrow(AccountsFileError);
    expect(codes()).toEqual([]);
  });
});

describe('files in watched folders', () => {
  const watching = aPool({ watchedFolders: ['in/a'] });

  it('are imported when they appear, and again only when their bytes are others', async () => {
    const b = await bench({ 'a.json': watching });
    await b.file('in/a/one.csv', 'key\n1\n');
    await b.file('in/a/notes.txt', 'no accounts');
    await b.file('in/a/deep/two.csv', 'key\n2\n');
    await shows(() => expect(b.imported).toEqual(['in/a/one.csv']));
    await b.file('in/a/one.csv', 'key\n1\n');
    await b.file('in/a/three.JSON', '[]');
    await shows(() => expect(b.imported).toEqual(['in/a/one.csv', 'in/a/three.JSON']));
    await b.file('in/a/one.csv', 'key\n1\n9\n');
    await shows(() => expect(b.imported).toHaveLength(3));
    expect(await readFile(join(b.root, 'in/a/one.csv'), 'utf8')).toBe('key\n1\n9\n');
  });

  it('that were imported before a restart are not imported again; those that came meanwhile are', async () => {
    const b = await bench({ 'a.json': watching });
    await b.file('in/a/one.csv', 'key\n1\n');
    await shows(() => expect(b.imported).toEqual(['in/a/one.csv']));
    await b.care.close();
    await b.file('in/a/late.csv', 'key\n2\n');
    const again = await openBench(await b.openBeside());
    await shows(() => expect(again.imported).toEqual(['in/a/late.csv']));
  });

  it('with bad rows are told on the pool until they are mended, also after a restart', async () => {
    const bad = {
      bad: 2,
      problems: [{ source: 's', line: 3, column: 'level', code: 'value_invalid', value: 'x' }],
    } as const;
    const answer = (path: string): Partial<AccountImportResult> =>
      path.endsWith('bad.csv') ? { ...bad, problems: [...bad.problems] } : {};
    const b = await bench({ 'a.json': watching, 'b.json': aPool({ id: 'other', name: 'Other' }) }, answer);
    await b.file('in/a/bad.csv', 'key,level\n1,1\n2,x\n');
    await shows(() => expect(b.codes()).toEqual(['watched_rows_bad']));
    expect(b.care.problemsOf(b.store.find(watching.id)!, noRoutine)).toMatchObject([
      {
        level: 'warning',
        path: 'watchedFolders',
        detail: {
          file: 'in/a/bad.csv',
          count: 2,
          line: 3,
          row: 'value_invalid',
          column: 'level',
          value: 'x',
        },
      },
    ]);
    await b.care.close();
    const again = await openBench(await b.openBeside());
    expect(again.codes()).toEqual(['watched_rows_bad']);
    await again.file('in/a/bad.csv', 'key,level\n1,1\n2,2\n');
    await shows(() => expect(again.codes()).toEqual([]));
  });

  it('that can’t be imported are told and stay to be tried again; one that goes away is forgotten', async () => {
    const b = await bench({ 'a.json': watching }, () => {
      throw new AccountsFileError('disk full', 13);
    });
    await b.file('in/a/one.csv', 'key\n1\n');
    await shows(() => expect(b.codes()).toEqual(['accounts_unusable']));
    await b.file('in/a/one.csv', 'key\n1\n2\n');
    await shows(() => expect(b.imported).toHaveLength(2));
    await rm(join(b.root, 'in/a/one.csv'));
    await shows(() => expect(b.codes()).toEqual([]));
  });

  it('are left alone where a folder leads out of the data folder', async () => {
    const b = await bench({ 'a.json': aPool({ watchedFolders: ['../else', '.state', 'linked'] }) });
    await b.file('elsewhere/secret.csv', 'key\n1\n');
    const outside = `${b.root}-outside`;
    await rename(join(b.root, 'elsewhere'), outside);
    onTestFinished(() => rm(outside, { recursive: true, force: true }));
    await symlink(outside, join(b.root, 'linked'), 'junction');
    await shows(() =>
      expect(b.codes()).toEqual(['watched_folder_invalid', 'watched_folder_invalid', 'watched_file_failed']),
    );
    expect(b.imported).toEqual([]);
  });

  it('are no longer imported when no pool names the folder any more', async () => {
    const b = await bench({ 'a.json': watching });
    await b.file('in/a/one.csv', 'key\n1\n');
    await shows(() => expect(b.imported).toHaveLength(1));
    const { hash } = b.store.find(watching.id)!;
    const updated = await b.store.update(watching.id, aPoolDraft({ watchedFolders: ['in/b'] }), hash);
    expect(updated.ok).toBe(true);
    await b.file('in/a/two.csv', 'key\n2\n');
    await b.file('in/b/three.csv', 'key\n3\n');
    await shows(() => expect(b.imported).toEqual(['in/a/one.csv', 'in/b/three.csv']));
  });
});

describe('accounts of a pool in its order', () => {
  it('are those a take would look at, limit, include and exclude counted in', async () => {
    const { thread } = await bench({});
    await thread.ask('putField', { field: LEVEL });
    for (let level = 1; level <= 6; level += 1) {
      const draft = { key: `k${String(level)}`, fields: { level } };
      await thread.ask('createAccount', { draft, nowMs: level });
    }
    const keysOf = async (fields: Readonly<Record<string, unknown>>, limit = 10): Promise<string[]> => {
      const rules = aPool({ sort: [{ by: 'level', direction: 'desc' }], ...fields });
      const found = await thread.ask('poolAccounts', { rules, limit, nowMs: 100, session: null });
      return found.map(({ key }) => key);
    };
    const filter = { field: 'level', is: 'atLeast', value: 3 };
    expect(await keysOf({ filter })).toEqual(['k6', 'k5', 'k4', 'k3']);
    expect(await keysOf({ filter, include: ['k1'], exclude: ['k5'] })).toEqual(['k6', 'k4', 'k3', 'k1']);
    expect(await keysOf({ filter, exclude: ['k6'], limit: 2 })).toEqual(['k5', 'k4']);
    expect(await keysOf({ filter }, 1)).toEqual(['k6']);
    const counted = await thread.ask('poolStatistics', {
      rules: poolRulesText(aPool({ filter, exclude: ['k6'], limit: 2 })),
      nowMs: 100,
    });
    expect(counted).toMatchObject({ total: 2, available: 2 });
  });
});
