import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { adbIsMissing, startAdbServer, type AdbRun, type AdbServer } from '../../../../testing/adb-server';
import { medianOf, timed } from '../../../../testing/device-contract-timing';
import { connectTo, openDeviceService } from '../../../../testing/simulator/smart-socket-client';
import { tempFileOfTest } from '../../../../testing/temp-file-of-test';
import { formatInstanceRef } from '../../../shared/instance-reference';
import {
  startDeviceSimulator,
  type DeviceSimulator,
  type DeviceSimulatorOptions,
} from '../../../simulator/device-simulator';
import { createRandom } from '../../platform/random';
import { createSystemClock } from '../../platform/system-clock';
import type { Device } from '../device';
import { createAdbDevice } from './adb-device';
import { createFrameBuffers } from './frame-buffers';
import { createSmartSocketClient } from './smart-socket';

/** What adb does was seen with a real adbd first; here it is held on to, with what our client makes of it. */
const never = new AbortController().signal;
const OLD = { features: 'cmd' } as const;

let adb: AdbServer;
let simulator: DeviceSimulator | undefined;

async function start(options: DeviceSimulatorOptions = {}): Promise<DeviceSimulator> {
  simulator = await startDeviceSimulator({ devices: 2, ...options });
  await adb.connectAll(simulator.serials);
  return simulator;
}

function deviceAt(serial: string, timeoutMs = 5_000): Device {
  return createAdbDevice({
    ref: formatInstanceRef('sim', '1'),
    serial,
    client: createSmartSocketClient({
      endpoint: { host: '127.0.0.1', port: adb.port },
      clock: createSystemClock(),
    }),
    random: createRandom(),
    frameBuffers: createFrameBuffers(),
    timeouts: { commandMs: timeoutMs, captureMs: timeoutMs, appMs: timeoutMs },
  });
}

function firstSerial(): string {
  return simulator?.serials[0] ?? '';
}

function run(...args: readonly string[]): Promise<AdbRun> {
  return adb.adb('-s', firstSerial(), ...args);
}

async function stateOf(serial: string): Promise<string | undefined> {
  return (await adb.states()).get(serial);
}

function untilState(state: string, timeout = 3_000): Promise<void> {
  return vi.waitFor(async () => expect(await stateOf(firstSerial())).toBe(state), { timeout, interval: 10 });
}

/** Ends the first device's process, as it were: the connection breaks and nothing listens there any more. */
async function kill(): Promise<void> {
  simulator?.faults.set('1:gone');
  await simulator?.settled();
}

describe.skipIf(adbIsMissing())('what adb really does', () => {
  beforeAll(async () => {
    adb = await startAdbServer();
  });
  afterAll(() => adb.stop());
  afterEach(async () => {
    for (const serial of (await adb.states()).keys()) await adb.disconnect(serial);
    await simulator?.stop();
    simulator = undefined;
  });

  it.each([
    ['shell', 'echo begun; sleep 600'],
    ['exec-out', 'echo begun; sleep 600'],
  ])(
    'device killed while adb %s runs: adb ends with exit code 0 and no message; our client tells',
    async (kind, command) => {
      await start();
      const client = run(kind, command);
      const ours = timed(() => deviceAt(firstSerial()).shell(['sleep', '600'], never));
      // Its answer shows that the two before it have begun.
      await run('shell', 'sleep 0.2');
      await kill();
      const { code, stdout, stderr } = await client;
      expect({ code, out: stdout.toString(), stderr }).toEqual({ code: 0, out: 'begun\n', stderr: '' });
      expect((await ours).error).toMatchObject({ code: 'device_reply_cut' });
    },
  );

  it('device killed while a capture comes: our client never takes it for a whole one', async () => {
    const { faults, settled } = await start();
    const device = deviceAt(firstSerial());
    faults.set('1:slow(1MB/s)');
    const ours = timed(() => device.capture(never));
    const raw = run('exec-out', 'screencap');
    await run('shell', 'sleep 0.2');
    faults.add('1:gone');
    await settled();
    expect((await ours).error).toMatchObject({ code: 'device_reply_cut' });
    const { code, stdout } = await raw;
    expect(code).toBe(0);
    expect(stdout.length).toBeLessThan(540 * 960 * 4);
  });

  it('the same over the legacy shell: a plain EOF, which our end mark tells from a normal end', async () => {
    await start({ door: OLD });
    const plain = await openDeviceService(adb.port, firstSerial(), 'shell:echo begun; sleep 600');
    const ours = timed(() => deviceAt(firstSerial()).shell(['sleep', '600'], never));
    expect((await plain.take(6)).toString()).toBe('begun\n');
    await run('shell', 'sleep 0.2');
    await kill();
    expect(await plain.rest()).toHaveLength(0);
    plain.close();
    expect((await ours).error).toMatchObject({ code: 'device_reply_cut' });
  });

  it.each(['push', 'pull'])('device killed while a %s runs: adb ends with an error', async (what) => {
    // Late enough that it takes seconds.
    const { devices } = await start({ door: { packetDelayMs: 5 } });
    const file = await tempFileOfTest(Buffer.alloc(50_000_000));
    devices[0]?.files.write('/sdcard/big', Buffer.alloc(50_000_000));
    const copying = what === 'push' ? run('push', file, '/sdcard/in') : run('pull', '/sdcard/big', file);
    // Its answer shows that the one before it has begun.
    await run('shell', 'sleep 0.1');
    await kill();
    expect((await copying).code).not.toBe(0);
    expect(devices[0]?.files.read('/sdcard/in')).toBeUndefined();
  });

  it('the list says offline at once, with the same serial, and nothing else of the others', async () => {
    const { serials } = await start();
    await kill();
    await untilState('offline', 1_000);
    expect(await stateOf(serials[1] ?? '')).toBe('device');
  });

  it('requests meanwhile: device offline; connect says already connected and does nothing', async () => {
    const { faults, settled } = await start();
    await kill();
    await untilState('offline');
    expect((await run('shell', 'true')).stderr).toContain('device offline');
    await expect(deviceAt(firstSerial()).tap(1, 1, never)).rejects.toMatchObject({ code: 'device_offline' });
    expect(await adb.connect(firstSerial())).toMatch(/^failed to connect/);
    faults.clear();
    await settled();
    expect(await adb.connect(firstSerial())).toBe(`already connected to ${firstSerial()}`);
    expect(await stateOf(firstSerial())).toBe('offline');
    expect(await adb.connectAnew(firstSerial())).toBe(`connected to ${firstSerial()}`);
    await deviceAt(firstSerial()).tap(1, 1, never);
    expect(simulator?.taps(firstSerial())).toHaveLength(1);
  });

  it('restarted within 60 s: back by itself, up to ten seconds later; who follows the list hears by then', async () => {
    const { faults } = await start();
    const follower = await connectTo(adb.port);
    onTestFinished(() => follower.close());
    follower.send('host:track-devices');
    expect((await follower.take(4)).toString()).toBe('OKAY');
    expect(await follower.takeText()).toContain(`${firstSerial()}\tdevice`);
    await kill();
    await untilState('offline');
    faults.clear();
    // adb 29 says nothing of `offline` before it tries to connect again; who must know sooner has to ask.
    await follower.takeText();
    await untilState('device', 15_000);
    await expect(deviceAt(firstSerial()).shell(['true'], never)).resolves.toMatchObject({ exitCode: 0 });
  });

  it('device frozen: stays in the list, commands hang until our time-out, neighbours notice nothing', async () => {
    const { faults, serials } = await start();
    const neighbour = deviceAt(serials[1] ?? '');
    const frozen = deviceAt(firstSerial(), 400);
    await Promise.all([neighbour.tap(1, 1, never), frozen.tap(1, 1, never)]);
    const beforeMs = await medianTapMs(neighbour);
    faults.set('1:freeze');
    const client = run('shell', 'echo late');
    const hung = timed(() => frozen.capture(never));
    expect((await medianTapMs(neighbour)) - beforeMs).toBeLessThanOrEqual(50);
    expect((await hung).error).toMatchObject({ code: 'device_timeout' });
    expect(await stateOf(firstSerial())).toBe('device');
    // Thawed, it goes on with what it was sent.
    faults.clear();
    expect((await client).stdout.toString()).toBe('late\n');
    await frozen.tap(2, 2, never);
  });

  it('no key accepted: connect says failed to authenticate, the list unauthorized', async () => {
    const { faults, settled } = await start();
    faults.set('1:unauthorized');
    await settled();
    expect(await adb.connectAnew(firstSerial())).toBe(`failed to authenticate to ${firstSerial()}`);
    await untilState('unauthorized');
    const code = 'device_unauthorized';
    await expect(deviceAt(firstSerial()).tap(1, 1, never)).rejects.toMatchObject({ code });
    // The key is accepted at last.
    faults.clear();
    await untilState('device');
    await deviceAt(firstSerial()).tap(1, 1, never);
  });

  it('old device without shell v2: adb gives exit code 0 and one stream; ours gives the code', async () => {
    await start({ door: OLD });
    const { code, stdout, stderr } = await run('shell', 'foo; exit 5');
    expect({ code, out: stdout.toString(), stderr }).toEqual({
      code: 0,
      out: '/system/bin/sh: foo: not found\n',
      stderr: '',
    });
    const ours = deviceAt(firstSerial()).shell(['sh', '-c', 'exit 5'], never);
    await expect(ours).resolves.toMatchObject({ exitCode: 127 });
    await expect(deviceAt(firstSerial()).shell(['test', '-e', '/none'], never)).resolves.toEqual({
      stdout: '',
      exitCode: 1,
    });
  });

  it.each([12, 16] as const)(
    'raw screencap with a header of %i bytes is told by its length',
    async (bytes) => {
      const scenario = {
        schemaVersion: 1,
        name: 'header',
        device: { rawHeaderBytes: bytes },
        apps: ['clock'],
      };
      const { devices } = await start({ scenario: { ...scenario, schemaVersion: 1 } });
      const raw = (await run('exec-out', 'screencap')).stdout;
      const frame = await deviceAt(firstSerial()).capture(never);
      expect(raw.length).toBe(bytes + frame.width * frame.height * 4);
      expect(Buffer.compare(frame.pixels, devices[0]?.capture().pixels ?? Buffer.alloc(0))).toBe(0);
    },
  );

  it('noise instead of a reply is an error or a failed command, never a success', async () => {
    const { faults } = await start();
    const device = deviceAt(firstSerial(), 1_000);
    await device.tap(1, 1, never);
    faults.set('1:garbage');
    for (const call of [
      () => device.tap(1, 1, never),
      () => device.capture(never),
      () => device.shell(['true'], never),
    ]) {
      expect((await timed(call)).error).toMatchObject({ name: 'DeviceError' });
    }
    faults.set('1:garbage(protocol)');
    expect((await timed(() => device.tap(1, 1, never))).error).toMatchObject({ name: 'DeviceError' });
  });

  it('somebody restarts the adb server: told as such, and the devices need to be connected again', async () => {
    await start();
    const device = deviceAt(firstSerial());
    const hung = timed(() => device.shell(['sleep', '600'], never));
    await run('shell', 'sleep 0.2');
    await adb.stop();
    expect(['device_reply_cut', 'adb_server_gone']).toContain(
      ((await hung).error as { readonly code?: string }).code,
    );
    await expect(device.tap(1, 1, never)).rejects.toMatchObject({ code: 'adb_server_gone' });
    adb = await startAdbServer(adb.port);
    await expect(device.tap(1, 1, never)).rejects.toMatchObject({ code: 'device_gone' });
    expect(await adb.connect(firstSerial())).toBe(`connected to ${firstSerial()}`);
    await device.tap(1, 1, never);
  });
});

async function medianTapMs(device: Device): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 15; turn += 1) times.push((await timed(() => device.tap(1, 1, never))).ms);
  return medianOf(times);
}
