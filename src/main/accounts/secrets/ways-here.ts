import type { Message } from '../../../shared/catalogue/translate';
import type { Clock, Logger } from '../../../shared/ports';
import type { FoundWays } from '../operations/secrets/read-ways';
import type { AccountsThread } from '../accounts-thread';
import { readKeyFile } from './key-file';
import type { KeyStore } from './keyring';
import type { KeyWay, OpenWay, WayParameters } from './key-wraps';
import { keyOfPassphrase, newPassphraseParameters } from './passphrase-key';
import { newKey } from './sealing';
import { SECRETS_PROBLEMS } from './secrets-problems';

/** How long a key store may ask the person before it counts as not to be had. */
const KEY_STORE_PATIENCE_MS = 60_000;

export interface WaysHereOptions {
  readonly thread: AccountsThread;
  readonly keyFile: string;
  readonly keyStore: KeyStore | null;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How trying a way went. `mayOpen`: it can't now, but could with the right thing done. */
export type TriedWay =
  | { readonly opened: true; readonly keys: number }
  | { readonly opened: false; readonly mayOpen: boolean; readonly problem: Message | null };

type FoundWay = FoundWays['ways'][number];

/** The ways to the data key as this process can go them. Keys leave its memory as soon as the thread has them. */
export interface WaysHere {
  try(way: FoundWay, passphrase: string | null): Promise<TriedWay>;
  /** A new way through the system's key store; null where there is none to be had. */
  newKeyStoreWay(): Promise<OpenWay | null>;
  newPassphraseWay(passphrase: string): Promise<OpenWay>;
}

/** Makes them. */
export function createWaysHere(options: WaysHereOptions): WaysHere {
  return {
    try(way, passphrase) {
      if (way.kind === 'keystore') return tryKeyStore(options, way.parameters);
      if (way.kind === 'keyFile') return tryKeyFile(options);
      return tryPassphrase(options, way.parameters, passphrase);
    },
    newKeyStoreWay: () => newKeyStoreWay(options),
    async newPassphraseWay(passphrase) {
      const parameters = newPassphraseParameters();
      const key = await keyOfPassphrase(passphrase, parameters);
      if (!key) throw new Error('own parameters of a passphrase are refused');
      return { kind: 'passphrase', parameters, key };
    },
  };
}

async function tryKeyStore(options: WaysHereOptions, parameters: WayParameters): Promise<TriedWay> {
  const { keyStore, clock, logger } = options;
  if (!keyStore) return { opened: false, mayOpen: true, problem: SECRETS_PROBLEMS.keyStoreElsewhere };
  try {
    if (!(await within(clock, keyStore.isAvailable())))
      return { opened: false, mayOpen: true, problem: SECRETS_PROBLEMS.keyStoreAbsent };
  } catch (error) {
    logger.warn({ event: 'accounts.keyStore.failed', error });
    return { opened: false, mayOpen: true, problem: SECRETS_PROBLEMS.keyStoreAbsent };
  }
  const key = await within(
    clock,
    keyStore.open(Buffer.from(String(parameters['sealed'] ?? ''), 'base64')),
  ).catch((error: unknown) => logger.warn({ event: 'accounts.keyStore.refused', error }));
  const opened = key ? await openWith(options, 'keystore', [key]) : -1;
  return opened < 0
    ? { opened: false, mayOpen: false, problem: SECRETS_PROBLEMS.keyStoreOther }
    : { opened: true, keys: 1 };
}

async function tryKeyFile(options: WaysHereOptions): Promise<TriedWay> {
  const { keyFile, logger } = options;
  const file = await readKeyFile(keyFile);
  if (file.found === 'unreadable') {
    logger.warn({ event: 'accounts.keyFile.unreadable', file: keyFile, reason: file.reason });
    return { opened: false, mayOpen: true, problem: SECRETS_PROBLEMS.keyFileUnreadable };
  }
  if (file.found === 'nothing')
    return { opened: false, mayOpen: false, problem: SECRETS_PROBLEMS.keyFileGone };
  if (file.wasOpenToOthers) logger.warn({ event: 'accounts.keyFile.wasOpenToOthers', file: keyFile });
  const keys = file.keys.length;
  return (await openWith(options, 'keyFile', file.keys)) < 0
    ? { opened: false, mayOpen: false, problem: SECRETS_PROBLEMS.keyFileOther }
    : { opened: true, keys };
}

async function tryPassphrase(
  options: WaysHereOptions,
  parameters: WayParameters,
  passphrase: string | null,
): Promise<TriedWay> {
  if (passphrase === null) return { opened: false, mayOpen: true, problem: null };
  const key = await keyOfPassphrase(passphrase, parameters);
  const opened = key ? await openWith(options, 'passphrase', [key]) : -1;
  return opened < 0
    ? { opened: false, mayOpen: true, problem: SECRETS_PROBLEMS.passphraseWrong }
    : { opened: true, keys: 1 };
}

async function openWith(
  { thread }: WaysHereOptions,
  kind: KeyWay,
  keys: readonly Uint8Array[],
): Promise<number> {
  try {
    return await thread.ask('openSecrets', { kind, keys });
  } finally {
    for (const key of keys) key.fill(0);
  }
}

/** The key store keeps a key of its own for this folder, which opens the data key. */
async function newKeyStoreWay({ keyStore, clock, logger }: WaysHereOptions): Promise<OpenWay | null> {
  try {
    if (!keyStore || !(await within(clock, keyStore.isAvailable()))) return null;
    const key = newKey();
    const sealed = Buffer.from(await within(clock, keyStore.seal(key))).toString('base64');
    return { kind: 'keystore', parameters: { sealed }, key };
  } catch (error) {
    logger.warn({ event: 'accounts.keyStore.failed', error });
    return null;
  }
}

function within<T>(clock: Clock, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(KEY_STORE_PATIENCE_MS, () =>
      reject(new Error('the key store did not answer')),
    );
    void answer.then(resolve, reject).finally(cancel);
  });
}
