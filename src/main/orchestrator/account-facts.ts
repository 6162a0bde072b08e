import type { AccountField } from '../../shared/account';
import type { SecretsState } from '../../shared/contract/accounts';
import type { Clock, Logger } from '../../shared/ports';
import { AccountsFileError, type AccountsThread } from '../accounts/accounts-thread';
import type { Keyring } from '../accounts/secrets/keyring';

/** Accounts change thousands of times a second; what is said about definitions may be this old. */
const LOOK_EVERY_MS = 500;

/** What of the accounts decides whether a routine can work with them. */
export interface AccountFacts {
  /** Custom fields; null while nobody knows. */
  readonly fields: readonly AccountField[] | null;
  readonly secrets: SecretsState['state'];
  /** Names of the secret inputs that have a value, by id of their group. */
  readonly inputSecrets: Readonly<Record<string, readonly string[]>>;
  /** Why accounts can't be used at all; null when they can. */
  readonly unusable: string | null;
}

/** The facts as they were when last looked at. */
export interface FollowedAccountFacts {
  readonly known: AccountFacts;
  /** Tells that they are others by now. */
  onChanged(listener: () => void): () => void;
  /** Looks now: resolves when what was written before is known. */
  lookNow(): Promise<void>;
  /** Resolves when nothing is asked any more. */
  close(): Promise<void>;
}

export interface AccountFactsParts {
  readonly thread: AccountsThread;
  readonly keyring: Pick<Keyring, 'state' | 'onState'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Reads the facts and follows them. */
export async function followAccountFacts(parts: AccountFactsParts): Promise<FollowedAccountFacts> {
  const { thread, keyring, clock, logger } = parts;
  const listeners = new Set<() => void>();
  let known = await readFacts(parts);
  let cancelTimer: (() => void) | undefined;
  let work = Promise.resolve();
  const look = async (): Promise<void> => {
    const read = await readFacts(parts);
    if (JSON.stringify(read) === JSON.stringify(known)) return;
    known = read;
    for (const listener of [...listeners]) listener();
  };
  const later = (): void => {
    cancelTimer ??= clock.schedule(LOOK_EVERY_MS, () => {
      cancelTimer = undefined;
      work = work
        .then(look)
        // The next change brings another try.
        .catch((error: unknown) => logger.warn({ event: 'accounts.facts_failed', error }));
    });
  };
  const offs = [thread.onChanged(later), keyring.onState(later)];
  return {
    get known() {
      return known;
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    lookNow() {
      const looked = work.then(look);
      work = looked.catch((error: unknown) => logger.warn({ event: 'accounts.facts_failed', error }));
      return looked;
    },
    async close() {
      for (const off of offs) off();
      cancelTimer?.();
      await work;
    },
  };
}

async function readFacts({ thread, keyring }: AccountFactsParts): Promise<AccountFacts> {
  const secrets = keyring.state().state;
  try {
    const fields = await thread.ask('readAccountFields', null);
    const inputSecrets = byGroup(await thread.ask('listInputSecrets', null));
    return { fields, secrets, inputSecrets, unusable: null };
  } catch (error) {
    if (!(error instanceof AccountsFileError)) throw error;
    return { fields: null, secrets, inputSecrets: {}, unusable: error.message };
  }
}

function byGroup(
  kept: readonly { readonly definitionId: string; readonly input: string }[],
): AccountFacts['inputSecrets'] {
  const groups = new Map<string, string[]>();
  for (const { definitionId, input } of kept)
    groups.set(definitionId, [...(groups.get(definitionId) ?? []), input]);
  return Object.fromEntries(groups);
}
