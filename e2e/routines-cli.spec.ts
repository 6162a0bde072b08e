import { expect, test } from '@playwright/test';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';
import { startMuster } from './muster-process';

/* Routines by the built command line: checked, formatted, imported of every kind, and tried on a simulated device. */

const FIXTURES = join(import.meta.dirname, '../testing/fixtures');
const UNTIDY = `inputs: { who: { type: text, default: x } }
steps:
  # says hello
  - name: Hello
    log: Hi \${who}
`;
const TIDY = `inputs: { who: { type: text, default: x } }
steps:
  # says hello
  - log: Hi \${who}
    name: Hello
`;

let folder: TempFolder;
let home: string;

test.beforeEach(async () => {
  folder = await createTempFolder();
  home = join(folder.path, 'home');
  await mkdir(join(home, 'routines'), { recursive: true });
});
test.afterEach(() => folder.remove());

async function routines(...args: readonly string[]) {
  return startMuster(['routines', ...args, '--data', home]).ended;
}

async function put(name: string, content: string): Promise<string> {
  const file = join(folder.path, name);
  await writeFile(file, content);
  return file;
}

test('files are checked, formatted and shown; exit codes tell how it went', async () => {
  const file = await put('hello.yaml', UNTIDY);
  const broken = await put('broken.yaml', 'steps:\n  - tapp: { x: 1, y: 2 }\n');
  expect((await routines('format', file, '--check')).code).toBe(1);
  expect((await routines('format', file)).code).toBe(0);
  expect(await readFile(file, 'utf8')).toBe(TIDY);
  expect((await routines('format', file, '--check')).code).toBe(0);
  expect((await routines('validate', file)).code).toBe(0);
  const checked = await routines('validate', broken);
  expect(checked.code).toBe(1);
  expect(checked.stdout).toContain(`${broken}:2:5 error: There is no action "tapp"`);
  expect((await routines('validate', join(folder.path, 'none.yaml'))).code).toBe(3);
  expect((await routines('show', 'none')).code).toBe(3);
  expect((await routines('docs', 'waitFor')).stdout).toContain('# waitFor');
});

test('one drop takes routines, pipelines, groups and pools; nothing is replaced', async () => {
  const drop = join(folder.path, 'drop');
  await cp(join(FIXTURES, 'predecessor'), drop, { recursive: true });
  await cp(join(FIXTURES, 'maa'), drop, { recursive: true });
  await writeFile(
    join(drop, 'farm.yaml'),
    'name: Farm\nroutine_name: r\navailable_instances: [0]\nrequested_bot_count: 1\n',
  );
  await writeFile(join(drop, 'pool.yaml'), 'pool_name: P\ninclude: [a]\n');
  const imported = await routines('import', drop, '--into', 'old', '--json');
  const {
    routines: rows,
    groups,
    pools,
  } = JSON.parse(imported.stdout) as {
    routines: { kind: string; outcome: string; errors: number; name: string | null }[];
    groups: { rows: { outcome: string }[] };
    pools: { outcome: string }[];
  };
  expect(rows.filter(({ outcome }) => outcome === 'added').every(({ errors }) => errors === 0)).toBe(true);
  expect(rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['earlierRoutine', 'pipeline', 'group', 'pool']),
  );
  expect(groups.rows.map(({ outcome }) => outcome)).toEqual(['added']);
  expect(pools.map(({ outcome }) => outcome)).toEqual(['added']);
  expect(imported.code).toBe(0);
  const listed = await routines('list');
  expect(listed.stdout).toContain('old/daily-round');
  const again = await routines('import', join(drop, 'daily-round.yaml'), '--into', 'old');
  expect(again.code).toBe(1);
  expect(again.stdout).toContain('is there already');
});

test('one routine is tried on a simulated device, events as JSON lines', async () => {
  const file = await put('hello.yaml', TIDY);
  const ran = await routines('run', file, '--simulate', '--set', 'who=you', '--for', '30s', '--json');
  expect(ran.code).toBe(0);
  const events = ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(ran.stdout).toContain('Hi you');
  expect(events.at(-1)).toMatchObject({ type: 'summary', outcome: 'completed' });
});

test('a routine that fails is tried once; an input that does not fit is named', async () => {
  const file = await put(
    'strict.yaml',
    "inputs: { most: { type: integer, default: 1, max: 3 } }\nsteps:\n  - fail: 'Only ${most}'\n",
  );
  const failed = await routines('run', file, '--simulate', '--for', '30s');
  expect(failed.code).toBe(1);
  expect(failed.stdout.match(/iteration 1 failed/g)).toHaveLength(1);
  const refused = await routines('run', file, '--simulate', '--set', 'most=7', '--for', '30s');
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('error at routineConfig.most: Input “most”');
});

test('a run may begin in the middle, and takes a secret from a file only', async () => {
  const file = await put(
    'stairs.yaml',
    "inputs: { pin: { type: secret } }\nsteps:\n  - log: first\n  - log: second\n    id: here\n  - type: '${pin}'\n",
  );
  const given = ['--set-from-file', `pin=${await put('pin', 'planted-4711\n')}`, '--for', '30s', '--json'];
  const ran = await routines('run', file, '--simulate', '--from', 'here', ...given);
  expect(ran.code).toBe(0);
  expect(ran.stdout).toContain('"message":"second"');
  expect(ran.stdout).not.toContain('"message":"first"');
  const steps = ran.stdout.split('\n').filter((line) => line.includes('"bot.step"'));
  expect(JSON.parse(steps[0] ?? '')).toMatchObject({ path: '2', id: 'here', label: 'log second' });
  expect(ran.stdout + ran.stderr).not.toContain('planted-4711');

  const nowhere = await routines('run', file, '--simulate', '--from', 'nowhere', ...given);
  expect(nowhere.code).toBe(1);
  expect(nowhere.stdout).toContain('"code":"step_unknown"');
  expect(nowhere.stdout).not.toContain('bot.step');

  const secret = await routines('run', file, '--simulate', '--set', 'pin=planted-4711');
  expect(secret.code).toBe(2);
  expect(secret.stderr).toContain('--set-from-file pin=FILE');
  expect(secret.stdout + secret.stderr).not.toContain('planted-4711');
  const missing = await routines('run', file, '--simulate', '--set-from-file', 'pin=none');
  expect(missing.stderr).toContain('none');
  expect(missing.code).not.toBe(0);
});

test('a saved group takes both in the same way', async () => {
  await writeFile(
    join(home, 'routines/stairs.yaml'),
    "inputs: { pin: { type: secret } }\nsteps:\n  - log: first\n  - log: second\n  - type: '${pin}'\n",
  );
  await mkdir(join(home, 'orchestration_groups'));
  const at = '2026-01-01T00:00:00.000Z';
  const group = {
    ...{ schemaVersion: 1, id: '019b0000-0000-7000-8000-000000000001', createdAt: at, updatedAt: at },
    ...{ name: 'Daily', routineName: 'stairs', availableInstances: ['sim:1'] },
  };
  await writeFile(join(home, 'orchestration_groups/daily.json'), JSON.stringify(group));
  const run = (...args: readonly string[]) =>
    startMuster(['run', 'Daily', '--simulate', '1', '--json', ...args, '--data', home]).ended;
  const refused = await run('--set', 'pin=planted-4711');
  expect([refused.code, refused.stderr + refused.stdout]).toEqual([2, expect.stringContaining('pin=FILE')]);
  const ran = await run('--set-from-file', `pin=${await put('pin', 'planted-4711\n')}`, '--from', '2');
  expect([ran.code, ran.stderr]).toEqual([0, expect.not.stringContaining('planted-4711')]);
  expect(ran.stdout).toContain('"message":"second"');
  expect(ran.stdout).not.toMatch(/"message":"first"|planted-4711/);
});

test('a routine may be tried on apps of your own', async () => {
  const tasks = join(import.meta.dirname, '../testing/tasks');
  const file = join(tasks, '1-catch-the-button/routine.yaml');
  const own = ['--scenario', join(tasks, 'scenario.json'), '--seed', '7'];
  const ran = await routines('run', file, '--simulate', ...own, '--for', '60s', '--json');
  expect(ran.stdout).toContain('"outcome":"completed"');
  expect(ran.code).toBe(0);
  const none = await routines('run', file, '--simulate', '--scenario', 'none.json', '--for', '30s');
  expect(none.code).not.toBe(0);
  expect(none.stderr + none.stdout).toMatch(/none\.json|simulat/);
});
