import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startAdbRelay } from '../../../testing/adb-relay';
import { createMemoryLogger } from '../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { InstanceRef } from '../../shared/instance-reference';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { createRandom } from '../platform/random';
import { createSystemClock } from '../platform/system-clock';
import { createInstanceDirectory } from './adb-instance-directory';
import type { InstanceDirectory } from './instance-directory';

const never = new AbortController().signal;
const ref = (text: string): InstanceRef => InstanceRef.parse(text);

function newDirectory(): InstanceDirectory {
  const directory = createInstanceDirectory({
    clock: createSystemClock(),
    logger: createMemoryLogger(),
    random: createRandom(),
    servers: [],
  });
  onTestFinished(() => directory.close());
  return directory;
}

async function newSimulator(devices: number): Promise<Simulator> {
  const simulator = await startSimulator({ devices });
  onTestFinished(() => simulator.stop());
  return simulator;
}

describe("instance directory on the simulator's server door", () => {
  it('has listed and asked 64 devices when it has joined the server', async () => {
    const simulator = await newSimulator(64);
    const directory = newDirectory();
    await directory.addServer({ host: '127.0.0.1', port: simulator.port, role: 'simulator' });
    expect(directory.list().map((entry) => entry.state)).toEqual(Array.from({ length: 64 }, () => 'ready'));
    expect(directory.find(ref('sim:64'))).toMatchObject({ serial: simulator.serials[63], state: 'ready' });
    const devices = await Promise.all(
      directory.list().map((entry) => directory.whenReady(entry.ref, 5_000, never)),
    );
    await Promise.all(devices.map((device) => device.tap(3, 4, never)));
    for (const serial of simulator.serials) {
      expect(simulator.inputs(serial)).toMatchObject([{ kind: 'tap', x: 3, y: 4 }]);
    }
  });

  it('follows faults that show in the list, and devices that come back', async () => {
    const simulator = await newSimulator(2);
    const directory = newDirectory();
    await directory.addServer({ host: '127.0.0.1', port: simulator.port, role: 'simulator' });
    const device = await directory.whenReady(ref('sim:2'), 5_000, never);
    for (const [fault, state, code] of [
      ['offline', 'offline', 'device_offline'],
      ['unauthorized', 'unauthorized', 'device_unauthorized'],
      ['gone', 'gone', 'device_gone'],
    ] as const) {
      simulator.faults.set(`2:${fault}`);
      await vi.waitFor(() => expect(directory.find(ref('sim:2'))?.state).toBe(state));
      await expect(directory.whenReady(ref('sim:2'), 100, never)).rejects.toMatchObject({ code });
      await expect(device.tap(1, 1, never)).rejects.toMatchObject({ code });
      expect(directory.find(ref('sim:1'))?.state).toBe('ready');
      simulator.faults.clear();
      await directory.whenReady(ref('sim:2'), 5_000, never);
    }
    await device.tap(1, 1, never);
    expect(simulator.taps(device.serial)).toHaveLength(1);
  });

  it('waits for a device that hangs, within its time', async () => {
    const simulator = await newSimulator(2);
    const directory = newDirectory();
    await directory.addServer({ host: '127.0.0.1', port: simulator.port, role: 'simulator' });
    simulator.faults.set('2:hang@0ms..600ms');
    await expect(directory.whenReady(ref('sim:2'), 200, never)).rejects.toMatchObject({
      code: 'device_timeout',
    });
    await directory.whenReady(ref('sim:1'), 200, never);
    await expect(directory.whenReady(ref('sim:2'), 10_000, never)).resolves.toMatchObject({ ref: 'sim:2' });
  });

  it('finds a server again that went away', async () => {
    const simulator = await newSimulator(3);
    const relay = await startAdbRelay(simulator.port);
    onTestFinished(() => relay.close());
    const directory = newDirectory();
    await directory.addServer({ host: '127.0.0.1', port: relay.port, role: 'simulator' });
    await relay.down();
    await vi.waitFor(() => expect(directory.servers()).toMatchObject([{ state: 'absent' }]));
    expect(directory.list().map((entry) => entry.state)).toEqual(['gone', 'gone', 'gone']);
    await relay.up();
    const device = await directory.whenReady(ref('sim:3'), 5_000, never);
    await device.tap(1, 1, never);
    await directory.close();
    await vi.waitFor(() => expect(relay.open()).toBe(0));
  });
});

/** Fails on CI, where every tool must be there; elsewhere its absence is said and the lane skipped. */
const hasAdb = spawnSync('adb', ['version']).error === undefined;
const isContinuousIntegration = process.env['CI'] === 'true';
if (!hasAdb) process.stdout.write('skipped: the lane of the real adb server; there is no adb on the PATH\n');

describe.skipIf(!hasAdb && !isContinuousIntegration)('instance directory on a real adb server', () => {
  it('watches it, and starts none when it is killed', async () => {
    const port = await freePort();
    const server = await startRealServer(port);
    const directory = newDirectory();
    await directory.addServer({ host: '127.0.0.1', port, role: 'real' });
    expect(directory.servers()).toMatchObject([
      { address: `127.0.0.1:${String(port)}`, role: 'real', state: 'connected', version: '1.0.41' },
    ]);
    const refused = ref(`tcp:127.0.0.1:${String(await freePort())}`);
    await expect(directory.whenReady(refused, 500, never)).rejects.toMatchObject({ code: 'device_gone' });

    await endProcess(server);
    await vi.waitFor(() => expect(directory.servers()).toMatchObject([{ state: 'absent' }]), 5_000);
    const error = directory.whenReady(refused, 500, never);
    await expect(error).rejects.toMatchObject({ code: 'adb_server_gone' });
    await expect(isRefused(port)).resolves.toBe(true);

    await startRealServer(port);
    await vi.waitFor(() => expect(directory.servers()).toMatchObject([{ state: 'connected' }]), 10_000);
  });
});

/** An adb server of its own: own port, own keys, no scan for emulators. */
async function startRealServer(port: number): Promise<ChildProcess> {
  const home = await tempFolderOfTest();
  const env = { ...process.env, HOME: home, ANDROID_USER_HOME: home, ADB_LOCAL_TRANSPORT_MAX_PORT: '5554' };
  const server = spawn('adb', ['-P', String(port), 'nodaemon', 'server'], { env, stdio: 'ignore' });
  onTestFinished(() => endProcess(server));
  await vi.waitFor(async () => expect(await isRefused(port)).toBe(false), 10_000);
  return server;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

function isRefused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
}
