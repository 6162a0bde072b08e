import type { Clock } from '../../../shared/ports';
import { Beats } from './beats';
import type { CompiledSentry } from './sentry';

/** One declaration of a sentry while its routine is in work. */
export interface SentryInWork {
  readonly sentry: CompiledSentry;
  readonly everyMs: number;
  /** Runs it once. Never rejects: what it has to say it tells by itself. */
  readonly run: (everyMs: number, signal: AbortSignal) => Promise<void>;
}

interface Watched {
  /** The first says how it runs. */
  readonly declarations: Set<SentryInWork>;
  readonly beats: Beats;
}

/** Why a run of a sentry was cut short: its routine is over. */
export class SentryStopped extends Error {
  override readonly name = 'SentryStopped';
}

/** The sentries of one iteration: each once, however often it is declared, as long as one of its routines is in work. */
export class SentryWatch {
  readonly #clock: Clock;
  readonly #watched = new Map<string, Watched>();
  /** Runs that are being cut short; the same sentry begins only after them. */
  readonly #ending = new Map<string, Promise<void>>();
  #isClosed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Watches until the answered function is called; that resolves when nothing of it is in work any more. */
  begin(declaration: SentryInWork): () => Promise<void> {
    if (this.#isClosed) return () => Promise.resolve();
    const { key } = declaration.sentry;
    const watched = this.#watched.get(key) ?? this.#start(key, declaration);
    watched.declarations.add(declaration);
    this.#adjust(watched);
    return () => this.#end(key, watched, declaration);
  }

  /** Cuts all runs short, and resolves when nothing is in work any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const all = [...this.#watched.values()];
    this.#watched.clear();
    const reason = new SentryStopped('the iteration is over');
    await Promise.all([...all.map(({ beats }) => beats.stop(reason)), ...this.#ending.values()]);
  }

  #start(key: string, { everyMs }: SentryInWork): Watched {
    const declarations = new Set<SentryInWork>();
    const beats = new Beats(everyMs, this.#clock, async (signal) => {
      await this.#ending.get(key);
      const [first] = declarations;
      if (first && !signal.aborted) await first.run(beats.everyMs, signal);
    });
    const watched = { declarations, beats };
    this.#watched.set(key, watched);
    return watched;
  }

  /** The shortest period counts. */
  #adjust({ declarations, beats }: Watched): void {
    beats.every(Math.min(...[...declarations].map(({ everyMs }) => everyMs)));
  }

  async #end(key: string, watched: Watched, declaration: SentryInWork): Promise<void> {
    // Once closed, all end together; a run that waited here for another could wait for itself.
    if (this.#isClosed || !watched.declarations.delete(declaration)) return;
    if (watched.declarations.size > 0) {
      this.#adjust(watched);
      return;
    }
    this.#watched.delete(key);
    const ended = watched.beats.stop(new SentryStopped('its routine is over'));
    this.#ending.set(key, ended);
    await ended;
    if (this.#ending.get(key) === ended) this.#ending.delete(key);
  }
}
