import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAdbkitClient, readAll } from '../../../testing/simulator/adbkit-client';
import { startSimulator, type Simulator } from '../simulator';

const SERIAL = 'muster-sim-2';
const FIVE_MEGABYTES = 5 * 1024 * 1024 + 12_345;

let simulator: Simulator;
let folder: string;

beforeAll(async () => {
  simulator = await startSimulator({ devices: 3 });
  folder = await mkdtemp(join(tmpdir(), 'muster-adb-clients-'));
});

afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

const adbIsThere = spawnSync('adb', ['version']).status === 0;
if (!adbIsThere && process.env['CI'] !== 'true')
  process.stderr.write('Skipped: real adb client (adb is not installed).\n');

interface AdbResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function adb(...args: readonly string[]): Promise<AdbResult> {
  const full = ['-H', '127.0.0.1', '-P', String(simulator.port), ...args];
  return new Promise((resolve) => {
    execFile(
      'adb',
      full,
      { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024, timeout: 15_000 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr: stderr.toString() });
      },
    );
  });
}

// Without adb these tests are left out at home and fail in CI.
describe.skipIf(!adbIsThere && process.env['CI'] !== 'true')('the real adb client', () => {
  it('lists devices', async () => {
    const { stdout } = await adb('devices', '-l');
    expect(stdout.toString()).toMatch(
      /muster-sim-2 +device product:sim model:Virtual_Device device:sim transport_id:2/,
    );
  });

  it('runs commands with their output, errors and exit codes', async () => {
    expect((await adb('-s', SERIAL, 'shell', 'getprop', 'ro.muster.sim')).stdout.toString()).toBe('2\n');
    expect((await adb('-s', SERIAL, 'shell', 'exit 7')).code).toBe(7);
    expect(await adb('-s', SERIAL, 'shell', 'echo out; foo')).toMatchObject({
      code: 127,
      stdout: Buffer.from('out\n'),
      stderr: '/system/bin/sh: foo: not found\n',
    });
  });

  it('captures the screen, raw and as PNG, to the byte', async () => {
    const raw = (await adb('-s', SERIAL, 'exec-out', 'screencap')).stdout;
    const png = (await adb('-s', SERIAL, 'exec-out', 'screencap', '-p')).stdout;
    expect(raw).toHaveLength(16 + 540 * 960 * 4);
    expect((await sharp(png).ensureAlpha().raw().toBuffer()).equals(raw.subarray(16))).toBe(true);
  });

  it('pushes and pulls five megabytes to the byte', async () => {
    const bytes = randomBytes(FIVE_MEGABYTES);
    await writeFile(join(folder, 'out.bin'), bytes);
    expect((await adb('-s', SERIAL, 'push', join(folder, 'out.bin'), '/sdcard/Download/x.bin')).code).toBe(0);
    expect(simulator.device(SERIAL).files.read('/sdcard/Download/x.bin')?.equals(bytes)).toBe(true);
    expect((await adb('-s', SERIAL, 'pull', '/sdcard/Download/x.bin', join(folder, 'in.bin'))).code).toBe(0);
    expect((await readFile(join(folder, 'in.bin'))).equals(bytes)).toBe(true);
    expect((await adb('-s', SERIAL, 'pull', '/sdcard/none', join(folder, 'none'))).code).not.toBe(0);
    expect((await adb('-s', SERIAL, 'shell', 'ls', '/sdcard/Download')).stdout.toString()).toBe('x.bin\n');
  });

  it('is told of offline devices in the words it knows, and cannot kill the server', async () => {
    simulator.faults.set('2:offline');
    expect(await adb('-s', SERIAL, 'shell', 'true')).toMatchObject({
      code: 1,
      stderr: 'error: device offline\n',
    });
    simulator.faults.clear();
    expect((await adb('-s', 'none', 'get-state')).stderr).toBe("error: device 'none' not found\n");
    await adb('kill-server');
    expect((await adb('-s', SERIAL, 'get-state')).stdout.toString()).toBe('device\n');
    expect((await adb('-s', SERIAL, 'wait-for-device')).code).toBe(0);
  });
});

describe('adbkit', () => {
  it('lists and tracks devices', async () => {
    const client = createAdbkitClient(simulator.port);
    expect((await client.listDevices()).map(({ id, type }) => [id, type])).toContainEqual([SERIAL, 'device']);
    const tracker = await client.trackDevices();
    const changed = new Promise<string>((resolve) => {
      tracker.on('change', ({ id, type }) => {
        resolve(`${id} ${type}`);
      });
    });
    simulator.faults.set('3:offline');
    expect(await changed).toBe('muster-sim-3 offline');
    simulator.faults.clear();
    tracker.end();
  });

  it('runs commands, reads properties, captures the screen', async () => {
    const device = createAdbkitClient(simulator.port).getDevice(SERIAL);
    expect((await readAll(await device.shell('echo a; input tap 5 6'))).toString()).toBe('a\n');
    expect(simulator.taps(SERIAL).at(-1)).toMatchObject({ x: 5, y: 6 });
    expect(await device.getProperties()).toMatchObject({ 'ro.muster.sim': '2' });
    expect(await device.getPackages()).toContain('com.example.rewards');
    const png = await readAll(await device.screencap());
    expect(await sharp(png).metadata()).toMatchObject({ width: 540, height: 960 });
  });

  it('pushes and pulls five megabytes to the byte', async () => {
    const device = createAdbkitClient(simulator.port).getDevice(SERIAL);
    const bytes = randomBytes(FIVE_MEGABYTES);
    await writeFile(join(folder, 'kit.bin'), bytes);
    await once(await device.push(join(folder, 'kit.bin'), '/sdcard/kit.bin'), 'end');
    expect((await readAll(await device.pull('/sdcard/kit.bin'))).equals(bytes)).toBe(true);
    expect((await device.stat('/sdcard/kit.bin')).size).toBe(bytes.length);
    expect((await device.readdir('/sdcard')).map(({ name }) => name)).toContain('kit.bin');
  });
});
