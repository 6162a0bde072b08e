import type { VirtualDevice } from '../device/virtual-device';
import type { DeviceDoorContext } from './device-connection';
import { DevicePort } from './device-port';

export interface DeviceDoor {
  /** Where a device is now, `127.0.0.1:PORT`. */
  addressOf(device: VirtualDevice): string;
  /** Resolves when every port is as its device's state asks for. */
  settled(): Promise<void>;
  /** Closes every connection and every port. */
  stop(): Promise<void>;
}

/**
 * Opens a port for every device that speaks the *device* side of adb's protocol, so that a real adb server can connect
 * to it. Always on the loopback interface.
 */
export async function openDeviceDoor(
  options: Omit<DeviceDoorContext, 'nextConnection'>,
): Promise<DeviceDoor> {
  let connections = 0;
  const context: DeviceDoorContext = { ...options, nextConnection: () => ++connections };
  const { port } = options.settings;
  const ports = new Map(
    options.farm.devices.map((device, at) => [
      device,
      new DevicePort(context, device, port === 0 ? 0 : port + at),
    ]),
  );
  const all = [...ports.values()];
  const stopListening = options.farm.onStatesChanged(() => {
    for (const each of all) void each.follow();
  });
  const stop = async (): Promise<void> => {
    stopListening();
    await Promise.all(all.map((each) => each.close()));
  };
  try {
    for (const each of all) await each.open();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    addressOf: (device) => ports.get(device)?.address ?? '',
    settled: async () => {
      await Promise.all(all.map((each) => each.follow()));
    },
    stop,
  };
}
