import { FEATURES } from '../door/protocol-facts';
import { VERSION_WITHOUT_CHECKSUM } from './packet';

/** Largest payload of today's adb, 1 MiB. Source: AOSP packages/modules/adb/adb.h, `MAX_PAYLOAD`. */
const MAX_PAYLOAD = 1024 * 1024;

/** What kind of adb the devices speak. */
export interface DeviceDoorSettings {
  /** Port of the first device, the next ones follow; 0 gives every device a free one. */
  readonly port: number;
  /** `0x01000001`, or `0x01000000` for devices that look at checksums. */
  readonly protocolVersion: number;
  /** Largest payload a device takes. */
  readonly maxPayload: number;
  /** Features the banner names; without `shell_v2` a device is one of before Android 7. */
  readonly features: string;
  /** Whether a device wants a key before it lets anybody in. It takes any key. */
  readonly auth: 'none' | 'anyKey';
  /** Packets are written in pieces of so many bytes; null for whole ones. */
  readonly pieceBytes: number | null;
  /** Wait before each packet a device sends. */
  readonly packetDelayMs: number;
}

export const DEFAULT_DEVICE_DOOR_SETTINGS: DeviceDoorSettings = {
  port: 0,
  protocolVersion: VERSION_WITHOUT_CHECKSUM,
  maxPayload: MAX_PAYLOAD,
  features: FEATURES,
  auth: 'none',
  pieceBytes: null,
  packetDelayMs: 0,
};
