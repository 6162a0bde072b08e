import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/*
 * A Linux without a keyring, as this stand-in usually runs on: nothing to trust. With `MUSTER_STAND_IN_KEY_STORE=FILE`
 * there is one, whose key is that file, as a user's keyring is outside of every data folder: another file is another
 * computer. Real encryption, so that what was sealed elsewhere or changed does not open.
 */

const file = process.env['MUSTER_STAND_IN_KEY_STORE'];

function key() {
  if (!file) throw new Error('Encryption is not available');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return readFileSync(file);
}

export const safeStorage = {
  getSelectedStorageBackend: () => (file ? 'gnome_libsecret' : 'basic_text'),
  // On Linux Electron says that it can, whatever there is; only the backend tells.
  isAsyncEncryptionAvailable: () => Promise.resolve(true),

  async encryptStringAsync(text) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },

  async decryptStringAsync(sealed) {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const clear = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    return { shouldReEncrypt: false, result: clear.toString('utf8') };
  },
};
