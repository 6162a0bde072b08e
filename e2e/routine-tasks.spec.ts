import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { aDefinition } from '../testing/builders';
import { definitionIdOf } from '../testing/definition-ids';
import { CLI } from '../testing/serve-process';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';

/*
 * The three tasks of testing/tasks by the built program, as a person at a shell runs them: simulated devices behind an
 * adb server, a data folder with the routines, a group for each, `muster run`.
 */

const TASKS = join(import.meta.dirname, '../testing/tasks');
const NAMES = ['1-catch-the-button', '2-send-the-parcels', '3-sort-the-probes'];

let folder: TempFolder;
let simulator: ChildProcess;
let adbPort: number;

test.beforeAll(async () => {
  folder = await createTempFolder();
  await mkdir(join(folder.path, 'orchestration_groups'));
  for (const [index, name] of NAMES.entries()) {
    await cp(join(TASKS, name), join(folder.path, 'routines', name), { recursive: true });
    const definition = aDefinition({
      ...{ id: definitionIdOf(index + 1), name, routineName: `${name}/routine` },
      availableInstances: [`sim:${String(index + 1)}`],
    });
    // A failure is an end here.
    const group = { ...definition, restartPolicy: { ...definition.restartPolicy, mode: 'never' } };
    await writeFile(join(folder.path, 'orchestration_groups', `${name}.json`), JSON.stringify(group));
  }
  const scenario = join(TASKS, 'scenario.json');
  simulator = spawn(
    process.execPath,
    [CLI, 'simulate', '--devices', '3', '--scenario', scenario, '--seed', '3', '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ready = await new Promise<string>((resolve) =>
    simulator.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  adbPort = (JSON.parse(ready) as { adbPort: number }).adbPort;
});

test.afterAll(async () => {
  simulator.kill('SIGINT');
  await folder.remove();
});

test('from catching a button to sorting probes under warnings', async () => {
  const caught = await run('1-catch-the-button');
  expect(caught.code).toBe(0);
  expect(await shown(1)).toMatchObject({ caught: 7, missed: 0 });

  const sent = await run('2-send-the-parcels', '--set', 'patience=3s');
  expect([sent.code, sent.stdout]).toEqual([0, expect.stringContaining('5 parcels sent')]);
  expect(await shown(2)).toMatchObject({ sent: [true, true, false, true, true, true], closed: true });

  const sorted = await run('3-sort-the-probes');
  expect([sorted.code, sorted.stdout]).toEqual([1, expect.stringContaining('1 of 5 probes were skipped')]);
  expect(await shown(3)).toMatchObject({ right: 4, wrong: 0, skipped: 1, reported: 'trouble' });
  const kept = await readdir(join(folder.path), { recursive: true });
  expect(kept.filter((path) => path.endsWith('.png'))).toHaveLength(1);
});

function run(...args: readonly string[]): Promise<{ code: number | null; stdout: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, 'run', ...args, '--data', folder.path], {
      env: { ...process.env, ANDROID_ADB_SERVER_PORT: String(adbPort) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.once('close', (code) => resolve({ code, stdout }));
  });
}

/** What the app in front of a device holds, as the simulator tells. */
async function shown(device: number): Promise<unknown> {
  const request = JSON.stringify({ op: 'state', serial: `muster-sim-${String(device)}` });
  const answer = await ask(`host:muster:${request}`);
  const { variables } = JSON.parse(answer.slice(answer.indexOf('{'))) as { variables: unknown };
  return variables;
}

function ask(service: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(adbPort, '127.0.0.1');
    let answer = '';
    socket.on('connect', () => socket.write(service.length.toString(16).padStart(4, '0') + service));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => {
      socket.end();
      resolve(answer);
    });
    socket.on('error', reject);
  });
}
