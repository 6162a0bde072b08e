import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLI, startServe } from '../testing/serve-process';
import { startMuster, type MusterProcess } from './muster-process';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';

/*
 * The built command line as a shell sees it: what is on stdout, what on stderr, the exit code.
 */

let folder: TempFolder;

test.beforeEach(async () => {
  folder = await createTempFolder();
  await write(
    'routines',
    'tick.yaml',
    'inputs:\n  word: { type: text, default: tick }\nsteps:\n  - log: ${word}\n  - wait: 300ms\n',
  );
  await write('routines', 'long.yaml', 'steps:\n  - wait: 10m\n');
  await write('orchestration_groups', 'tick.json', JSON.stringify(group(1, 'Tick', 'tick')));
  await write('orchestration_groups', 'long.json', JSON.stringify({ ...group(2, 'Long', 'long') }));
});
test.afterEach(() => folder.remove());

test('run streams JSON lines, ends with a summary and exit code 0', async () => {
  const { code, stdout } = await muster(['run', 'tick', '--simulate', '2', '--json', '--set', 'word=tock'])
    .ended;
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(code).toBe(0);
  expect(lines.at(-1)).toMatchObject({
    type: 'summary',
    outcome: 'completed',
    bots: [
      { ref: 'sim:1', state: 'completed', iterations: 1, failures: 0 },
      { ref: 'sim:2', state: 'completed', iterations: 1, failures: 0 },
    ],
  });
  expect(lines.filter(({ type }) => type === 'bot.log').map(({ message }) => message)).toEqual([
    'tock',
    'tock',
  ]);
  expect(
    lines
      .slice(0, -1)
      .every((line) => typeof line['at'] === 'string' && typeof line['orchestrationId'] === 'string'),
  ).toBe(true);
});

test('--for stops in time and exits 0; what is missing or wrong has its own code', async () => {
  const before = Date.now();
  const forTwo = await muster(['run', 'Long', '--simulate', '2', '--for', '3s', '--json']).ended;
  expect(forTwo.code).toBe(0);
  expect(JSON.parse(forTwo.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ outcome: 'stopped' });
  expect(Date.now() - before).toBeLessThan(10_000);
  const unknown = await muster(['run', 'Nobody', '--json']).ended;
  expect(unknown.code).toBe(3);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { code: 'group_name_not_found' } });
  expect(unknown.stderr).toContain('Nobody');
  expect((await muster(['run', 'Tick', '--for', 'soon']).ended).code).toBe(2);
  expect((await muster(['run']).ended).code).toBe(2);
  expect((await muster(['fly']).ended).code).toBe(2);
  expect((await muster(['--help']).ended).code).toBe(0);
  const none = await muster(['run', 'Tick', '--json']).ended;
  expect(none.code).toBe(1);
  expect(JSON.parse(none.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    outcome: 'failed',
    failure: { code: 'preflight' },
  });
});

test('Ctrl-C drains, a second one stops now, and both exit 130', async () => {
  const drained = muster(['run', 'Tick', '--simulate', '2', '--json']);
  await drained.saw('"type":"bot.step"');
  drained.signal('SIGINT');
  const first = await drained.ended;
  expect(first.code).toBe(130);
  expect(JSON.parse(first.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    outcome: 'interrupted',
    bots: [{ iterations: 1 }, { iterations: 1 }],
  });
  const hasty = muster(['run', 'Long', '--simulate', '2', '--json']);
  await hasty.saw('"type":"bot.step"');
  hasty.signal('SIGINT');
  await hasty.saw('"stopMode":"drain"');
  hasty.signal('SIGTERM');
  expect((await hasty.ended).code).toBe(130);
});

test('run hands its start to the host that runs, and leaves it running', async () => {
  const host = await startServe(folder.path, ['--port', '0', '--simulate', '2']);
  const { client, close } = await host.connect();
  const handed = muster(['run', 'Tick', '--json']);
  const { code, stdout } = await handed.ended;
  expect(code).toBe(0);
  expect(stdout).toContain('"type":"summary","outcome":"completed"');
  const again = await muster(['serve', '--json']).ended;
  expect(JSON.parse(again.stdout)).toMatchObject({ type: 'attached', url: host.url });
  expect((await client.call('settings.get', {})).ok).toBe(true);
  close();
  expect(await host.stop()).toBe(0);
});

test('run ends when its parent is gone, and the simulator with it', async () => {
  const script = `const c = require('node:child_process').spawn(process.execPath, ${JSON.stringify([CLI, 'run', 'Long', '--simulate', '2', '--json', '--data', folder.path])}, { stdio: ['ignore', 'inherit', 'inherit'], env: process.env }); console.log(JSON.stringify({ pid: c.pid }));`;
  const parent = spawn(process.execPath, ['-e', script], {
    env: { ...process.env, ANDROID_ADB_SERVER_PORT: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  parent.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await expect.poll(() => text, { timeout: 20_000 }).toContain('"type":"bot.step"');
  const { pid } = JSON.parse(text.split('\n')[0] ?? '') as { pid: number };
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 15_000 }).toBe(false);
});

test('groups are listed, validated, cloned and deleted; nothing else is on stdout', async () => {
  const listed = JSON.parse((await muster(['groups', 'list', '--json']).ended).stdout) as {
    name: string;
    state: string;
  }[];
  expect(listed.map(({ name, state }) => [name, state])).toEqual([
    ['Long', 'stopped'],
    ['Tick', 'stopped'],
  ]);
  expect((await muster(['groups', 'clone', 'tick', 'Tock', '--json']).ended).code).toBe(0);
  expect((await muster(['groups', 'clone', 'tick', 'Tock', '--json']).ended).code).toBe(1);
  expect((await muster(['groups', 'delete', 'Tock']).ended).code).toBe(0);
  expect(
    (await readdir(join(folder.path, 'orchestration_groups'))).filter((name) => name.endsWith('.json')),
  ).toHaveLength(2);
  expect(await readdir(join(folder.path, '.trash'))).not.toHaveLength(0);
  await write('.', 'broken.json', '{ "name": ');
  const file = join(folder.path, 'orchestration_groups', 'tick.json');
  const checked = await muster(['groups', 'validate', file, join(folder.path, 'broken.json'), '--json'])
    .ended;
  expect(checked.code).toBe(1);
  expect(JSON.parse(checked.stdout)).toMatchObject([
    { valid: true },
    { valid: false, unreadable: { code: 'not_json' } },
  ]);
});

test('doctor names a remedy for each finding; dry run holds nothing', async () => {
  const { code, stdout } = await muster(['doctor', '--json']).ended;
  expect(code).toBe(0);
  const findings = JSON.parse(stdout) as { check: string; level: string; remedy: string }[];
  expect(findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['data folder', 'adb', 'adb server', 'groups', 'desktop', 'simulator']),
  );
  expect(findings.filter(({ level, remedy }) => level !== 'ok' && remedy === '')).toEqual([]);
  const dry = await muster(['run', 'Tick', '--simulate', '2', '--dry-run', '--json']).ended;
  expect(dry.code).toBe(0);
  expect(JSON.parse(dry.stdout)).toMatchObject({ conflicts: [], wouldUse: ['sim:1', 'sim:2'] });
});

function muster(args: readonly string[]): MusterProcess {
  return startMuster([...args, '--data', folder.path]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function write(place: string, file: string, text: string): Promise<void> {
  await mkdir(join(folder.path, place), { recursive: true });
  await writeFile(join(folder.path, place, file), text);
}

function group(index: number, name: string, routineName: string): Record<string, unknown> {
  return {
    schemaVersion: 1,
    id: `019b0000-0000-7000-8000-00000000000${String(index)}`,
    name,
    routineName,
    availableInstances: ['sim:1', 'sim:2'],
    requestedBotCount: 2,
    launchOptions: { stagger: { mode: 'fixed', delayMs: 0 } },
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-20T00:00:00.000Z',
  };
}
