import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { WayParameters } from './key-wraps';
import { KEY_BYTES } from './sealing';

const SALT_BYTES = 16;
/** 128 MB and about half a second for each guess (RFC 7914; OWASP's strongest row). */
const COST = { N: 2 ** 17, r: 8, p: 1 };
/** What a file may ask for: parameters are read from it before anything proves that it is ours. */
const LIMITS = { N: 2 ** 20, r: 16, p: 4 };

const Parameters = z.object({
  kdf: z.literal('scrypt'),
  salt: z.string().max(128),
  N: z.number().int().min(2).max(LIMITS.N),
  r: z.number().int().min(1).max(LIMITS.r),
  p: z.number().int().min(1).max(LIMITS.p),
});

/** What makes a key of a passphrase, with a salt of its own. */
export function newPassphraseParameters(): WayParameters {
  return { kdf: 'scrypt', salt: randomBytes(SALT_BYTES).toString('base64'), ...COST };
}

/**
 * The key of a passphrase; undefined for parameters nobody of us wrote. Accents count the same however a system writes
 * them. Needs 128 MB for a moment: one at a time.
 */
export async function keyOfPassphrase(
  passphrase: string,
  parameters: WayParameters,
): Promise<Uint8Array | undefined> {
  const read = Parameters.safeParse(parameters);
  if (!read.success) return undefined;
  const { salt, N, r, p } = read.data;
  const maxmem = 256 * N * r + 128 * r * p + 1_000_000;
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFKC'),
      Buffer.from(salt, 'base64'),
      KEY_BYTES,
      { N, r, p, maxmem },
      (error, key) => {
        if (error) reject(error);
        else resolve(key);
      },
    );
  });
}
