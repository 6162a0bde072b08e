import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDefinition } from '../testing/builders';
import { definitionIdOf } from '../testing/definition-ids';
import { CLI } from '../testing/serve-process';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';
import { startMuster } from './muster-process';

/*
 * Groups handed on by the built command line: files, folders, share strings, standard input; and what is left when it is
 * killed amid an import.
 */

let folder: TempFolder;
let home: string;
let groups: string;

test.beforeEach(async () => {
  folder = await createTempFolder();
  home = join(folder.path, 'home');
  groups = join(home, 'orchestration_groups');
  await mkdir(home);
});
test.afterEach(() => folder.remove());

interface Reported {
  readonly dryRun: boolean;
  readonly undoId: string | null;
  readonly rows: readonly {
    readonly name: string | null;
    readonly form: string | null;
    readonly outcome: string | null;
    readonly refusal: { readonly code: string } | null;
    readonly differences: readonly { readonly path: string }[];
  }[];
}

async function muster(...args: readonly string[]) {
  const ended = await startMuster([...args, '--data', home]).ended;
  return { ...ended, json: () => JSON.parse(ended.stdout) as Reported };
}

async function put(name: string, content: string): Promise<string> {
  const file = join(folder.path, name);
  await writeFile(file, content);
  return file;
}

async function saved(): Promise<Record<string, string>> {
  const names = (await readdir(groups).catch(() => [])).filter((name) => name.endsWith('.json'));
  const texts = names.map(async (name) => [name, await readFile(join(groups, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

const GO_YAML = 'name: Farm\nroutine_name: r\navailable_instances: [0, 1]\nrequested_bot_count: 1\n';
const one = aDefinition({ id: definitionIdOf(1), name: 'One', note: 'kept' });
const two = aDefinition({ id: definitionIdOf(2), name: 'Two' });

test('a dry run tells and writes nothing; the import then takes every form', async () => {
  const file = await put('one.json', JSON.stringify(one));
  const yaml = await put('farm.yaml', GO_YAML);
  const dry = await muster('groups', 'import', file, yaml, '--map', 'index:0=sim:1', '--dry-run', '--json');
  expect(dry.code).toBe(0);
  expect(dry.json()).toMatchObject({ dryRun: true, undoId: null });
  expect(dry.json().rows.map(({ name, form, outcome }) => [name, form, outcome])).toEqual([
    ['One', 'definition', null],
    ['Farm', 'goYaml', null],
  ]);
  expect(await saved()).toEqual({});
  const done = await muster('groups', 'import', file, yaml, '--map', 'index:0=sim:1', '--json');
  expect(done.code).toBe(0);
  expect(done.json().rows.map(({ outcome }) => outcome)).toEqual(['added', 'added']);
  const texts = Object.values(await saved());
  expect(texts.some((text) => text.includes('"note": "kept"'))).toBe(true);
  expect(texts.some((text) => text.includes('"sim:1"') && text.includes('"index:1"'))).toBe(true);
});

test('export, wipe, import is identical, byte for byte: file, bundle, share string, standard input', async () => {
  await put('both.json', JSON.stringify([one, two]));
  await muster('groups', 'import', join(folder.path, 'both.json'));
  const before = await saved();
  const bundle = join(folder.path, 'all.json');
  expect((await muster('groups', 'export', '--all', '-o', bundle)).code).toBe(0);
  expect((await muster('groups', 'export', '--all', '-o', bundle)).code).toBe(1);
  const text = (await muster('groups', 'export', 'one', 'Two', '--share-string')).stdout.trim();
  expect(text).toMatch(/^MUSTER1:/);
  for (const source of [bundle, text]) {
    await rm(groups, { recursive: true });
    expect((await muster('groups', 'import', source)).code).toBe(0);
    expect(await saved()).toEqual(before);
  }
  await rm(groups, { recursive: true });
  expect(await importStdin(await readFile(bundle))).toBe(0);
  expect(await saved()).toEqual(before);
  expect((await muster('groups', 'import', bundle)).stdout).toContain('the same');
});

test('what is saved already is left alone, replaced or kept beside, as asked', async () => {
  const file = await put('one.json', JSON.stringify(one));
  await muster('groups', 'import', file);
  await writeFile(file, JSON.stringify({ ...one, description: 'changed', requestedBotCount: 2 }));
  const left = await muster('groups', 'import', file, '--json');
  expect(left.code).toBe(1);
  expect(left.json().rows[0]).toMatchObject({ outcome: 'skipped' });
  expect((await muster('groups', 'import', file, '--on-conflict', 'skip')).code).toBe(0);
  const both = await muster('groups', 'import', file, '--on-conflict', 'keep-both', '--json');
  expect(both.json().rows[0]).toMatchObject({ outcome: 'keptBoth' });
  const replaced = await muster('groups', 'import', file, '--on-conflict', 'replace');
  expect(replaced.stdout).toContain('replaced');
  expect(replaced.stdout).toContain('Description: (empty) → changed');
  expect(replaced.stdout).toContain('Bots: 1 → 2');
  expect(Object.keys(await saved())).toHaveLength(2);
});

test('a folder is taken with all that is good in it; wrong usage and missing things have their codes', async () => {
  await mkdir(join(folder.path, 'in', 'deep'), { recursive: true });
  await put('in/a.json', JSON.stringify(one));
  await put('in/deep/b.yml', GO_YAML);
  await put('in/broken.json', '{"name": ');
  const taken = await muster('groups', 'import', join(folder.path, 'in'), '--json');
  expect(taken.code).toBe(1);
  expect(taken.json().rows.map(({ outcome }) => outcome)).toEqual(['added', 'failed', 'added']);
  expect((await muster('groups', 'import', join(folder.path, 'nowhere'))).code).toBe(3);
  expect((await muster('groups', 'import', folder.path, '--map', 'sim:1=sim:2')).code).toBe(2);
  expect((await muster('groups', 'import', folder.path, '--on-conflict', 'ask')).code).toBe(2);
  expect((await muster('groups', 'export')).code).toBe(2);
  expect((await muster('groups', 'export', 'nobody')).code).toBe(3);
});

test('100 MB are refused without being read: under a second beyond a start, under 300 MB', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const large = join(folder.path, 'large.json');
  const handle = await open(large, 'w');
  await handle.truncate(100_000_000);
  await handle.close();
  const child = spawn(process.execPath, [CLI, 'groups', 'import', large, '--json', '--data', home], {
    env: { ...process.env, ANDROID_ADB_SERVER_PORT: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let stdout = '';
  let peakKb = 0;
  const status = `/proc/${String(child.pid)}/status`;
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const ended = once(child, 'close');
  while (child.exitCode === null) {
    const text = await readFile(status, 'utf8').catch(() => '');
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await ended;
  test.info().annotations.push({ type: 'peak RSS', description: `${String(Math.round(peakKb / 1_000))} MB` });
  expect(child.exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    rows: [{ refusal: { code: 'unreadable', reason: { code: 'too_large', bytes: 100_000_000 } } }],
  });
  expect(peakKb).toBeGreaterThan(10_000);
  expect(peakKb).toBeLessThan(300_000);
});

test('kill -9 amid an import of 200 files leaves every file whole or absent; the next one completes it', async () => {
  test.setTimeout(120_000);
  const input = join(folder.path, 'in');
  await mkdir(input);
  const wanted = Array.from({ length: 200 }, (_, index) =>
    aDefinition({
      id: definitionIdOf(index + 1),
      name: `Group ${String(index + 1)}`,
      description: 'x'.repeat(20_000),
    }),
  );
  for (const [index, definition] of wanted.entries())
    await writeFile(join(input, `${String(index)}.json`), JSON.stringify(definition));
  const ids = new Set<string>(wanted.map(({ id }) => id));
  const counts: number[] = [];
  for (const atLeast of [1, 60, 130]) {
    const child = spawn(process.execPath, [CLI, 'groups', 'import', input, '--data', home], {
      env: { ...process.env, ANDROID_ADB_SERVER_PORT: '1' },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await expect
      .poll(async () => Object.keys(await names()).length >= atLeast || child.exitCode !== null, {
        intervals: [5],
        timeout: 60_000,
      })
      .toBe(true);
    child.kill('SIGKILL');
    await ended;
    const texts = Object.values(await saved());
    for (const text of texts) {
      const written = JSON.parse(text) as { readonly id: string; readonly description: string };
      expect(ids.has(written.id)).toBe(true);
      expect(written.description).toHaveLength(20_000);
    }
    counts.push(texts.length);
  }
  expect(counts[0]).toBeLessThan(200);
  expect((await muster('groups', 'import', input)).code).toBe(0);
  const complete = Object.values(await saved()).map(
    (text) => (JSON.parse(text) as { readonly id: string }).id,
  );
  expect(new Set(complete)).toEqual(ids);
  expect(complete).toHaveLength(200);
});

async function names(): Promise<readonly string[]> {
  return (await readdir(groups).catch(() => [])).filter((name) => name.endsWith('.json'));
}

async function importStdin(bytes: Uint8Array): Promise<number | null> {
  const child = spawn(process.execPath, [CLI, 'groups', 'import', '-', '--data', home], {
    env: { ...process.env, ANDROID_ADB_SERVER_PORT: '1' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.end(bytes);
  await once(child, 'close');
  return child.exitCode;
}
