import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { adbIsMissing, startAdbServer } from '../testing/adb-server';
import { CLI, startServe } from '../testing/serve-process';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';

/*
 * Single instances from the command line: connect, list, rename, reconnect, forget.
 */

let folder: TempFolder;

test.beforeEach(async () => {
  folder = await createTempFolder();
});
test.afterEach(() => folder.remove());

test('network devices are connected, listed with label and remedy, and forgotten', async () => {
  test.skip(adbIsMissing(), 'there is no adb');
  const simulator = await startDevices(2);
  const adb = await startAdbServer();
  const [address = '', other = ''] = simulator.serials;
  const on = ['--adb-port', String(adb.port), '--json'];
  try {
    const connected = await muster(['instances', 'connect', address, ...on]);
    expect(connected.code).toBe(0);
    expect(JSON.parse(connected.stdout)).toMatchObject({
      ...{ ref: 'sim:1', serial: address, state: 'ready', kind: 'sim', holder: null },
      ...{ remembered: true, label: null, otherSerials: [] },
    });
    expect((await muster(['instances', 'rename', 'sim:1', 'Left one', ...on])).code).toBe(0);
    await adb.connect(other);
    await expect
      .poll(async () => {
        const rows = JSON.parse((await muster(['instances', ...on])).stdout) as Record<string, unknown>[];
        return rows.map(({ ref, state, label, remembered }) => [ref, state, label, remembered]);
      })
      .toEqual([
        ['sim:1', 'ready', 'Left one', true],
        ['sim:2', 'ready', null, false],
      ]);
    expect((await muster(['instances', ...on.slice(0, 2)])).stdout).toContain('sim:1 “Left one”');
    expect((await muster(['instances', 'reconnect', 'sim:2', ...on])).code).toBe(0);
    const forgotten = await muster(['instances', 'forget', 'sim:1', ...on]);
    expect([forgotten.code, JSON.parse(forgotten.stdout)]).toEqual([0, { ref: 'sim:1' }]);
    expect([...(await adb.states()).keys()]).toEqual([other]);
    const again = await muster(['instances', 'forget', 'sim:1', ...on]);
    expect([again.code, JSON.parse(again.stdout)]).toEqual([
      3,
      { error: { code: 'instance_not_found', ref: 'sim:1' } },
    ]);
  } finally {
    await adb.stop();
    await simulator.stop();
  }
});

test('what cannot be done has its own code, and words on stderr', async () => {
  const nonsense = await muster(['instances', 'connect', 'not an address', '--json']);
  expect(nonsense.code).toBe(2);
  expect(JSON.parse(nonsense.stdout)).toMatchObject({ error: { code: 'address_invalid' } });
  const absent = await muster(['instances', 'connect', '127.0.0.1:1', '--json']);
  expect(absent.code).toBe(1);
  expect(JSON.parse(absent.stdout)).toMatchObject({ error: { code: 'adb_server_absent' } });
  expect(absent.stderr).toContain('No adb server answers');
  expect((await muster(['instances', 'forget', 'sim:1', '--json'])).code).toBe(3);
  expect((await muster(['instances', 'connect'])).code).toBe(2);
  expect((await muster(['instances', 'list'])).code).toBe(2);
});

test('the running host does it, simulated emulators cannot be forgotten while they run', async () => {
  const host = await startServe(folder.path, ['--port', '0', '--simulate', '1']);
  try {
    expect((await muster(['instances', 'rename', 'sim:1', 'Mine', '--json'])).code).toBe(0);
    const [row] = JSON.parse((await muster(['instances', '--json'])).stdout) as unknown[];
    expect(row).toMatchObject({ ref: 'sim:1', label: 'Mine', state: 'ready' });
    const refused = await muster(['instances', 'forget', 'sim:1', '--json']);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'instance_attached' } });
  } finally {
    await host.stop();
  }
});

/** `muster simulate --door device`: emulators that wait for `adb connect`. */
async function startDevices(
  devices: number,
): Promise<{ readonly serials: readonly string[]; stop(): Promise<void> }> {
  const args = ['simulate', '--door', 'device', '--devices', String(devices), '--json'];
  const child = spawn(process.execPath, [CLI, ...args, '--data', folder.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    serials: (JSON.parse(line) as { serials: string[] }).serials,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function muster(args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args, '--data', folder.path], {
    // Nobody listens there: these tests never touch the machine's own adb server.
    env: { ...process.env, ANDROID_ADB_SERVER_PORT: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}
