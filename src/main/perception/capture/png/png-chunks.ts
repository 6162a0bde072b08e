import { crc32 } from 'node:zlib';
import { ReplyError } from '../../../devices/adb/adb-failure';
import { isScreenSize } from '../../../devices/adb/screencap-header';

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What a screen's PNG holds. Source: W3C Portable Network Graphics, 5 and 11. */
export interface PngParts {
  readonly width: number;
  readonly height: number;
  /** 3 for RGB, 4 for RGBA. */
  readonly channels: 3 | 4;
  /** The zlib stream, in the pieces it came in. */
  readonly packed: readonly Buffer[];
}

const HEADER_BYTES = 13;
const FRAME_BYTES = 12;
/** Bit 5 of the first letter: a chunk that may be left out. */
const ANCILLARY = 0x20;

/**
 * Takes a PNG apart. 8 bits per channel, with or without alpha, not interlaced: what `screencap -p` writes.
 * Throws `ReplyError`: `device_reply_cut` where its end is missing, `device_protocol` for what is broken or otherwise.
 */
export function readPngChunks(bytes: Buffer): PngParts {
  let header: Omit<PngParts, 'packed'> | undefined;
  const packed: Buffer[] = [];
  for (let at = PNG_SIGNATURE.length; ;) {
    const { name, data } = chunkAt(bytes, at);
    at += data.length + FRAME_BYTES;
    if ((name === 'IHDR') === (header !== undefined)) throw broken('it does not begin with its header');
    if (name === 'IHDR') header = readHeader(data);
    else if (name === 'IDAT') packed.push(data);
    else if (name === 'IEND' && header) return { ...header, packed };
    else if (name !== 'PLTE' && (name.charCodeAt(0) & ANCILLARY) === 0) throw broken(`${name} is not known`);
  }
}

function chunkAt(bytes: Buffer, at: number): { readonly name: string; readonly data: Buffer } {
  const length = at + FRAME_BYTES <= bytes.length ? bytes.readUInt32BE(at) : 0;
  const end = at + FRAME_BYTES + length;
  if (end > bytes.length || at + FRAME_BYTES > bytes.length)
    throw new ReplyError('device_reply_cut', 'the PNG ended too early');
  const name = bytes.toString('latin1', at + 4, at + 8);
  if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
    throw broken(`${JSON.stringify(name)} is damaged`);
  return { name, data: bytes.subarray(at + 8, end - 4) };
}

function readHeader(data: Buffer): Omit<PngParts, 'packed'> {
  if (data.length !== HEADER_BYTES) throw broken('its header is too short or too long');
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
  if (!isScreenSize(width, height)) throw broken(`${String(width)}×${String(height)} is no screen`);
  return { width, height, channels: readKind(data) };
}

function readKind(data: Buffer): 3 | 4 {
  const [depth = 0, colour = 0, packing, filter, interlace] = data.subarray(8);
  const channels = colour === 2 ? 3 : 4;
  if (depth !== 8 || (colour !== 2 && colour !== 6))
    throw broken(`${String(depth)} bits of colour type ${String(colour)} are not read`);
  if (packing !== 0 || filter !== 0) throw broken('it is packed in a way that is not known');
  if (interlace !== 0) throw broken('it is interlaced');
  return channels;
}

function broken(why: string): ReplyError {
  return new ReplyError('device_protocol', `the PNG can’t be read: ${why}`);
}
