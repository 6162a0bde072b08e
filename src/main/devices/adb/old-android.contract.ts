import { afterEach, describe, expect, it } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { formatInstanceRef } from '../../../shared/instance-reference';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { createSystemClock } from '../../platform/system-clock';
import type { Device } from '../device';
import { createAdbDevice } from './adb-device';
import { createFrameBuffers } from './frame-buffers';
import { createSmartSocketClient } from './smart-socket';

const never = new AbortController().signal;
let simulator: Simulator;
afterEach(() => simulator.stop());

/** A virtual device of an older Android, whose shell may write to the kernel's devices or not. */
async function start(sdk: number, touch: 'panel' | 'none'): Promise<Device> {
  const properties = { 'ro.build.version.sdk': String(sdk), 'ro.muster.touch': touch };
  simulator = await startSimulator({
    scenario: { schemaVersion: 1, name: 'Old', apps: ['form'], device: { properties } },
  });
  const endpoint = { host: '127.0.0.1', port: simulator.port };
  return createAdbDevice({
    ...{ ref: formatInstanceRef('sim', '1'), serial: simulator.serials[0] ?? '', random: createFakeRandom() },
    client: createSmartSocketClient({ endpoint, clock: createSystemClock() }),
    frameBuffers: createFrameBuffers(),
  });
}

const WAY = [
  { x: 100, y: 100 },
  { x: 100, y: 300 },
  { x: 200, y: 300 },
];

describe('Android 9', () => {
  it('drags by the touch panel', async () => {
    const device = await start(28, 'panel');
    await device.drag(WAY, 60, never);
    const [input] = simulator.inputs(device.serial);
    expect(input).toMatchObject({ kind: 'touch' });
    const [points = []] = input?.kind === 'touch' ? input.fingers : [];
    expect([points[0], points.at(-1)]).toEqual([WAY[0], WAY[2]]);
    expect(points).toContainEqual(WAY[1]);
  });

  it('presses keys together on its keyboard, and knows which it has not', async () => {
    const device = await start(28, 'panel');
    await device.startApp('com.example.form', null, never);
    await device.pressKey('TAB', never);
    await device.typeText('old', never);
    await device.pressKeys(['CTRL_LEFT', 'A'], never);
    await device.typeText('new', never);
    expect(simulator.inputs(device.serial)).toMatchObject([
      ...[{ kind: 'startApp' }, { kind: 'key', key: 'TAB' }, { kind: 'text', text: 'old' }],
      ...[
        { kind: 'keys', keys: ['CTRL_LEFT', 'A'] },
        { kind: 'text', text: 'new' },
      ],
    ]);
    expect(Object.values(simulator.device(device.serial).phone.state().variables)).toContain('new');
    for (const keys of [
      ['CTRL_LEFT', 'F5'],
      ['POWER', 'VOLUME_UP'],
    ])
      await expect(device.pressKeys(keys, never)).rejects.toThrow('needs Android 12 or newer');
  });
});

describe('an Android that is too old for it and gives the shell nothing', () => {
  it('says so in words', async () => {
    const device = await start(28, 'none');
    await expect(device.drag(WAY, 60, never)).rejects.toThrow('root for adb');
    await expect(device.pressKeys(['CTRL_LEFT', 'A'], never)).rejects.toThrow('needs Android 12 or newer');
    expect(simulator.inputs(device.serial)).toEqual([]);
  });
});
