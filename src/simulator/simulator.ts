import type { Clock } from '../shared/ports';
import { createRealClock } from './clock';
import type { DeviceInput } from './device/input-log';
import { createPlainPhone } from './device/plain-phone';
import { VirtualDevice } from './device/virtual-device';
import type { Farm } from './door/farm';
import { openServerDoor } from './door/server-door';

export interface SimulatorOptions {
  /** How many virtual devices. Default 1. */
  readonly devices?: number;
  /** Number of the first device; its serial is `muster-sim-<number>`. Default 1. */
  readonly first?: number;
  /** Port of the adb server door on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Same seed, same inputs at the same times: same pictures, same faults. Default 1. */
  readonly seed?: number;
  readonly clock?: Clock;
}

export interface Simulator {
  readonly port: number;
  readonly serials: readonly string[];
  readonly devices: readonly VirtualDevice[];
  /** Everything done to a device so far, oldest first. */
  inputs(serial: string): readonly DeviceInput[];
  /** The taps among its inputs. */
  taps(serial: string): readonly DeviceInput[];
  /** Closes the door and every connection. */
  stop(): Promise<void>;
}

/** Starts virtual devices behind an adb server door, in this process. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = options.clock ?? createRealClock();
  const seed = options.seed ?? 1;
  const first = options.first ?? 1;
  const devices = Array.from({ length: options.devices ?? 1 }, (_, offset) => {
    const index = first + offset;
    const serial = `muster-sim-${String(index)}`;
    return new VirtualDevice({
      index,
      serial,
      seed,
      clock,
      phone: createPlainPhone(index),
      properties: {},
      rawHeaderBytes: 16,
    });
  });
  const farm: Farm = { devices, stateOf: () => 'device', onStatesChanged: () => () => undefined };
  const door = await openServerDoor({
    farm,
    port: options.port ?? 0,
    gate: { admit: (_device, stream) => Promise.resolve(stream) },
    control: () => '{}',
  });
  const find = (serial: string): VirtualDevice => {
    const device = devices.find((each) => each.serial === serial);
    if (device === undefined) throw new RangeError(`There is no virtual device "${serial}".`);
    return device;
  };
  return {
    port: door.port,
    serials: devices.map((device) => device.serial),
    devices,
    inputs: (serial) => find(serial).inputs.since(),
    taps: (serial) =>
      find(serial)
        .inputs.since()
        .filter((input) => input.kind === 'tap'),
    stop: () => door.stop(),
  };
}
