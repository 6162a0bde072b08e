import { answerControl, findDevice } from './control';
import type { DeviceInput } from './device/input-log';
import type { VirtualDevice } from './device/virtual-device';
import { serialOf } from './door/farm';
import { openServerDoor } from './door/server-door';
import type { FaultControl } from './faults/fault-plan';
import { createVirtualFarm, type VirtualFarmOptions } from './virtual-farm';

export interface SimulatorOptions extends VirtualFarmOptions {
  /** Port of the adb server door on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Hears of defects of the simulator itself. */
  readonly onError?: (error: unknown) => void;
}

/** Virtual devices behind a door, and what a test wants to know of them. */
export interface SimulatedDevices {
  /** Serials as an adb server lists them, in the order of the devices. */
  readonly serials: readonly string[];
  readonly devices: readonly VirtualDevice[];
  readonly faults: FaultControl;
  /** The device with this serial. @throws RangeError */
  device(serial: string): VirtualDevice;
  /** Everything done to a device so far, oldest first. */
  inputs(serial: string): readonly DeviceInput[];
  /** The taps among its inputs. */
  taps(serial: string): readonly Extract<DeviceInput, { kind: 'tap' }>[];
  /** Closes the door and every connection, and ends the timers of faults. */
  stop(): Promise<void>;
}

export interface Simulator extends SimulatedDevices {
  readonly port: number;
}

/**
 * Starts virtual devices behind an adb server door, in this process.
 * @throws ScenarioError, FaultSpecError, or the socket's error when the port is taken
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const virtual = await createVirtualFarm(options);
  const { farm, faults, clock } = virtual;
  const { devices } = farm;
  const name = (device: VirtualDevice): string => serialOf(farm, device);
  const door = await openServerDoor({
    farm,
    faults,
    clock,
    port: options.port ?? 0,
    control: (request) => answerControl({ devices, faults, serialOf: name }, request),
    onError: options.onError ?? (() => undefined),
  }).catch((error: unknown) => {
    virtual.stop();
    throw error;
  });
  return {
    port: door.port,
    ...describeDevices(devices, faults, name),
    async stop() {
      virtual.stop();
      await door.stop();
    },
  };
}

/** What both doors tell of their devices. */
export function describeDevices(
  devices: readonly VirtualDevice[],
  faults: FaultControl,
  nameOf: (device: VirtualDevice) => string,
): Omit<SimulatedDevices, 'stop'> {
  const device = (serial: string): VirtualDevice => findDevice({ devices, serialOf: nameOf }, serial);
  const inputs = (serial: string): readonly DeviceInput[] => device(serial).inputs.since();
  return {
    serials: devices.map(nameOf),
    devices,
    faults,
    device,
    inputs,
    taps: (serial) => inputs(serial).filter((input) => input.kind === 'tap'),
  };
}
