import { safeStorage } from 'electron';
import { platform } from 'node:process';
import type { KeyStore } from '../accounts/secrets/keyring';

/**
 * Electron's safeStorage: Keychain on macOS, DPAPI on Windows, the desktop's keyring on Linux. Where Linux has no keyring
 * safeStorage uses a password everybody knows, which is none. To be asked once the app is ready.
 */
export function createSafeStorageKeyStore(): KeyStore {
  return {
    isAvailable: async () => !hasOnlyPlainText() && (await safeStorage.isAsyncEncryptionAvailable()),
    seal: (clear) => safeStorage.encryptStringAsync(Buffer.from(clear).toString('base64')),
    async open(sealed) {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
      return Uint8Array.from(Buffer.from(result, 'base64'));
    },
  };
}

function hasOnlyPlainText(): boolean {
  return platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
}
