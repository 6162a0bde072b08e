/** Commands of the protocol between adb server and device. Source: AOSP packages/modules/adb/protocol.txt and adb.h. */
export const COMMAND = {
  connect: 0x4e584e43,
  auth: 0x48545541,
  open: 0x4e45504f,
  okay: 0x59414b4f,
  write: 0x45545257,
  close: 0x45534c43,
} as const;

/** The first version, and the one since which checksums are neither computed nor looked at. */
export const VERSION_MIN = 0x01000000;
export const VERSION_WITHOUT_CHECKSUM = 0x01000001;

/** Bytes before the payload: command, two arguments, length, checksum, and the command with every bit turned. */
export const HEADER_BYTES = 24;

export interface Packet {
  readonly command: number;
  readonly arg0: number;
  readonly arg1: number;
  readonly payload: Buffer;
}

export interface PacketHeader extends Omit<Packet, 'payload'> {
  readonly length: number;
  readonly checksum: number;
}

/** Thrown for bytes that are no packet; a connection is of no use after that. */
export class MalformedPacketError extends Error {
  override readonly name = 'MalformedPacketError';
}

/** Sum of all bytes, as `data_crc32` holds it despite its name. */
export function checksumOf(payload: Uint8Array): number {
  let sum = 0;
  for (const byte of payload) sum = (sum + byte) >>> 0;
  return sum;
}

/** Header of a packet; `checksum` false leaves that field 0. */
export function encodeHeader({ command, arg0, arg1, payload }: Packet, checksum: boolean): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const fields = [command, arg0, arg1, payload.length, checksum ? checksumOf(payload) : 0, ~command >>> 0];
  for (const [index, field] of fields.entries()) header.writeUInt32LE(field >>> 0, index * 4);
  return header;
}

/** Reads a header. @throws MalformedPacketError when it is none, or announces more than `maxPayload` bytes */
export function decodeHeader(bytes: Buffer, maxPayload: number): PacketHeader {
  const field = (index: number): number => bytes.readUInt32LE(index * 4);
  const command = field(0);
  const length = field(3);
  if (field(5) !== ~command >>> 0)
    throw new MalformedPacketError(`${bytes.toString('hex')} is no packet header`);
  if (length > maxPayload) throw new MalformedPacketError(`a packet of ${String(length)} bytes is too long`);
  return { command, arg0: field(1), arg1: field(2), length, checksum: field(4) };
}
