import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRaw, constants } from 'node:zlib';
import { err, ok, type Result } from '../../shared/errors';
import type { ImportRefusal } from '../../shared/import';

/** Version of the form of share strings this program writes. */
const VERSION = 1;
const START = /^MUSTER([1-9]\d{0,8}):/;
const CHECKSUM_LENGTH = 8;

export type ShareStringProblem = Extract<
  ImportRefusal,
  { code: 'share_string_broken' | 'share_string_newer' }
>;

/**
 * A text as one string people can paste into a message: `MUSTER1:` + base64url of the raw-deflated UTF-8 + `.` + the
 * first eight hex digits of the SHA-256 of the deflated bytes.
 */
export function packShareString(text: string): string {
  const packed = deflateRawSync(Buffer.from(text), { level: constants.Z_BEST_COMPRESSION });
  return `MUSTER${String(VERSION)}:${packed.toString('base64url')}.${checksumOf(packed)}`;
}

/** Whether a text means to be a share string of any version. */
export function isShareString(text: string): boolean {
  return START.test(text.trimStart());
}

/** The bytes in a share string; line breaks and blanks that came in on the way do not matter. */
export async function unpackShareString(
  text: string,
  maxBytes: number,
): Promise<Result<Uint8Array, ShareStringProblem>> {
  const compact = text.replaceAll(/\s+/g, '');
  const version = Number(START.exec(compact)?.[1] ?? 0);
  if (version !== VERSION) return err({ code: 'share_string_newer', version, supported: VERSION });
  const body = compact.slice(compact.indexOf(':') + 1);
  if (!/^[\w.-]*$/.test(body)) return broken('not_base64');
  const dot = body.indexOf('.');
  const checksum = body.slice(dot + 1);
  if (dot < 1 || checksum.length < CHECKSUM_LENGTH) return broken('cut_off');
  if (!/^[\da-f]{8}$/.test(checksum)) return broken('not_base64');
  const packed = Buffer.from(body.slice(0, dot), 'base64url');
  if (checksumOf(packed) !== checksum) return broken('checksum');
  return inflate(packed, maxBytes);
}

/** Unpacks beside the host's own work and never more than `maxBytes`. */
function inflate(packed: Uint8Array, maxBytes: number): Promise<Result<Uint8Array, ShareStringProblem>> {
  return new Promise((resolve) => {
    inflateRaw(packed, { maxOutputLength: maxBytes }, (error, bytes) => {
      if (error === null) resolve(ok(bytes));
      else resolve(broken(isTooLarge(error) ? 'too_large' : 'not_compressed'));
    });
  });
}

function isTooLarge(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function checksumOf(packed: Uint8Array): string {
  return createHash('sha256').update(packed).digest('hex').slice(0, CHECKSUM_LENGTH);
}

function broken(flaw: Extract<ShareStringProblem, { code: 'share_string_broken' }>['flaw']): {
  readonly ok: false;
  readonly error: ShareStringProblem;
} {
  return err({ code: 'share_string_broken', flaw });
}
