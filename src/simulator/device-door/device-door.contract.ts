import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { adbIsMissing, startAdbServer, type AdbRun, type AdbServer } from '../../../testing/adb-server';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { createTestApk } from '../../../testing/simulator/test-apk';
import { startDeviceSimulator, type DeviceSimulator, type DeviceSimulatorOptions } from '../device-simulator';
import { VERSION_MIN } from './packet';

const TWENTY_MEGABYTES = 20 * 1024 * 1024 + 12_345;
const OLD_FEATURES = 'cmd';

let adb: AdbServer;
let simulator: DeviceSimulator | undefined;

async function start(options: DeviceSimulatorOptions = {}): Promise<DeviceSimulator> {
  simulator = await startDeviceSimulator({ onError: (error) => expect.fail(String(error)), ...options });
  await adb.connectAll(simulator.serials);
  return simulator;
}

/** Runs the adb client on the first device. */
function run(...args: readonly string[]): Promise<AdbRun> {
  return adb.adb('-s', simulator?.serials[0] ?? '', ...args);
}

async function text(...args: readonly string[]): Promise<string> {
  return (await run(...args)).stdout.toString();
}

describe.skipIf(adbIsMissing())('device door, through the real adb server', () => {
  beforeAll(async () => {
    adb = await startAdbServer();
  });
  afterAll(() => adb.stop());
  afterEach(async () => {
    for (const serial of (await adb.states()).keys()) await adb.disconnect(serial);
    await simulator?.stop();
    simulator = undefined;
  });

  describe.each<[string, DeviceSimulatorOptions['door']]>([
    ['today', {}],
    ['with checksums', { protocolVersion: VERSION_MIN }],
    ['with packets of 4 KB', { maxPayload: 4096 }],
    ['that asks for a key', { auth: 'anyKey' }],
    ['whose packets come late', { packetDelayMs: 5 }],
    ['before Android 7', { features: OLD_FEATURES, protocolVersion: VERSION_MIN }],
  ])('a device %s', (_name, door) => {
    it('runs commands, shows its screen, and takes a file and gives it back', async () => {
      const { devices } = await start({ door: door ?? {} });
      expect(await text('shell', 'getprop ro.muster.sim; echo two')).toBe('1\ntwo\n');
      const raw = (await run('exec-out', 'screencap')).stdout;
      const { pixels } = devices[0]?.capture() ?? { pixels: Buffer.alloc(0) };
      expect(raw.subarray(16).equals(pixels)).toBe(true);
      const folder = await tempFolderOfTest();
      const bytes = randomBytes(300_000);
      await writeFile(join(folder, 'out'), bytes);
      expect((await run('push', join(folder, 'out'), '/sdcard/x')).code).toBe(0);
      expect((await run('pull', '/sdcard/x', join(folder, 'in'))).code).toBe(0);
      expect((await readFile(join(folder, 'in'))).equals(bytes)).toBe(true);
    });
  });

  it('understands and is understood when every packet comes in pieces of seven bytes', async () => {
    await start({ door: { pieceBytes: 7, protocolVersion: VERSION_MIN } });
    expect((await run('shell', 'echo out; foo; exit 9')).code).toBe(9);
    expect(await sharp((await run('exec-out', 'screencap', '-p')).stdout).metadata()).toMatchObject({
      width: 540,
    });
  });

  it('pushes and pulls twenty megabytes to the byte, with other commands in between', async () => {
    const { devices } = await start();
    const folder = await tempFolderOfTest();
    const bytes = randomBytes(TWENTY_MEGABYTES);
    await writeFile(join(folder, 'out'), bytes);
    const pushing = run('push', join(folder, 'out'), '/sdcard/big');
    expect(await text('shell', 'echo meanwhile')).toBe('meanwhile\n');
    expect((await pushing).code).toBe(0);
    expect(devices[0]?.files.read('/sdcard/big')?.equals(bytes)).toBe(true);
    const pulling = run('pull', '/sdcard/big', join(folder, 'in'));
    expect(await text('shell', 'echo meanwhile')).toBe('meanwhile\n');
    expect((await pulling).code).toBe(0);
    expect((await readFile(join(folder, 'in'))).equals(bytes)).toBe(true);
    expect(await text('shell', 'ls /sdcard')).toContain('big\n');
  });

  it.each([
    ['streamed', {}],
    ['pushed first', { features: 'shell_v2' }],
  ])('installs an app, %s, and removes it', async (_name, door) => {
    await start({ door });
    const folder = await tempFolderOfTest();
    const apk = join(folder, 'app.apk');
    await writeFile(apk, createTestApk('com.test.installed', randomBytes(1_500_000)));
    expect(await run('install', '-r', apk)).toMatchObject({ code: 0 });
    expect(await text('shell', 'pm', 'list', 'packages', '-3')).toContain('package:com.test.installed\n');
    expect((await run('uninstall', 'com.test.installed')).code).toBe(0);
    expect(await text('shell', 'pm', 'list', 'packages')).not.toContain('com.test.installed');
    await writeFile(apk, randomBytes(1000));
    const refused = await run('install', apk);
    expect(refused.code).not.toBe(0);
    expect(`${refused.stdout.toString()}${refused.stderr}`).toContain('INSTALL_PARSE_FAILED_NOT_APK');
  });

  it('has no reversed ports, and refuses services it does not know', async () => {
    await start();
    expect(await run('reverse', '--list')).toMatchObject({ code: 0 });
    expect((await run('reverse', 'tcp:1', 'tcp:2')).stderr).toContain('not simulated');
    expect((await run('jdwp')).stderr).toContain('closed');
  });

  it('reboots: the connection drops, and what comes back has a new boot id and its files', async () => {
    const { faults, serials, settled } = await start();
    const [serial = ''] = serials;
    const bootId = (): Promise<string> => text('shell', 'cat /proc/sys/kernel/random/boot_id');
    const before = await bootId();
    await run('shell', 'echo kept > /sdcard/kept');
    faults.set('1:reboot(300ms)');
    await vi.waitFor(async () => expect((await adb.states()).get(serial)).toBe('offline'));
    await vi.waitFor(async () => expect(await adb.connectAnew(serial)).toMatch(/^connected/), 5_000);
    await settled();
    expect(await bootId()).toMatch(/^[\da-f-]{36}\n$/);
    expect(await bootId()).not.toBe(before);
    expect(await text('shell', 'cat /sdcard/kept')).toBe('kept\n');
    await run('reboot');
    await vi.waitFor(async () => expect((await adb.states()).get(serial)).toBe('offline'));
  });

  it('moves to another port and back', async () => {
    const { faults, serials, settled, addressOf, devices } = await start();
    const [serial = ''] = serials;
    const [device] = devices;
    faults.set('1:moved');
    await settled();
    const moved = device === undefined ? '' : addressOf(device);
    expect(moved).not.toBe(serial);
    expect(await adb.connectAnew(serial)).toMatch(/^failed to connect/);
    expect(await adb.connect(moved)).toBe(`connected to ${moved}`);
    expect((await adb.adb('-s', moved, 'shell', 'getprop', 'ro.muster.sim')).stdout.toString()).toBe('1\n');
    faults.clear();
    await settled();
    expect(await adb.connectAnew(serial)).toBe(`connected to ${serial}`);
  });

  it('sends noise: within a reply nobody notices, outside of it the connection is dropped', async () => {
    const { faults, serials } = await start();
    const [serial = ''] = serials;
    faults.set('1:garbage');
    const noise = (await run('exec-out', 'echo hello')).stdout;
    expect(noise).toHaveLength(6);
    expect(noise.toString()).not.toBe('hello\n');
    faults.set('1:garbage(protocol)');
    expect((await run('shell', 'true')).stderr).not.toBe('');
    await vi.waitFor(async () => expect((await adb.states()).get(serial)).toBe('offline'));
  });

  it('refuses and cuts single calls', async () => {
    const { faults } = await start();
    faults.set('1:refuse');
    expect((await run('shell', 'true')).stderr).toContain('closed');
    faults.set('1:cut(1000)');
    expect((await run('exec-out', 'screencap')).stdout).toHaveLength(1000);
  });
});
