/**
 * Bytes of adb's smart-socket protocol: a request is four hexadecimal digits of length and the service's name; the
 * answer begins with `OKAY` or `FAIL`, a failure goes on with four digits of length and a text
 * (AOSP `packages/modules/adb/OVERVIEW.TXT` and `SERVICES.TXT`).
 */
const LENGTH_DIGITS = 4;
const STATUS_BYTES = 4;
const MAX_REQUEST_BYTES = 0xffff;

/** One request as bytes. Throws a RangeError when the service's name does not fit the protocol's length field. */
export function encodeRequest(service: string): Buffer {
  const bytes = Buffer.byteLength(service);
  if (bytes > MAX_REQUEST_BYTES)
    throw new RangeError(`request of ${String(bytes)} bytes is too long for adb`);
  return Buffer.from(bytes.toString(16).padStart(LENGTH_DIGITS, '0') + service);
}

/** The number in four hexadecimal digits, or undefined when they are none. */
export function decodeLength(digits: string): number | undefined {
  return /^[\da-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

/** How the server answered one request; `rest` are bytes that followed. */
export type RequestStatus =
  | { readonly kind: 'okay'; readonly rest: Buffer }
  | { readonly kind: 'fail'; readonly message: string }
  | { readonly kind: 'malformed'; readonly text: string };

/** Reads the answer to one request out of pieces of any size. */
export class StatusReader {
  private pending: Buffer = Buffer.alloc(0);

  /** Takes a piece; undefined until the answer is complete. */
  read(piece: Buffer): RequestStatus | undefined {
    const bytes = this.pending.length === 0 ? piece : Buffer.concat([this.pending, piece]);
    if (bytes.length < STATUS_BYTES) return this.keep(bytes);
    const status = bytes.toString('latin1', 0, STATUS_BYTES);
    if (status === 'OKAY') {
      this.pending = Buffer.alloc(0);
      return { kind: 'okay', rest: bytes.subarray(STATUS_BYTES) };
    }
    if (status !== 'FAIL') return { kind: 'malformed', text: bytes.toString('latin1', 0, 64) };
    const start = STATUS_BYTES + LENGTH_DIGITS;
    if (bytes.length < start) return this.keep(bytes);
    const length = decodeLength(bytes.toString('latin1', STATUS_BYTES, start));
    if (length === undefined) return { kind: 'malformed', text: bytes.toString('latin1', 0, 64) };
    if (bytes.length < start + length) return this.keep(bytes);
    return { kind: 'fail', message: bytes.toString('utf8', start, start + length) };
  }

  /** Waits for more. A copy: the piece lives in a buffer that the next read overwrites. */
  private keep(bytes: Buffer): RequestStatus | undefined {
    this.pending = Buffer.from(bytes);
    return undefined;
  }
}
