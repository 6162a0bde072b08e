import { afterAll, beforeAll, describe, vi } from 'vitest';
import { startAdbRelay } from '../../../../testing/adb-relay';
import { adbIsMissing, startAdbServer, type AdbServer } from '../../../../testing/adb-server';
import { describeDevice, type DeviceRig, type RigFault } from '../../../../testing/device-contract';
import { specOfFault } from '../../../../testing/simulator/fault-spec';
import { formatInstanceRef } from '../../../shared/instance-reference';
import { startDeviceSimulator } from '../../../simulator/device-simulator';
import { createRandom } from '../../platform/random';
import { createSystemClock } from '../../platform/system-clock';
import { createAdbDevice } from './adb-device';
import { createFrameBuffers } from './frame-buffers';
import { createSmartSocketClient } from './smart-socket';

type Condition = RigFault['kind'] | 'healthy';

/** What the device list shows. */
const LISTED_AS: Readonly<Record<Condition, string | undefined>> = {
  healthy: 'device',
  offline: 'offline',
  unauthorized: 'unauthorized',
  gone: undefined,
  hang: 'device',
  slow: 'device',
  cut: 'device',
};

let adb: AdbServer;

/** Virtual devices behind the simulator's device door, the real adb server before them, and a relay before that. */
async function startRealServerRig(devices: number): Promise<DeviceRig> {
  const simulator = await startDeviceSimulator({ devices });
  await adb.connectAll(simulator.serials);
  const relay = await startAdbRelay(adb.port);
  const clock = createSystemClock();
  const client = createSmartSocketClient({ endpoint: { host: '127.0.0.1', port: relay.port }, clock });
  const faults = new Map<number, string>();
  const serialOf = (number: number): string => simulator.serials[number - 1] ?? '';
  const untilListed = (number: number, state: string | undefined): Promise<void> =>
    vi.waitFor(
      async () => {
        const listed = (await adb.states()).get(serialOf(number));
        if (listed !== state) throw new Error(`adb says ${String(listed)} instead of ${String(state)}`);
      },
      { interval: 5, timeout: 5_000 },
    );
  return {
    app: { packageName: 'com.example.rewards', activity: '.MainActivity' },
    device: (number, timeoutMs = 5_000) =>
      createAdbDevice({
        ref: formatInstanceRef('sim', String(number)),
        serial: serialOf(number),
        client,
        random: createRandom(),
        frameBuffers: createFrameBuffers(),
        timeouts: { commandMs: timeoutMs, captureMs: timeoutMs, appMs: timeoutMs, transferMs: timeoutMs },
      }),
    screen(number) {
      const device = simulator.devices[number - 1];
      if (device === undefined) throw new RangeError(`no device ${String(number)}`);
      return device.capture();
    },
    inputs: (number) => simulator.inputs(serialOf(number)),
    async setFault(number, fault) {
      if (fault === null) faults.delete(number);
      else faults.set(number, `${String(number)}:${specOfFault(fault)}`);
      simulator.faults.set([...faults.values()].join('; '));
      await simulator.settled();
      const kind = fault?.kind ?? 'healthy';
      await apply(number, kind);
      await untilListed(number, LISTED_AS[kind]);
    },
    serverDown: () => relay.down(),
    serverUp: () => relay.up(),
    openConnections: () => relay.open(),
    sentBytes: () => relay.sent(),
    async stop() {
      await relay.close();
      for (const serial of simulator.serials) await adb.disconnect(serial);
      await simulator.stop();
    },
  };

  /** What a person at the adb server does: one comes back by itself only after up to ten seconds. */
  async function apply(number: number, kind: Condition): Promise<void> {
    const serial = serialOf(number);
    if (kind === 'gone') await adb.disconnect(serial);
    if (kind === 'unauthorized') await adb.connectAnew(serial);
    if (kind !== 'healthy') return;
    if ((await adb.states()).get(serial) !== 'device') await adb.connectAnew(serial);
  }
}

describe.skipIf(adbIsMissing())('behind the real adb server', () => {
  beforeAll(async () => {
    adb = await startAdbServer();
  });
  afterAll(() => adb.stop());

  describeDevice("adb, the simulator's device door through the real adb server", startRealServerRig);
});
