import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { SecretsState } from '../../../shared/contract/accounts';
import { flushFile } from '../../platform/document-writer';
import { createKeyedQueue } from '../../platform/keyed-queue';
import { AccountsFileError, RefusedError } from '../accounts-thread';
import type { FoundWays } from '../operations/secrets/read-ways';
import { readKeyFile, writeKeyFile } from './key-file';
import type { Keyring } from './keyring';
import type { KeyWay, OpenWay } from './key-wraps';
import { newKey } from './sealing';
import { SECRETS_PROBLEMS } from './secrets-problems';
import { createWaysHere, type TriedWay, type WaysHere, type WaysHereOptions } from './ways-here';

export interface KeyringOptions extends WaysHereOptions {
  /** The file of accounts. */
  readonly file: string;
  /** Given at the start by whoever runs the program without a window; null where nobody did. */
  readonly passphrase: string | null;
}

/** How long a start waits for the key store, which may be asking the person. */
const START_PATIENCE_MS = 3_000;
/** While there is no secret, changes of accounts are looked at no more often than this. */
const LOOK_EVERY_MS = 500;
const NONE: SecretsState = { state: 'none', openedBy: [], problem: null };
/** What asks nobody is tried first. */
const ORDER: readonly KeyWay[] = ['keyFile', 'keystore', 'passphrase'];

/** Opens the data key in whatever way works; makes one when the first secret is to be kept. Never rejects. */
export async function createKeyring(options: KeyringOptions): Promise<Keyring> {
  const keyring = new SqliteKeyring(options);
  const begun = keyring.begin(options.passphrase);
  await new Promise<void>((resolve) => {
    const cancel = options.clock.schedule(START_PATIENCE_MS, resolve);
    void begun.then(resolve).finally(cancel);
  });
  return keyring;
}

class SqliteKeyring implements Keyring {
  readonly #options: KeyringOptions;
  readonly #here: WaysHere;
  readonly #queue = createKeyedQueue();
  readonly #listeners = new Set<() => void>();
  readonly #unfollow: () => void;
  #state = NONE;
  /** Ways that opened the data key here. */
  #working = new Set<KeyWay>();
  /** What has come since the last look; null between looks. */
  #looking: { again: boolean } | null = null;
  #cancelLook: () => void = () => undefined;

  constructor(options: KeyringOptions) {
    this.#options = options;
    this.#here = createWaysHere(options);
    this.#unfollow = options.thread.onChanged(() => this.#look());
  }

  state(): SecretsState {
    return this.#state;
  }

  onState(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A file that can't be worked with is told by everybody who asks for accounts; here it has no secrets. */
  begin(passphrase: string | null): Promise<void> {
    return this.#one(() => this.#begin(passphrase)).catch((error: unknown) => {
      if (!(error instanceof AccountsFileError))
        this.#options.logger.error({ event: 'accounts.secrets.failed', error });
    });
  }

  unlock(passphrase: string): Promise<Result<null, ErrorOf<'passphrase_wrong'>>> {
    return this.#one(async () => {
      const { ways } = await this.#options.thread.ask('readWays', null);
      const way = ways.find(({ kind }) => kind === 'passphrase');
      const tried = way && (await this.#here.try(way, passphrase));
      if (tried?.opened !== true) return err({ code: 'passphrase_wrong' });
      this.#working.add('passphrase');
      await this.#remember(ways);
      this.#opened(ways);
      return ok(null);
    });
  }

  setPassphrase(
    passphrase: string | null,
  ): Promise<Result<null, ErrorOf<'secrets_locked'> | ErrorOf<'last_key'>>> {
    return this.#one(() =>
      passphrase === null ? this.#removePassphrase() : this.#putPassphrase(passphrase),
    );
  }

  rotate(): Promise<Result<number, ErrorOf<'secrets_locked'>>> {
    return this.#one(async () => {
      const { thread, logger, clock } = this.#options;
      const fromMs = clock.monotonic();
      const keyStoreWay = this.#working.has('keystore') ? await this.#here.newKeyStoreWay() : null;
      const renewed = keyStoreWay ? [keyStoreWay] : [];
      const asked = (more: readonly OpenWay[]): Promise<{ sealed: number; damaged: number }> =>
        thread.ask('rotateSecrets', { renewed: [...renewed, ...more] });
      const rotated = await refusable(
        this.#working.has('keyFile') ? this.#withNewKeyFile(asked) : asked([]),
      ).finally(() => keyStoreWay?.key.fill(0));
      if (!rotated.ok) return rotated;
      const tookMs = Math.round(clock.monotonic() - fromMs);
      logger.info({ event: 'accounts.secrets.rotated', ...rotated.value, tookMs });
      return ok(rotated.value.sealed);
    });
  }

  forget(): Promise<number> {
    return this.#one(async () => {
      const removed = await this.#options.thread.ask('forgetSecrets', null);
      this.#options.logger.warn({ event: 'accounts.secrets.forgotten', removed });
      if (this.#state.state !== 'open') await this.#begin(null);
      return removed;
    });
  }

  async close(): Promise<void> {
    this.#unfollow();
    this.#cancelLook();
    await this.#queue.settled();
  }

  async #begin(passphrase: string | null): Promise<void> {
    const { thread, keyFile } = this.#options;
    const { made, ways } = await thread.ask('readWays', null);
    this.#working.clear();
    if (!made) return this.#prepare(passphrase);
    await thread.ask('settleSecrets', { keyFile, first: null, why: 'locked' });
    const tried = await this.#tryAll(ways, passphrase);
    if (this.#working.size > 0) {
      await this.#remember(ways);
      this.#opened(ways, problemOf(tried, ['keyFile']));
      return;
    }
    const why = [...tried.values()].some((way) => !way.opened && way.mayOpen) ? 'locked' : 'lost';
    await thread.ask('settleSecrets', { keyFile, first: null, why });
    this.#tell({
      state: why,
      openedBy: kindsOf(ways),
      problem: problemOf(tried, ['passphrase', 'keyFile', 'keystore']),
    });
  }

  async #tryAll(ways: FoundWays['ways'], passphrase: string | null): Promise<ReadonlyMap<KeyWay, TriedWay>> {
    const tried = new Map<KeyWay, TriedWay>();
    for (const kind of ORDER) {
      const way = ways.find((found) => found.kind === kind);
      // A passphrase takes half a second; what is open needs none.
      if (!way || (kind === 'passphrase' && this.#working.size > 0)) continue;
      if (kind === 'keystore' && this.#working.size === 0)
        this.#tell({ state: 'locked', openedBy: kindsOf(ways), problem: SECRETS_PROBLEMS.keyStoreWaiting });
      const result = await this.#here.try(way, passphrase);
      tried.set(kind, result);
      if (!result.opened) continue;
      this.#working.add(kind);
      if (kind === 'keyFile' && result.keys > 1) await this.#endKeyFileChange();
    }
    return tried;
  }

  /** There is no secret yet; the thread gets what it needs to keep the first. */
  async #prepare(passphrase: string | null): Promise<void> {
    const keyStoreWay = await this.#here.newKeyStoreWay();
    const passphraseWay = passphrase === null ? null : await this.#here.newPassphraseWay(passphrase);
    const ways = [keyStoreWay, passphraseWay].filter((way) => way !== null);
    const { thread, keyFile } = this.#options;
    await thread.ask('settleSecrets', {
      ...{ keyFile, why: 'locked' },
      first: { ways, keyFile: ways.length === 0 },
    });
    for (const { key } of ways) key.fill(0);
    this.#tell(NONE);
  }

  /** On another computer or for another user the key store holds nothing of these secrets: from now on it does. */
  async #remember(ways: FoundWays['ways']): Promise<void> {
    if (this.#working.has('keystore') || !ways.some(({ kind }) => kind === 'keystore')) return;
    const way = await this.#here.newKeyStoreWay();
    if (!way) return;
    await this.#options.thread.ask('putSecretsWay', way).finally(() => way.key.fill(0));
    this.#working.add('keystore');
    this.#options.logger.info({ event: 'accounts.keyStore.renewed' });
  }

  async #putPassphrase(passphrase: string): Promise<Result<null, ErrorOf<'secrets_locked'>>> {
    const way = await this.#here.newPassphraseWay(passphrase);
    const put = await refusable(this.#options.thread.ask('putSecretsWay', way)).finally(() =>
      way.key.fill(0),
    );
    if (!put.ok) return put;
    this.#working.add('passphrase');
    const { ways } = await this.#options.thread.ask('readWays', null);
    this.#opened(ways);
    return ok(null);
  }

  async #removePassphrase(): Promise<Result<null, ErrorOf<'secrets_locked'> | ErrorOf<'last_key'>>> {
    const { thread } = this.#options;
    const { made, open, ways } = await thread.ask('readWays', null);
    if (made && !open) return err({ code: 'secrets_locked', state: this.#whyLocked() });
    if (!ways.some(({ kind }) => kind === 'passphrase')) return ok(null);
    if (!(await this.#opensWithoutPassphrase(ways))) return err({ code: 'last_key' });
    await thread.ask('removeSecretsWay', { kind: 'passphrase' });
    this.#working.delete('passphrase');
    this.#opened(ways.filter(({ kind }) => kind !== 'passphrase'));
    return ok(null);
  }

  /** Tried, not remembered: the key file may be gone since the start. */
  async #opensWithoutPassphrase(ways: FoundWays['ways']): Promise<boolean> {
    for (const way of ways) {
      if (way.kind !== 'passphrase' && (await this.#here.try(way, null)).opened) return true;
    }
    return false;
  }

  /** The key file holds both keys until the change is on the disk, so that one of them opens what is found there. */
  async #withNewKeyFile<T>(change: (renewed: readonly OpenWay[]) => Promise<T>): Promise<T> {
    const { keyFile } = this.#options;
    const found = await readKeyFile(keyFile);
    if (found.found !== 'keys') return change([]);
    const key = newKey();
    try {
      await writeKeyFile(keyFile, [key, ...found.keys]);
      const done = await change([{ kind: 'keyFile', parameters: {}, key }]);
      await this.#endKeyFileChange();
      return done;
    } finally {
      for (const used of [key, ...found.keys]) used.fill(0);
    }
  }

  /** Lets go of the key that opens nothing any more. What stays undone is done at the next start. */
  async #endKeyFileChange(): Promise<void> {
    const { file, keyFile, thread, logger } = this.#options;
    const found = await readKeyFile(keyFile);
    if (found.found !== 'keys') return;
    try {
      // The commit may be in memory only; the file must not be ahead of it.
      await flushFile(`${file}-wal`).catch(ignoreAbsent);
      const used = await thread.ask('openSecrets', { kind: 'keyFile', keys: found.keys });
      const key = found.keys[used];
      if (key) await writeKeyFile(keyFile, [key]);
    } catch (error) {
      logger.warn({ event: 'accounts.keyFile.keptBoth', error });
    } finally {
      for (const key of found.keys) key.fill(0);
    }
  }

  /** Notices that the first secret was kept. */
  #look(): void {
    if (this.#state.state !== 'none') return;
    if (this.#looking) {
      this.#looking.again = true;
      return;
    }
    const looking: { again: boolean } = { again: false };
    this.#looking = looking;
    this.#cancelLook = this.#options.clock.schedule(LOOK_EVERY_MS, () => {
      this.#looking = null;
      if (looking.again) this.#look();
    });
    void this.#one(async () => {
      const { open, ways } = await this.#options.thread.ask('readWays', null);
      if (!open || this.#state.state !== 'none') return;
      this.#working = new Set(ways.map(({ kind }) => kind));
      this.#opened(ways);
    }).catch(() => undefined);
  }

  #opened(ways: FoundWays['ways'], problem: string | null = null): void {
    this.#options.logger.info({ event: 'accounts.secrets.open', by: [...this.#working].join(' ') });
    this.#tell({ state: 'open', openedBy: kindsOf(ways), problem });
  }

  #tell(state: SecretsState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }

  #whyLocked(): 'locked' | 'lost' {
    return this.#state.state === 'lost' ? 'lost' : 'locked';
  }

  #one<T>(task: () => Promise<T>): Promise<T> {
    return this.#queue.run('keys', task);
  }
}

async function refusable<T>(work: Promise<T>): Promise<Result<T, ErrorOf<'secrets_locked'>>> {
  try {
    return ok(await work);
  } catch (error) {
    if (error instanceof RefusedError && error.error.code === 'secrets_locked') return err(error.error);
    throw error;
  }
}

function kindsOf(ways: FoundWays['ways']): KeyWay[] {
  return ways.map(({ kind }) => kind);
}

function problemOf(tried: ReadonlyMap<KeyWay, TriedWay>, order: readonly KeyWay[]): string | null {
  for (const kind of order) {
    const way = tried.get(kind);
    if (way && !way.opened && way.problem !== null) return way.problem;
  }
  return null;
}

/** Without a write-ahead log everything is in the file, and flushed. */
function ignoreAbsent(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
