import type { VirtualDevice } from '../device/virtual-device';
import { StreamClosedError } from '../stream/byte-stream';

/** States a device has in adb's list; `gone` is not in the list at all. */
export type DeviceState = 'device' | 'offline' | 'unauthorized' | 'gone';

/** The devices behind a door, and word of every change of their states. */
export interface Farm {
  readonly devices: readonly VirtualDevice[];
  stateOf(device: VirtualDevice): DeviceState;
  /** A frozen device looks well and does nothing. */
  isFrozen(device: VirtualDevice): boolean;
  /** Whether a device is at another address than its own. */
  hasMoved(device: VirtualDevice): boolean;
  /** Whether the adb server in front of the devices is away. */
  serverIsGone(): boolean;
  /** Calls when a state may have changed; the returned function ends that. */
  onStatesChanged(listener: () => void): () => void;
}

/** Serial of a device behind the server door. */
export function serialOf(farm: Farm, device: VirtualDevice): string {
  return farm.hasMoved(device) ? `${device.serial}-moved` : device.serial;
}

/** Resolves when `test` holds, now or after a change. Rejects with `StreamClosedError` when `closed` aborts before. */
export function whenFarm(farm: Farm, closed: AbortSignal, test: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!closed.aborted && !test()) return;
      stopListening();
      closed.removeEventListener('abort', look);
      if (closed.aborted) reject(new StreamClosedError());
      else resolve();
    };
    const stopListening = farm.onStatesChanged(look);
    closed.addEventListener('abort', look);
    look();
  });
}

/** Devices that adb's list shows. */
export function listedDevices(farm: Farm): readonly VirtualDevice[] {
  return farm.devices.filter((device) => farm.stateOf(device) !== 'gone');
}

/** Body of `host:devices`. */
export function deviceLines(farm: Farm): string {
  return listedDevices(farm)
    .map((device) => `${serialOf(farm, device)}\t${farm.stateOf(device)}\n`)
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
      return `${serialOf(farm, device).padEnd(22)} ${state}${facts}${name} transport_id:${String(device.index)}\n`;
    })
    .join('');
}

function fact(device: VirtualDevice, name: string): string {
  return (device.properties.get(name) ?? '').replaceAll(/[^\w-]/g, '_');
}

/** Whether a device is the one asked for; undefined asks for any. */
export function hasSerial(farm: Farm, device: VirtualDevice, serial: string | undefined): boolean {
  return serial === undefined || serialOf(farm, device) === serial;
}

/** A device that can be talked to, or adb's words for why there is none. */
export function pickDevice(farm: Farm, serial: string | undefined): VirtualDevice | string {
  const listed = listedDevices(farm).filter((device) => hasSerial(farm, device, serial));
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
