import type { ErrorOf, Result } from '../../../shared/errors';
import type { SecretsState } from '../../../shared/contract/accounts';

/**
 * The system's place for keys, bound to this user of this computer; Electron's safeStorage on the desktop. Each may wait
 * for a person who is asked to allow it.
 */
export interface KeyStore {
  /** False where the system has none to trust (no keyring on Linux): then the key file is used. */
  isAvailable(): Promise<boolean>;
  seal(clear: Uint8Array): Promise<Uint8Array>;
  /** Rejects when it was sealed by another user or computer. */
  open(sealed: Uint8Array): Promise<Uint8Array>;
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
  /** Removes the secrets that don't open: all with their key while they are locked or lost, else the damaged ones. */
  forget(): Promise<number>;
  /** Resolves when nothing is in work with the file any more. */
  close(): Promise<void>;
}
