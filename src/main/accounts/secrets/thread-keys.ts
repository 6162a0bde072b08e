import type { ErrorOf } from '../../../shared/errors';
import type { AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { readKeys, writeFirstKeyFile } from './key-file-in-thread';
import {
  carryWay,
  keptWays,
  makeDataKey,
  newestKey,
  putWay,
  unwrap,
  KeyWay,
  type DataKey,
  type KeptWay,
  type OpenWay,
} from './key-wraps';
import { generationOf, newKey, NotOpenedError, openSecret, sealSecret } from './sealing';
import type { SecretBox } from './secret-box';

/** How the first data key is kept, once there is something to keep. */
export interface FirstWays {
  readonly ways: readonly OpenWay[];
  /** Whether the key file is one of the ways. */
  readonly keyFile: boolean;
}

/**
 * The keys of a file while its thread has it open: the data key, and the keys of the ways that opened it. What is in
 * the file counts: a key made by an operation that was taken back, or changed by another process, is noticed before
 * anything is sealed or opened.
 */
export class ThreadKeys implements SecretBox {
  readonly #file: AccountsFile;
  /** Where the key file lies; null before it was told. */
  #keyFile: string | null = null;
  #first: FirstWays | null = null;
  #why: ErrorOf<'secrets_locked'>['state'] = 'locked';
  #held: readonly DataKey[] = [];
  #ways: readonly Pick<OpenWay, 'kind' | 'key'>[] = [];
  /** What was found in this turn of the thread: operations of one turn share a transaction, so nobody else writes. */
  #known: DataKey | undefined;
  /** A key was made in this turn; the operation may still be taken back. */
  #made = false;

  constructor(file: AccountsFile) {
    this.#file = file;
  }

  /** What to do when there is no data key yet, and what to say while none opens. */
  settle(how: {
    readonly keyFile: string;
    readonly first: FirstWays | null;
    readonly why: 'locked' | 'lost';
  }): void {
    this.#keyFile = how.keyFile;
    this.#first = how.first;
    this.#why = how.why;
  }

  seal(accountUid: string, fieldId: number, clear: string): Uint8Array {
    const { generation, key } = this.forKeeping();
    return sealSecret(generation, key, { accountUid, fieldId }, clear);
  }

  open(accountUid: string, fieldId: number, sealed: Uint8Array): string {
    const data = this.current();
    if (!data) throw this.#refused(this.#why);
    if (generationOf(sealed) !== data.generation) throw this.#refused('damaged');
    try {
      return openSecret(data.key, { accountUid, fieldId }, sealed);
    } catch (error) {
      throw error instanceof NotOpenedError ? this.#refused('damaged') : error;
    }
  }

  /** The newest data key of the file, if it is open or opens with what is known here. */
  current(): DataKey | undefined {
    if (this.#known) return this.#known;
    const newest = newestKey(this.#file);
    if (!newest) return undefined;
    const same = this.#held.find(({ proof }) => Buffer.from(proof).equals(newest.proof));
    const data = same ?? this.#openWithKnown();
    if (data && !this.#made) this.#rememberForThisTurn(data);
    return data;
  }

  /** The data key that is open; makes the first one. Throws `Refused` where there is none to be had. */
  forKeeping(): DataKey {
    const current = this.current();
    if (current) return current;
    if (!this.#first || newestKey(this.#file)) throw this.#refused(this.#why);
    const data = this.#hold(makeDataKey(this.#file));
    for (const way of this.#first.ways) this.put(data, way);
    if (this.#first.keyFile) this.put(data, { kind: 'keyFile', parameters: {}, key: this.#firstOfKeyFile() });
    return data;
  }

  /** Opens the data key in one of the file's ways; which of the keys did it, or -1. */
  openWay(kind: KeyWay, keys: readonly Uint8Array[]): number {
    const opened = this.#tryWay(kind, keys);
    if (!opened) return -1;
    const { way, data, key, index } = opened;
    // Now it can be opened straight again.
    if (way.stored.next.length > 0) this.put(data, { ...way, key });
    return index;
  }

  /** Keeps the data key in one more way, or in another one of its kind. */
  put(data: DataKey, way: OpenWay): void {
    putWay(this.#file, data, way);
    this.#know(way.kind, way.key);
  }

  /** A new data key, opened by everything that opened the one before; `renewed` get new keys of their own. */
  renew(before: DataKey, renewed: readonly OpenWay[]): DataKey {
    const kept = keptWays(this.#file);
    const after = this.#hold(makeDataKey(this.#file));
    for (const way of kept) {
      const own = renewed.find(({ kind }) => kind === way.kind);
      const key = this.#keysOf(way.kind).find((known) => unwrap(before, way, known) !== undefined);
      if (own) this.put(after, own);
      else if (key) this.put(after, { ...way, key });
      else carryWay(this.#file, way, [before, after]);
    }
    return after;
  }

  /** Nothing of the keys stays in the memory of this thread. */
  wipe(): void {
    for (const { key } of [...this.#held, ...this.#ways, ...(this.#first?.ways ?? [])]) key.fill(0);
    [this.#held, this.#ways, this.#first, this.#known] = [[], [], null, undefined];
  }

  /** Writes nothing: it may be asked for in a transaction that only reads. */
  #openWithKnown(): DataKey | undefined {
    for (const kind of KeyWay.options) {
      const opened = this.#tryWay(kind, this.#keysOf(kind));
      if (opened) return opened.data;
    }
    return undefined;
  }

  #tryWay(kind: KeyWay, keys: readonly Uint8Array[]): OpenedWay | undefined {
    const newest = newestKey(this.#file);
    const way = keptWays(this.#file).find((kept) => kept.kind === kind);
    if (!newest || !way) return undefined;
    for (const [index, key] of keys.entries()) {
      const data = unwrap(newest, way, key);
      if (!data) continue;
      this.#hold(data);
      this.#know(kind, key);
      return { way, data, key, index };
    }
    return undefined;
  }

  /** Keys that have opened this way; those of the key file as it is now. */
  #keysOf(kind: KeyWay): readonly Uint8Array[] {
    const known = this.#ways.filter((way) => way.kind === kind).map(({ key }) => key);
    return kind === 'keyFile' ? [...known, ...this.#inKeyFile()] : known;
  }

  #inKeyFile(): readonly Uint8Array[] {
    try {
      return this.#keyFile === null ? [] : readKeys(this.#keyFile);
    } catch {
      return [];
    }
  }

  /** On the disk before the first secret is: a commit without it would be a secret nobody can open. */
  #firstOfKeyFile(): Uint8Array {
    const [there] = this.#inKeyFile();
    if (there) return there;
    const key = newKey();
    if (this.#keyFile !== null) writeFirstKeyFile(this.#keyFile, key);
    return key;
  }

  #hold(data: DataKey): DataKey {
    this.#held = [...this.#held, data];
    this.#known = undefined;
    this.#made = true;
    queueMicrotask(() => (this.#made = false));
    return data;
  }

  #know(kind: KeyWay, key: Uint8Array): void {
    const isKnown = this.#ways.some((way) => way.kind === kind && Buffer.from(way.key).equals(key));
    if (!isKnown) this.#ways = [...this.#ways, { kind, key: Uint8Array.from(key) }];
  }

  /** What the file says is the truth now; keys from before are not needed any more. */
  #rememberForThisTurn(data: DataKey): void {
    for (const { key } of this.#held.filter((held) => held !== data)) key.fill(0);
    this.#held = [data];
    this.#known = data;
    queueMicrotask(() => (this.#known = undefined));
  }

  #refused(state: ErrorOf<'secrets_locked'>['state']): Refused {
    return new Refused({ code: 'secrets_locked', state });
  }
}

interface OpenedWay {
  readonly way: KeptWay;
  readonly data: DataKey;
  readonly key: Uint8Array;
  /** Which of the keys that were tried it is. */
  readonly index: number;
}

const KEYS = new WeakMap<AccountsFile, ThreadKeys>();

/** The keys of an open file, which are its box for secrets from the first time they are asked for. */
export function keysOf(file: AccountsFile): ThreadKeys {
  const keys = KEYS.get(file) ?? new ThreadKeys(file);
  KEYS.set(file, keys);
  file.secrets = keys;
  return keys;
}

/** To be called before the file's thread ends. */
export function wipeKeys(file: AccountsFile): void {
  KEYS.get(file)?.wipe();
}
