import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { formatInstanceRef } from '../../../shared/instance-reference';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { createSystemClock } from '../../platform/system-clock';
import type { Device } from '../device';
import { createAdbDevice } from './adb-device';
import { createFrameBuffers } from './frame-buffers';
import { createSmartSocketClient } from './smart-socket';

const never = new AbortController().signal;
const CLIPPER = {
  ...{ package: 'ca.zgrs.clipper', activity: '.Main', label: 'Clipper', start: 'main' },
  screens: { main: {} },
};
const TEXTS = [
  'plain',
  ' it\'s "quoted" \\ $HOME `id` $(id) ',
  'a\nb\n',
  '100% %s',
  'ünï 日本 🎮',
  '-n',
  '; & | < > * ~ #',
];

let simulator: Simulator;
let device: Device;

async function start(sdk: string): Promise<void> {
  simulator = await startSimulator({
    scenario: {
      ...{ schemaVersion: 1, name: 'Clipboard', apps: ['form', CLIPPER] },
      device: { properties: { 'ro.build.version.sdk': sdk } },
    },
  });
  const endpoint = { host: '127.0.0.1', port: simulator.port };
  device = createAdbDevice({
    ...{ ref: formatInstanceRef('sim', '1'), serial: simulator.serials[0] ?? '', random: createFakeRandom() },
    client: createSmartSocketClient({ endpoint, clock: createSystemClock() }),
    frameBuffers: createFrameBuffers(),
  });
}
afterEach(() => simulator.stop());

describe('the clipboard through the helper, Android 9', () => {
  beforeEach(() => start('28'));

  it.each([...TEXTS, 'x'.repeat(3_000), 'data="", extras: Bundle[a]'])(
    'carries %j there and back',
    async (text) => {
      await device.setClipboard(text, never);
      await expect(device.getClipboard(never)).resolves.toBe(text);
      expect(simulator.inputs(device.serial)).toEqual([]);
    },
  );

  it('refuses what is too long', async () => {
    await expect(device.setClipboard('x'.repeat(10_001), never)).rejects.toMatchObject({
      code: 'device_command_failed',
    });
  });
});

describe('the clipboard through the helper, Android 13', () => {
  beforeEach(() => start('33'));

  it('is read by the helper in front, which goes back to the app that was there', async () => {
    await device.startApp('com.example.form', null, never);
    await device.setClipboard('日本 "🎮"', never);
    await expect(device.getClipboard(never)).resolves.toBe('日本 "🎮"');
    await expect(device.foregroundApp(never)).resolves.toBe('com.example.form');
  });

  it('is empty when nothing is in it', async () => {
    await expect(device.getClipboard(never)).resolves.toBe('');
  });

  it('goes back also when nobody waits any more', async () => {
    await device.startApp('com.example.form', null, never);
    await device.setClipboard('a', never);
    const abort = new AbortController();
    const reading = device.getClipboard(abort.signal).catch((error: unknown) => error);
    await expect.poll(() => device.foregroundApp(never)).toBe('ca.zgrs.clipper');
    abort.abort(new Error('stopped'));
    expect(await reading).toBe(abort.signal.reason);
    await expect.poll(() => device.foregroundApp(never), { timeout: 3_000 }).toBe('com.example.form');
  });

  it('pastes what can not be typed', async () => {
    await device.startApp('com.example.form', null, never);
    await device.pressKey('TAB', never);
    await device.setClipboard('日本 🎮', never);
    await device.pressKey('PASTE', never);
    await device.pressKeys(['CTRL_LEFT', 'A'], never);
    await device.setClipboard('other', never);
    await device.pressKeys(['CTRL_LEFT', 'C'], never);
    await expect(device.getClipboard(never)).resolves.toBe('日本 🎮');
  });
});
