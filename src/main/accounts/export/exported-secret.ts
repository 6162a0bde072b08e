import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  scrypt,
  scryptSync,
  type ScryptOptions,
} from 'node:crypto';

/** How a secret stands in an exported file: `muster-secret:v1:<salt>:<nonce>:<sealed>`, each in base64url. */
const PREFIX = 'muster-secret:v1:';
/** What v1 means: scrypt with these costs (32 MB, about a tenth of a second), AES-256-GCM, 16 bytes of tag at the end. */
const COSTS: ScryptOptions = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1_024 * 1_024 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Each other salt costs a derivation: a file with one per row would keep the computer busy for hours. */
const MAX_SALTS = 16;

/** A key made from a passphrase for one export; all its secrets share the salt. */
export interface ExportKey {
  readonly salt: Uint8Array;
  readonly key: Uint8Array;
}

/** Makes the key of an export. */
export function deriveExportKey(passphrase: string): Promise<ExportKey> {
  const salt = randomBytes(SALT_BYTES);
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, COSTS, (error, key) =>
      error ? reject(error) : resolve({ salt, key }),
    );
  });
}

/** Seals one secret for a file. */
export function sealForFile({ salt, key }: ExportKey, clear: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(PREFIX));
  const sealed = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return PREFIX + [salt, nonce, sealed].map((part) => Buffer.from(part).toString('base64url')).join(':');
}

/** Whether a value is a secret sealed for a file. */
export function isSealedForFile(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** Opens secrets of files with one passphrase; undefined for what it does not open. Blocks: for a worker thread only. */
export function createFileSecretOpener(passphrase: string): (text: string) => string | undefined {
  const keys = new Map<string, Uint8Array>();
  const keyFor = (salt: string): Uint8Array | undefined => {
    const known = keys.get(salt);
    if (known || keys.size >= MAX_SALTS) return known;
    const key = scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64url'), KEY_BYTES, COSTS);
    keys.set(salt, key);
    return key;
  };
  return (text) => {
    const [salt = '', nonce = '', sealed = '', ...more] = text.slice(PREFIX.length).split(':');
    const [iv, body] = [Buffer.from(nonce, 'base64url'), Buffer.from(sealed, 'base64url')];
    if (more.length > 0 || iv.length !== NONCE_BYTES || body.length < TAG_BYTES) return undefined;
    const key = keyFor(salt);
    return key && opened(key, iv, body);
  };
}

function opened(key: Uint8Array, iv: Uint8Array, body: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv);
    decipher.setAAD(Buffer.from(PREFIX));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
