import { answerControl } from './control';
import { openDeviceDoor, type DeviceDoor } from './device-door/device-door';
import { DEFAULT_DEVICE_DOOR_SETTINGS, type DeviceDoorSettings } from './device-door/device-door-settings';
import type { VirtualDevice } from './device/virtual-device';
import { describeDevices, type SimulatedDevices } from './simulator';
import { createVirtualFarm, type VirtualFarmOptions } from './virtual-farm';

export interface DeviceSimulatorOptions extends VirtualFarmOptions {
  /** Ports, and the kind of adb the devices speak. */
  readonly door?: Partial<DeviceDoorSettings>;
  /** Hears of defects of the simulator itself, and of ports that cannot be listened on again. */
  readonly onError?: (error: unknown) => void;
}

/** Devices that a real adb server connects to; their serials are the addresses they had at the start. */
export interface DeviceSimulator extends SimulatedDevices, Pick<DeviceDoor, 'addressOf' | 'settled'> {}

/**
 * Starts virtual devices that each listen on a port of their own, in this process.
 * @throws ScenarioError, FaultSpecError, or the socket's error when a port is taken
 */
export async function startDeviceSimulator(options: DeviceSimulatorOptions = {}): Promise<DeviceSimulator> {
  const virtual = await createVirtualFarm(options);
  const { farm, faults, clock } = virtual;
  const settings = { ...DEFAULT_DEVICE_DOOR_SETTINGS, ...options.door };
  const onError = options.onError ?? (() => undefined);
  const control = (request: string): string =>
    answerControl({ devices: farm.devices, faults, serialOf: addressOf }, request);
  const door = await openDeviceDoor({ farm, faults, clock, settings, control, onError }).catch(
    (error: unknown) => {
      virtual.stop();
      throw error;
    },
  );
  const addressOf = (device: VirtualDevice): string => door.addressOf(device);
  return {
    ...describeDevices(farm.devices, faults, addressOf),
    addressOf,
    settled: () => door.settled(),
    async stop() {
      virtual.stop();
      await door.stop();
    },
  };
}
