import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyStore } from '../src/main/accounts/secrets/keyring';

/** A key store as that of one user of one computer: another one opens nothing of it. It can be switched off. */
export interface TestKeyStore extends KeyStore {
  available: boolean;
}

export function createTestKeyStore(): TestKeyStore {
  const key = randomBytes(32);
  return {
    available: true,
    isAvailable() {
      return Promise.resolve(this.available);
    },
    seal(clear) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Promise.resolve(
        Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]),
      );
    },
    async open(sealed) {
      await Promise.resolve();
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    },
  };
}
