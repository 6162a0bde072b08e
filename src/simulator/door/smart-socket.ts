import type { ByteReader } from '../stream/byte-reader';
import type { ByteStream } from '../stream/byte-stream';

const MAX_TEXT_BYTES = 0xffff;

/** A request was not four hexadecimal digits and as many bytes. */
export class MalformedRequestError extends Error {
  override readonly name = 'MalformedRequestError';
}

/**
 * Reads one request of the smart-socket protocol: its length as four hexadecimal digits, then the text. Null at the end
 * of the connection. Source: AOSP packages/modules/adb/OVERVIEW.TXT, "Client <-> Server protocol".
 */
export async function readRequest(reader: ByteReader): Promise<string | null> {
  const digits = await reader.readExactlyOrEnd(4);
  if (digits === null) return null;
  const text = digits.toString('latin1');
  if (!/^[\da-fA-F]{4}$/.test(text)) throw new MalformedRequestError(`"${text}" is no length.`);
  return (await reader.readExactly(Number.parseInt(text, 16))).toString('utf8');
}

/** A text with its length in front, cut at the longest the protocol can carry. */
export function framed(text: string): Buffer {
  const bytes = Buffer.from(text).subarray(0, MAX_TEXT_BYTES);
  return Buffer.concat([Buffer.from(bytes.length.toString(16).padStart(4, '0')), bytes]);
}

/** Says yes, with an answer or without one. */
export function sendOkay(stream: ByteStream, answer?: string): Promise<void> {
  const okay = Buffer.from('OKAY');
  return stream.write(answer === undefined ? okay : Buffer.concat([okay, framed(answer)]));
}

/** Says no, with adb's words for it. */
export function sendFail(stream: ByteStream, reason: string): Promise<void> {
  return stream.write(Buffer.concat([Buffer.from('FAIL'), framed(reason)]));
}
