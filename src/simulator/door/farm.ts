import type { VirtualDevice } from '../device/virtual-device';

/** States a device has in adb's list; `gone` is not in the list at all. */
export type DeviceState = 'device' | 'offline' | 'unauthorized' | 'gone';

/** The devices behind a door, and word of every change of their states. */
export interface Farm {
  readonly devices: readonly VirtualDevice[];
  stateOf(device: VirtualDevice): DeviceState;
  /** Calls when a state may have changed; the returned function ends that. */
  onStatesChanged(listener: () => void): () => void;
}

/** Devices that adb's list shows. */
export function listedDevices(farm: Farm): readonly VirtualDevice[] {
  return farm.devices.filter((device) => farm.stateOf(device) !== 'gone');
}

/** Body of `host:devices`. */
export function deviceLines(farm: Farm): string {
  return listedDevices(farm)
    .map((device) => `${device.serial}\t${farm.stateOf(device)}\n`)
    .join('');
}

/** Body of `host:devices-l`; columns as adb's transport.cpp writes them. */
export function longDeviceLines(farm: Farm): string {
  return listedDevices(farm)
    .map((device) => {
      const state = farm.stateOf(device);
      const known = state === 'device';
      const facts = known
        ? ` product:${fact(device, 'ro.product.name')} model:${fact(device, 'ro.product.model')}`
        : '';
      const name = known ? ` device:${fact(device, 'ro.product.device')}` : '';
      return `${device.serial.padEnd(22)} ${state}${facts}${name} transport_id:${String(device.index)}\n`;
    })
    .join('');
}

function fact(device: VirtualDevice, name: string): string {
  return (device.properties.get(name) ?? '').replaceAll(/[^\w-]/g, '_');
}

/** A device that can be talked to, or adb's words for why there is none. */
export function pickDevice(farm: Farm, serial: string | undefined): VirtualDevice | string {
  const listed = listedDevices(farm).filter((device) => serial === undefined || device.serial === serial);
  const [device, second] = listed;
  if (device === undefined)
    return serial === undefined ? 'no devices/emulators found' : `device '${serial}' not found`;
  if (second !== undefined) return 'more than one device/emulator';
  const state = farm.stateOf(device);
  if (state === 'unauthorized') {
    return (
      "device unauthorized.\nThis adb server's $ADB_VENDOR_KEYS is not set\nTry 'adb kill-server' if that seems wrong.\n" +
      'Otherwise check for a confirmation dialog on your device.'
    );
  }
  return state === 'device' ? device : 'device offline';
}
