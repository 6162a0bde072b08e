import type { StreamSources } from '../../shared/contract';
import type { AccountsState } from '../../shared/contract/accounts';
import type { Clock } from '../../shared/ports';
import type { Keyring } from '../accounts/secrets/keyring';
import type { HandlerParts } from './handler-parts';

/** Between two readings of the whole: bots change accounts many times a second. */
const AT_MOST_EVERY_MS = 200;
/** How often is looked whether another process has changed the file. */
const LOOK_EVERY_MS = 1_000;

const BEFORE_READ: Omit<AccountsState, 'secrets' | 'unusable'> = {
  revision: 0,
  totals: {
    total: 0,
    byStatus: { available: 0, completed: 0, failed: 0, quarantined: 0, disabled: 0 },
    leased: 0,
  },
  fields: [],
  views: [],
};

type Push = (states: readonly AccountsState[]) => void;
type Accounts = Pick<HandlerParts['accounts'], 'file' | 'thread'> & {
  readonly keyring: Pick<Keyring, 'state' | 'onState'>;
};

/**
 * Accounts as a whole as a stream: whole, and whole again after changes, at most five times a second. Nothing is read
 * and nothing waits while nobody looks. The first to look since the host started may be told zeros for a moment.
 */
export function accountsSource(accounts: Accounts, clock: Clock): StreamSources['accounts'] {
  const feed = new AccountsFeed(accounts, clock);
  return { keyOf: () => '', open: (_input, push) => feed.open(push) };
}

class AccountsFeed {
  readonly #accounts: Accounts;
  readonly #clock: Clock;
  readonly #lookers = new Set<Push>();
  #last: Omit<AccountsState, 'secrets'> = { ...BEFORE_READ, unusable: null };
  /** Ends what goes on while somebody looks. */
  #stop: (() => void) | undefined;
  #isReading = false;
  /** Something changed since the reading that goes on, or since the last one. */
  #isStale = false;
  #cancelWait: (() => void) | undefined;

  constructor(accounts: Accounts, clock: Clock) {
    this.#accounts = accounts;
    this.#clock = clock;
  }

  open(push: Push): { readonly snapshot: AccountsState; readonly close: () => void } {
    this.#lookers.add(push);
    this.#stop ??= this.#follow();
    return {
      snapshot: this.#state(),
      close: () => {
        this.#lookers.delete(push);
        if (this.#lookers.size > 0) return;
        this.#stop?.();
        this.#stop = undefined;
      },
    };
  }

  #state(): AccountsState {
    return { ...this.#last, secrets: this.#accounts.keyring.state() };
  }

  #follow(): () => void {
    const { thread, keyring } = this.#accounts;
    const ends = [
      thread.onChanged(() => this.#changed()),
      keyring.onState(() => this.#tell()),
      this.#lookAtTimes(),
      () => this.#cancelWait?.(),
    ];
    this.#changed();
    return () => {
      for (const end of ends) end();
      this.#cancelWait = undefined;
    };
  }

  /** Reads at once, or when the time since the last reading is over. */
  #changed(): void {
    this.#isStale = true;
    if (this.#isReading || this.#cancelWait || this.#lookers.size === 0) return;
    void this.#read();
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    this.#isStale = false;
    const read = await this.#ask();
    this.#isReading = false;
    if (read) this.#last = read;
    if (this.#lookers.size === 0) return;
    if (read) this.#tell();
    this.#cancelWait = this.#clock.schedule(AT_MOST_EVERY_MS, () => {
      this.#cancelWait = undefined;
      if (this.#isStale) this.#changed();
    });
  }

  async #ask(): Promise<Omit<AccountsState, 'secrets'> | undefined> {
    const { thread, file } = this.#accounts;
    try {
      const read = await thread.ask('readAccountsState', { nowMs: this.#clock.now() });
      return { ...read, unusable: null };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...this.#last, unusable: { file, reason } };
    }
  }

  #tell(): void {
    const state = this.#state();
    for (const push of [...this.#lookers]) push([state]);
  }

  /** Another process's changes announce themselves to nobody. */
  #lookAtTimes(): () => void {
    let cancel = (): void => undefined;
    const next = (): void => {
      cancel = this.#clock.schedule(LOOK_EVERY_MS, () => {
        next();
        this.#accounts.thread.ask('readRevision', { nowMs: this.#clock.now() }).then(
          (revision) => {
            if (revision !== this.#last.revision) this.#changed();
          },
          // The whole is read to say what is wrong, or that it is over.
          () => this.#changed(),
        );
      });
    };
    next();
    return () => cancel();
  }
}
