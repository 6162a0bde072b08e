import type { VirtualDevice } from '../device/virtual-device';
import { ADB_SERVER_VERSION, FEATURES } from './protocol-facts';
import {
  deviceLines,
  hasSerial,
  listedDevices,
  longDeviceLines,
  pickDevice,
  serialOf,
  type Farm,
} from './farm';

/** What the door does about a request that names no service of a device. */
export type HostAnswer =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'okay' }
  | { readonly kind: 'fail'; readonly reason: string }
  | { readonly kind: 'transport'; readonly device: VirtualDevice; readonly withId: boolean }
  | { readonly kind: 'track'; readonly lines: (farm: Farm) => string }
  | { readonly kind: 'wait'; readonly serial: string | undefined; readonly state: string };

const answer = (text: string): HostAnswer => ({ kind: 'answer', text });
const fail = (reason: string): HostAnswer => ({ kind: 'fail', reason });

const EXACT: Readonly<Record<string, (farm: Farm) => HostAnswer>> = {
  'host:version': () => answer(ADB_SERVER_VERSION),
  'host:host-features': () => answer(FEATURES),
  'host:devices': (farm) => answer(deviceLines(farm)),
  'host:devices-l': (farm) => answer(longDeviceLines(farm)),
  'host:track-devices': () => ({ kind: 'track', lines: deviceLines }),
  'host:track-devices-l': () => ({ kind: 'track', lines: longDeviceLines }),
  'host:kill': () => fail('the simulator stays up; stop its process instead'),
  'host:list-forward': () => answer(''),
};

/**
 * Answers what an adb server answers itself. Words of refusals are adb's.
 * Source: AOSP packages/modules/adb/SERVICES.TXT ("HOST SERVICES"), adb.cpp and transport.cpp.
 */
export function answerHostRequest(farm: Farm, request: string): HostAnswer {
  const exact = EXACT[request];
  if (exact !== undefined) return exact(farm);
  return (
    transportRequest(farm, request) ??
    serialRequest(farm, request) ??
    connectRequest(farm, request) ??
    fail('unknown host service')
  );
}

const TRANSPORTS = [
  /^host:(?:transport-(?:any|local|usb)|tport:(?:any|local|usb))$/,
  /^host:transport-id:(?<id>\d+)$/,
  /^host:(?:transport|tport:serial):(?<serial>.+)$/,
];

function transportRequest(farm: Farm, request: string): HostAnswer | undefined {
  for (const pattern of TRANSPORTS) {
    const match = request.match(pattern);
    if (match === null) continue;
    const serial = match.groups?.['serial'] ?? serialOfTransport(farm, match.groups?.['id']);
    const found = pickDevice(farm, serial);
    if (typeof found === 'string') return fail(found);
    return { kind: 'transport', device: found, withId: request.startsWith('host:tport:') };
  }
  return undefined;
}

/** A transport's id is its device's number. */
function serialOfTransport(farm: Farm, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const device = farm.devices.find((each) => each.index === Number(id));
  return device === undefined ? `transport ${id}` : serialOf(farm, device);
}

/** `host:WHAT` and `host-serial:SERIAL:WHAT`; a serial may hold colons, so the end of the text decides. */
function serialRequest(farm: Farm, request: string): HostAnswer | undefined {
  const match = request.match(
    /^host(?:-(?:serial:(.+?)|any|local|usb|transport-id:(\d+)))?:(get-state|get-serialno|get-devpath|features|wait-for-.+|forward.*|killforward.*|list-forward)$/,
  );
  if (match === null) return undefined;
  const serial = match[1] ?? serialOfTransport(farm, match[2]);
  const what = match[3] ?? '';
  const waited = what.match(/^wait-for-(?:any|usb|local)-(\w+)$/);
  if (waited !== null) return { kind: 'wait', serial, state: waited[1] ?? 'device' };
  if (what === 'list-forward') return answer('');
  if (what.startsWith('forward') || what.startsWith('killforward'))
    return fail('forwarding is not simulated');
  return deviceFact(farm, serial, what);
}

function deviceFact(farm: Farm, serial: string | undefined, what: string): HostAnswer {
  const listed = listedDevices(farm).find((device) => hasSerial(farm, device, serial));
  if (what === 'get-state' && listed !== undefined) return answer(farm.stateOf(listed));
  if (what === 'get-serialno' && listed !== undefined) return answer(serialOf(farm, listed));
  const device = pickDevice(farm, serial);
  if (typeof device === 'string') return fail(device);
  return answer(what === 'features' ? FEATURES : 'unknown');
}

/** Network devices do not exist here, so a connection to one never succeeds; adb says so with OKAY. */
function connectRequest(farm: Farm, request: string): HostAnswer | undefined {
  const match = request.match(/^host:(connect|disconnect):(.*)$/);
  if (match === null) return undefined;
  const address = match[2] ?? '';
  const known = listedDevices(farm).some((device) => serialOf(farm, device) === address);
  if (match[1] === 'connect') {
    return answer(
      known ? `already connected to ${address}` : `failed to connect to '${address}': Connection refused`,
    );
  }
  return address === '' ? answer('disconnected everything') : fail(`no such device '${address}'`);
}
