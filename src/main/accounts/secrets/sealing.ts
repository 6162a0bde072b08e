import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Length of every key here, bytes: AES-256. */
export const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Format byte, then the number of the data key (32 bits, big endian). */
const HEADER_BYTES = 5;
const FORMAT = 1;
const LARGEST_GENERATION = 0xffff_ffff;

/** What was sealed does not open: another key, another place, or changed bytes. Says nothing of what is inside. */
export class NotOpenedError extends Error {
  override readonly name = 'NotOpenedError';
}

/** A key: 32 random bytes. */
export function newKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** AES-256-GCM under a random nonce of 96 bits: nonce, sealed bytes, tag. `purpose` must be the same to open it. */
export function sealBytes(key: Uint8Array, clear: Uint8Array, purpose: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(purpose);
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `sealBytes` made. Throws `NotOpenedError`. */
export function openBytes(key: Uint8Array, sealed: Uint8Array, purpose: Uint8Array): Buffer {
  if (sealed.byteLength < NONCE_BYTES + TAG_BYTES) throw new NotOpenedError('too short to be sealed');
  const tagAt = sealed.byteLength - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(purpose);
  decipher.setAuthTag(sealed.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, tagAt)), decipher.final()]);
  } catch {
    throw new NotOpenedError('the key does not open this here');
  }
}

/** What keys and proofs are bound to: parts can't run into each other. */
export function purposeOf(...parts: readonly (string | number)[]): Buffer {
  return Buffer.from(['muster', ...parts].join('\0'));
}

/** Where a secret stands: in the account with this `uid`, in the custom field with this number. */
export interface SecretPlace {
  readonly accountUid: string;
  readonly fieldId: number;
}

/** Seals the value of a field under data key number `generation`. In UTF-16, so that any text comes back as it was. */
export function sealSecret(
  generation: number,
  key: Uint8Array,
  place: SecretPlace,
  clear: string,
): Uint8Array {
  const header = headerOf(generation);
  return Buffer.concat([header, sealBytes(key, Buffer.from(clear, 'utf16le'), bindTo(place, header))]);
}

/** The number of the data key something was sealed under; null for what has no known format. */
export function generationOf(sealed: Uint8Array): number | null {
  if (sealed.byteLength < HEADER_BYTES || sealed[0] !== FORMAT) return null;
  return Buffer.from(sealed.buffer, sealed.byteOffset, HEADER_BYTES).readUInt32BE(1);
}

/** Opens what `sealSecret` made for the same place. Throws `NotOpenedError`. */
export function openSecret(key: Uint8Array, place: SecretPlace, sealed: Uint8Array): string {
  const header = sealed.subarray(0, HEADER_BYTES);
  if (generationOf(sealed) === null) throw new NotOpenedError('of no known format');
  return openBytes(key, sealed.subarray(HEADER_BYTES), bindTo(place, header)).toString('utf16le');
}

function headerOf(generation: number): Buffer {
  if (generation < 1 || generation > LARGEST_GENERATION) throw new RangeError('no number of a data key');
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(FORMAT, 0);
  header.writeUInt32BE(generation, 1);
  return header;
}

function bindTo({ accountUid, fieldId }: SecretPlace, header: Uint8Array): Buffer {
  return Buffer.concat([purposeOf('account secret', accountUid, fieldId, ''), header]);
}
