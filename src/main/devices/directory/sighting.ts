import type { InstanceState } from '../../../shared/view';
import { DeviceError, type DeviceErrorCode } from '../device';
import type { Identity } from './identity';

/** How far Muster has come with a device the server calls `device`. */
export type SightingPhase = 'identifying' | 'unreadable' | 'booting' | 'ready';

/** One line of one adb server's list, and what is known of the device behind it. */
export interface Sighting {
  /** `host:port` of the adb server. */
  readonly server: string;
  readonly serial: string;
  /** The server's word for its state. */
  readonly word: string;
  readonly phase: SightingPhase;
  /** As read last; remembered while the device is away, until it is read anew. */
  readonly identity: Identity | null;
}

/** Identity of a sighting within all servers. */
export function sightingKey(server: string, serial: string): string {
  return `${server} ${serial}`;
}

/** The server lets commands through. */
export function isOnline(sighting: Sighting): boolean {
  return sighting.word === 'device' || sighting.word === 'emulator';
}

/** Read since it came online: commands certainly reach the device its reference names. */
export function isConfirmed(sighting: Sighting): boolean {
  return isOnline(sighting) && (sighting.phase === 'booting' || sighting.phase === 'ready');
}

const STATE_OF_PHASE: Readonly<Record<SightingPhase, InstanceState>> = {
  identifying: 'connecting',
  unreadable: 'unknown',
  booting: 'booting',
  ready: 'ready',
};

const STATE_OF_WORD: ReadonlyMap<string, InstanceState> = new Map([
  ['offline', 'offline'],
  ['unauthorized', 'unauthorized'],
  ['authorizing', 'authorizing'],
  ['connecting', 'connecting'],
  ['recovery', 'recovery'],
  ['sideload', 'sideload'],
  ['bootloader', 'bootloader'],
]);

/** The state in Muster's words; one no rule knows is unknown, not gone. */
export function stateOf(sighting: Sighting): InstanceState {
  if (isOnline(sighting)) return STATE_OF_PHASE[sighting.phase];
  // `no permissions (missing udev rules? …); see [http://…]`
  if (sighting.word.startsWith('no permissions')) return 'no_permissions';
  return STATE_OF_WORD.get(sighting.word) ?? 'unknown';
}

const CODE_OF_STATE: Readonly<Record<InstanceState, DeviceErrorCode>> = {
  ready: 'device_timeout',
  booting: 'device_timeout',
  unknown: 'device_timeout',
  connecting: 'device_offline',
  offline: 'device_offline',
  unauthorized: 'device_unauthorized',
  authorizing: 'device_unauthorized',
  recovery: 'device_refused',
  sideload: 'device_refused',
  bootloader: 'device_refused',
  no_permissions: 'device_refused',
  gone: 'device_gone',
};

/** Why an instance in this state takes no commands. */
export function errorOfState(state: InstanceState, serial: string): DeviceError {
  return new DeviceError(CODE_OF_STATE[state], serial, `the instance is ${state.replaceAll('_', ' ')}`);
}
