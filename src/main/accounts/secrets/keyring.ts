import type { ErrorOf, Result } from '../../../shared/errors';
import type { SecretsState } from '../../../shared/contract/accounts';

/** The system's place for keys, bound to this user of this computer; Electron's safeStorage on the desktop. */
export interface KeyStore {
  /** False where the system has none to trust (no keyring on Linux): then the key file is used. */
  isAvailable(): boolean;
  seal(clear: Uint8Array): Uint8Array;
  /** Throws when it was sealed by another user or computer. */
  open(sealed: Uint8Array): Uint8Array;
}

/** Opens the data key that secrets are sealed with, in whatever way can, and changes those ways. */
export interface Keyring {
  state(): SecretsState;
  onState(listener: () => void): () => void;
  unlock(passphrase: string): Promise<Result<null, ErrorOf<'passphrase_wrong'>>>;
  setPassphrase(
    passphrase: string | null,
  ): Promise<Result<null, ErrorOf<'secrets_locked'> | ErrorOf<'last_key'>>>;
  /** Answers how many secrets were sealed anew. */
  rotate(): Promise<Result<number, ErrorOf<'secrets_locked'>>>;
  /** Removes secrets nothing opens any more, and their key. */
  forget(): Promise<number>;
}
