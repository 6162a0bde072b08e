import { expect, test } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readView } from '../src/cli/view-once';
import { openWebSocketConnection } from '../src/main/ipc/transports/websocket-client';
import { readHostInfo } from '../src/main/platform/host-lock';
import { contract } from '../src/shared/contract';
import { createClient } from '../src/shared/rpc/client';
import { startServe } from '../testing/serve-process';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';
import { startMuster, type MusterProcess } from './muster-process';

/*
 * Several commands on one data folder, and data folders and ports that can't be used: as a shell sees it.
 */

let folder: TempFolder;

test.beforeEach(async () => {
  folder = await createTempFolder();
  await write('routines', 'while.yaml', 'steps:\n  - wait: 3s\n');
  await write('routines', 'long.yaml', 'steps:\n  - wait: 10m\n');
  await write('orchestration_groups', 'while.json', group(2, 'While', 'while', 'sim:2'));
  await write('orchestration_groups', 'long.json', group(3, 'Long', 'long', 'sim:1'));
});
test.afterEach(() => folder.remove());

test('a run that another command is the host of is not ended with that command', async () => {
  const first = muster(['run', 'Long', '--simulate', '2', '--json']);
  await first.saw('"type":"bot.step"');
  const second = muster(['run', 'While', '--json']);
  await second.saw('"type":"bot.step"');
  await stopAllOf('Long');
  await first.saw('"type":"summary","outcome":"stopped"');
  const { code, stdout } = await second.ended;
  expect(lastLineOf(stdout)).toMatchObject({ type: 'summary', outcome: 'completed' });
  expect(code).toBe(0);
  expect((await first.ended).code).toBe(1);
});

test('commands that begin at the same moment all get their turn', async () => {
  const calls = [1, 2, 3, 4].map(() => muster(['groups', 'list', '--json']).ended);
  const ended = await Promise.all(calls);
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(calls.map(() => [0, '']));
});

test('who follows a run hears how it ended when the host is stopped', async () => {
  const host = await startServe(folder.path, ['--port', '0', '--simulate', '2']);
  const run = muster(['run', 'Long', '--json']);
  await run.saw('"type":"bot.step"');
  expect(await host.stop()).toBe(0);
  const { stdout } = await run.ended;
  expect(lastLineOf(stdout)).toMatchObject({ type: 'summary', outcome: 'stopped' });
});

test('a port that is taken, a folder that can’t be used: a code, words, exit 1, and an end', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const serve = await muster(['serve', '--json', '--port', String(port)]).ended;
  expect(JSON.parse(serve.stdout)).toMatchObject({ error: { code: 'port_unavailable', port } });
  expect(serve.stderr).toContain('Another program listens there');
  expect(serve.code).toBe(1);
  taken.close();
  expect((await muster(['groups', 'list']).ended).code).toBe(0);

  await write('.', 'a-file', 'no folder');
  const file = await startMuster(['groups', 'list', '--json', '--data', join(folder.path, 'a-file')]).ended;
  expect(JSON.parse(file.stdout)).toMatchObject({ error: { code: 'data_folder_unusable' } });
  expect(file.code).toBe(1);
  const doctor = await startMuster(['doctor', '--data', join(folder.path, 'a-file')]).ended;
  expect(doctor.stdout).toContain('✗ data folder');
  expect(doctor.code).toBe(1);
});

test('a database that can’t be opened ends the command instead of leaving it hanging', async () => {
  await mkdir(join(folder.path, '.state', 'muster.db'), { recursive: true });
  const { code, stdout } = await muster(['groups', 'list', '--json']).ended;
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'data_folder_unusable' } });
  expect(code).toBe(1);
});

test('wrong usage is told as JSON too, before anything is opened', async () => {
  for (const args of [
    ['serve', '--port', 'abc'],
    ['serve', '--port', '70000'],
    ['serve', '--port', '0', '--simulate', 'abc'],
    ['instances', '--simulate', '0'],
    ['groups', 'list', '--adb-port', 'abc'],
    ['groups', 'list', '--no-such-option'],
    ['fly'],
  ]) {
    const { code, stdout, stderr } = await muster([...args, '--json']).ended;
    expect(JSON.parse(stdout), args.join(' ')).toMatchObject({ error: { code: 'invalid_input' } });
    expect(stderr, args.join(' ')).not.toBe('');
    expect(code, args.join(' ')).toBe(2);
  }
});

function muster(args: readonly string[]): MusterProcess {
  return startMuster([...args, '--data', folder.path]);
}

/** Stops the group of that name through the host of the folder. */
async function stopAllOf(name: string): Promise<void> {
  const info = await readHostInfo(folder.path);
  if (!info) throw new Error('there is no host');
  const connection = await openWebSocketConnection(info.url, info.token, new AbortController().signal);
  const client = createClient(contract, connection);
  const { groups } = await readView(client);
  for (const { orchestrationId } of groups.filter((one) => one.name === name)) {
    await client.call('groups.stop', { orchestrationId, mode: 'now' });
  }
  connection.close();
}

function lastLineOf(stdout: string): unknown {
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

async function write(place: string, file: string, text: string): Promise<void> {
  await mkdir(join(folder.path, place), { recursive: true });
  await writeFile(join(folder.path, place, file), text);
}

function group(index: number, name: string, routineName: string, ref: string): string {
  return JSON.stringify({
    schemaVersion: 1,
    id: `019b0000-0000-7000-8000-00000000000${String(index)}`,
    name,
    routineName,
    availableInstances: [ref],
    requestedBotCount: 1,
    launchOptions: { stagger: { mode: 'fixed', delayMs: 0 } },
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-20T00:00:00.000Z',
  });
}
