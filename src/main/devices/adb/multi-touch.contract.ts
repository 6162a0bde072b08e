import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAdbRelay } from '../../../../testing/adb-relay';
import { describeFingers } from '../../../../testing/device-contract-touch';
import { createFakeRandom } from '../../../../testing/fake-random';
import { formatInstanceRef } from '../../../shared/instance-reference';
import { startSimulator } from '../../../simulator/simulator';
import { createSystemClock } from '../../platform/system-clock';
import { createAdbDevice } from './adb-device';
import { createFrameBuffers } from './frame-buffers';
import { createSmartSocketClient } from './smart-socket';

const never = new AbortController().signal;

/** A virtual device whose kernel gives the shell what `touch` says. */
async function startWith(touch: 'uinput' | 'none') {
  const device = { properties: { 'ro.muster.touch': touch } };
  const simulator = await startSimulator({
    scenario: { schemaVersion: 1, name: 'Touch', apps: ['rewards'], device },
  });
  const relay = await startAdbRelay(simulator.port);
  const [serial = ''] = simulator.serials;
  const endpoint = { host: '127.0.0.1', port: relay.port };
  return {
    device: () =>
      createAdbDevice({
        ...{ ref: formatInstanceRef('sim', '1'), serial, random: createFakeRandom() },
        client: createSmartSocketClient({ endpoint, clock: createSystemClock() }),
        frameBuffers: createFrameBuffers(),
      }),
    inputs: () => simulator.inputs(serial),
    sentBytes: () => relay.sent(),
    async stop() {
      await relay.close();
      await simulator.stop();
    },
  };
}

let rig: Awaited<ReturnType<typeof startWith>>;
afterEach(() => rig.stop());

describe('several fingers where the shell may make a panel of its own', () => {
  beforeEach(async () => {
    rig = await startWith('uinput');
  });
  describeFingers(() => rig);
});

describe('several fingers where the shell may do neither', () => {
  beforeEach(async () => {
    rig = await startWith('none');
  });
  it('are refused, with what to do', async () => {
    const fingers = [[{ x: 1, y: 1 }], [{ x: 9, y: 9 }]];
    await expect(rig.device().touch(fingers, 10, never)).rejects.toThrow(
      /one finger only.*root for adb.*Android 11/,
    );
    expect(rig.inputs()).toEqual([]);
  });
});
