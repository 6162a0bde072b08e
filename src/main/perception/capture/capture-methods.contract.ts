import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adbIsMissing, startAdbServer, type AdbServer } from '../../../../testing/adb-server';
import type { Frame } from '../../../shared/frame';
import type { CaptureMethodId } from '../../../shared/view';
import { startDeviceSimulator, type DeviceSimulator } from '../../../simulator/device-simulator';
import type { VirtualDevice } from '../../../simulator/device/virtual-device';
import { createSmartSocketClient } from '../../devices/adb/smart-socket';
import { createSystemClock } from '../../platform/system-clock';
import { SharedFrameBuffers } from '../shared-frame-buffers';
import type { FrameSource } from './frame-source';
import { captureMethods } from './methods';

/** Every way to get a screen, through the real adb server, from devices that write it in every way they may. */
const never = new AbortController().signal;
const METHODS = captureMethods.map(({ id }) => id);
const FORMATS = ['rgba', 'rgbx', 'bgra', 'rgb565'] as const;
/** What five or six bits leave of eight. */
const COARSE = 8;

let adb: AdbServer;
let simulator: DeviceSimulator | undefined;

interface Screen {
  readonly width?: number;
  readonly height?: number;
  readonly rotation?: number;
  readonly rawHeaderBytes?: 12 | 16;
  readonly properties?: Readonly<Record<string, string>>;
}

async function start(device: Screen = {}): Promise<VirtualDevice> {
  const scenario = { schemaVersion: 1, name: 'One', apps: ['rewards'], device } as const;
  simulator = await startDeviceSimulator({ devices: 1, scenario });
  await adb.connectAll(simulator.serials);
  const [first] = simulator.devices;
  if (!first) throw new Error('no device');
  return first;
}

function sourceOf(id: CaptureMethodId): FrameSource {
  const method = captureMethods.find((each) => each.id === id);
  if (!method) throw new RangeError(`no method ${id}`);
  const endpoint = { host: '127.0.0.1', port: adb.port };
  const client = createSmartSocketClient({ endpoint, clock: createSystemClock() });
  return method.open({
    serial: simulator?.serials[0] ?? '',
    client,
    frameBuffers: new SharedFrameBuffers(2),
  });
}

function isScreen({ width, height, pixels }: Frame, device: VirtualDevice, tolerance = 0): boolean {
  const screen = device.capture();
  if (width !== screen.width || height !== screen.height || pixels.length !== screen.pixels.length)
    return false;
  return pixels.every((byte, at) => Math.abs(byte - (screen.pixels[at] ?? 0)) <= tolerance);
}

describe.skipIf(adbIsMissing())('ways to get a screen, through the real adb server', () => {
  beforeAll(async () => {
    adb = await startAdbServer();
  });
  afterAll(() => adb.stop());
  afterEach(async () => {
    for (const serial of (await adb.states()).keys()) await adb.disconnect(serial);
    await simulator?.stop();
    simulator = undefined;
  });

  describe.each(METHODS)('%s', (id) => {
    it.each(FORMATS.flatMap((format) => [12, 16].map((bytes) => [format, bytes as 12 | 16] as const)))(
      'a screen of %s with a header of %i bytes, of an odd size',
      async (format, rawHeaderBytes) => {
        const properties = { 'debug.muster.screencap.format': format };
        const device = await start({ width: 361, height: 203, rawHeaderBytes, properties });
        const frame = await sourceOf(id).capture(never);
        expect(isScreen(frame, device, format === 'rgb565' && id !== 'png' ? COARSE : 0)).toBe(true);
        expect(frame.pixels.buffer).toBeInstanceOf(SharedArrayBuffer);
      },
    );

    it('a screen that is turned between two looks, by one source', async () => {
      const device = await start({ width: 240, height: 320 });
      const source = sourceOf(id);
      const upright = await source.capture(never);
      device.phone.hold(1);
      const turned = await source.capture(never);
      expect([upright.width, upright.height, turned.width, turned.height]).toEqual([240, 320, 320, 240]);
      expect(isScreen(turned, device)).toBe(true);
      await source.close();
    });

    it('a reply that is cut anywhere is an error', async () => {
      const device = await start({ width: 240, height: 320 });
      await sourceOf(id).capture(never);
      device.properties.set(`debug.muster.screencap.${id}`, 'cut');
      await expect(sourceOf(id).capture(never)).rejects.toMatchObject({
        name: 'DeviceError',
        code: 'device_reply_cut',
      });
      device.properties.delete(`debug.muster.screencap.${id}`);
      for (const bytes of [0, 1, 7, 13, 30, 1_000]) {
        simulator?.faults.set(`*:cut(${String(bytes)})`);
        await expect(sourceOf(id).capture(never), `${String(bytes)} bytes`).rejects.toMatchObject({
          name: 'DeviceError',
          code: expect.stringMatching(/^device_(reply_cut|command_failed|protocol)$/) as string,
        });
      }
    });

    it('noise, a program that is not there, and an abort', async () => {
      const device = await start({ width: 240, height: 320 });
      const fault = `debug.muster.screencap.${id}`;
      device.properties.set(fault, 'noise');
      await expect(sourceOf(id).capture(never)).rejects.toMatchObject({
        code: 'device_command_failed',
        message: expect.stringMatching(/gave no picture: .*noise/) as string,
      });
      device.properties.set(fault, 'missing');
      await expect(sourceOf(id).capture(never)).rejects.toMatchObject({
        code: expect.stringMatching(/^device_(command_failed|reply_cut)$/) as string,
      });
      device.properties.delete(fault);
      device.properties.set(`${fault}.ms`, '5000');
      const stop = new AbortController();
      const reason = new Error('stopped');
      const capture = sourceOf(id).capture(stop.signal);
      stop.abort(reason);
      await expect(capture).rejects.toBe(reason);
    });
  });

  it('an interlaced PNG is refused in words', async () => {
    const device = await start({ width: 240, height: 320 });
    device.properties.set('debug.muster.screencap.png', 'interlaced');
    await expect(sourceOf('png').capture(never)).rejects.toMatchObject({
      code: 'device_protocol',
      message: expect.stringContaining('interlaced') as string,
    });
  });
});
