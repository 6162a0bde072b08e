import { randomBytes } from 'node:crypto';
import { whenFarm, type Farm } from '../door/farm';
import type { VirtualDevice } from '../device/virtual-device';
import { StreamClosedError } from '../stream/byte-stream';
import type { DeviceDoorSettings } from './device-door-settings';
import { COMMAND, MalformedPacketError } from './packet';
import type { PacketLink } from './packet-link';

/** Kinds of `AUTH`. Source: AOSP packages/modules/adb/protocol.txt and adb_auth.h. */
const AUTH = { token: 1, signature: 2, publicKey: 3 } as const;
const TOKEN_BYTES = 20;

interface HandshakeParts {
  readonly link: PacketLink;
  readonly farm: Farm;
  readonly device: VirtualDevice;
  readonly settings: DeviceDoorSettings;
  /** Aborts when the other side has gone. */
  readonly closed: AbortSignal;
}

/**
 * Greets an adb server: waits for its `CNXN`, asks for a key if the device wants one, and sends its own. An offline
 * device says nothing until it is back; an unauthorized one gets the key and leaves it unanswered until it is not that
 * any more, as a person does who taps "Allow" at last.
 * @returns the largest payload both sides take, or null when the other side left
 * @throws MalformedPacketError
 */
export async function shakeHands(parts: HandshakeParts): Promise<number | null> {
  const { link, farm, device, settings, closed } = parts;
  const hello = await link.read();
  if (hello === null) return null;
  if (hello.command !== COMMAND.connect) throw new MalformedPacketError('the first packet is no CNXN');
  await whenFarm(farm, closed, () => farm.stateOf(device) !== 'offline');
  if (settings.auth === 'anyKey' || farm.stateOf(device) === 'unauthorized') await askForKey(parts);
  await link.send(COMMAND.connect, settings.protocolVersion, settings.maxPayload, bannerOf(device, settings));
  link.agreeOn(Math.min(hello.arg0, settings.protocolVersion));
  return Math.min(hello.arg1, settings.maxPayload);
}

async function askForKey({ link, farm, device, closed }: HandshakeParts): Promise<void> {
  for (;;) {
    await link.send(COMMAND.auth, AUTH.token, 0, randomBytes(TOKEN_BYTES));
    const answer = await link.read();
    if (answer === null) throw new StreamClosedError();
    if (answer.command !== COMMAND.auth) throw new MalformedPacketError('an AUTH was not answered');
    const known = farm.stateOf(device) === 'device';
    if (answer.arg0 === AUTH.signature && known) return;
    if (answer.arg0 === AUTH.publicKey)
      return whenFarm(farm, closed, () => farm.stateOf(device) === 'device');
  }
}

/** `device::` and the facts `adb devices -l` shows. Source: AOSP packages/modules/adb/adb.cpp, `get_connection_string`. */
function bannerOf(device: VirtualDevice, { features }: DeviceDoorSettings): Buffer {
  const facts = ['ro.product.name', 'ro.product.model', 'ro.product.device'].map(
    (name) => `${name}=${device.properties.get(name) ?? ''};`,
  );
  return Buffer.from(`device::${facts.join('')}features=${features}`);
}
