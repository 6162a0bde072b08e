import { startAdbRelay } from '../../../../testing/adb-relay';
import { describeDevice, type DeviceRig } from '../../../../testing/device-contract';
import { specOfFault } from '../../../../testing/simulator/fault-spec';
import { formatInstanceRef } from '../../../shared/instance-reference';
import { startSimulator } from '../../../simulator/simulator';
import { createRandom } from '../../platform/random';
import { createSystemClock } from '../../platform/system-clock';
import { createAdbDevice } from './adb-device';
import { createFrameBuffers } from './frame-buffers';
import { createSmartSocketClient } from './smart-socket';

/** Virtual devices behind the simulator's own adb server door, with a relay before it that counts and breaks. */
async function startServerDoorRig(devices: number): Promise<DeviceRig> {
  const simulator = await startSimulator({ devices });
  const relay = await startAdbRelay(simulator.port);
  const clock = createSystemClock();
  const client = createSmartSocketClient({ endpoint: { host: '127.0.0.1', port: relay.port }, clock });
  const faults = new Map<number, string>();
  const serialOf = (number: number): string => simulator.serials[number - 1] ?? '';
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
    setFault(number, fault) {
      if (fault === null) faults.delete(number);
      else faults.set(number, `${String(number)}:${specOfFault(fault)}`);
      simulator.faults.set([...faults.values()].join('; '));
    },
    serverDown: () => relay.down(),
    serverUp: () => relay.up(),
    openConnections: () => relay.open(),
    sentBytes: () => relay.sent(),
    async stop() {
      await relay.close();
      await simulator.stop();
    },
  };
}

describeDevice("adb, the simulator's server door", startServerDoorRig);
