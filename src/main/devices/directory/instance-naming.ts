import {
  formatInstanceRef,
  parseInstanceRef,
  type InstanceKind,
  type InstanceRef,
} from '../../../shared/instance-reference';
import type { Identity } from './identity';

const EMULATOR_SERIAL = /^emulator-(\d{4,5})$/;
const NETWORK_SERIAL = /^(.+):(\d{1,5})$/;

/**
 * The network address an adb serial stands for. adb names the emulator whose console is at port N `emulator-N`; its
 * adbd listens at N+1, so `emulator-5554` and `127.0.0.1:5555` are one device. Undefined for USB serials.
 */
export function networkAddress(serial: string): string | undefined {
  const consolePort = EMULATOR_SERIAL.exec(serial)?.[1];
  if (consolePort !== undefined) return `127.0.0.1:${String(Number(consolePort) + 1)}`;
  const [, host, port] = NETWORK_SERIAL.exec(serial) ?? [];
  if (host === undefined || port === undefined) return undefined;
  return `${host === 'localhost' ? '127.0.0.1' : host}:${port}`;
}

/**
 * The reference of a device by who it says it is; null while nothing is known. By its address or serial then, which
 * is also the name of a second device with the same identity.
 */
export function nameInstance(serial: string, identity: Identity | null): InstanceRef {
  return nameByIdentity(identity) ?? nameBySerial(serial, identity?.serialNumber ?? null);
}

function nameByIdentity(identity: Identity | null): InstanceRef | undefined {
  if (identity === null) return undefined;
  return validRef('sim', identity.simulated) ?? validRef('avd', identity.avdName);
}

function nameBySerial(serial: string, serialNumber: string | null): InstanceRef {
  const address = networkAddress(serial);
  // Phones paired over Wi-Fi have serials such as `adb-R58M…-x7Qp2b._adb-tls-connect._tcp`; the cable gives `R58M…`.
  const paired = serial.includes('._adb-tls-connect.') ? validRef('usb', serialNumber) : undefined;
  const named = paired ?? validRef('tcp', address ?? null) ?? validRef('usb', serial);
  return named ?? formatInstanceRef('usb', serial.replaceAll(/[^\w.:-]/g, '_').slice(0, 120));
}

function validRef(kind: InstanceKind, key: string | null): InstanceRef | undefined {
  if (key === null) return undefined;
  return parseInstanceRef(`${kind}:${key}`) === undefined ? undefined : formatInstanceRef(kind, key);
}
