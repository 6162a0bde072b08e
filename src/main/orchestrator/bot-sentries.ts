import type { Clock } from '../../shared/ports';
import type { RunEventOf } from '../../shared/run-event';
import type { SentryView } from '../../shared/sentry-view';
import type { BotEvent } from '../domain/bot';
import type { SentryListener, SentryRun } from '../routines/sentries/sentry';
import { SentryMetrics } from '../routines/sentries/sentry-metrics';

type SentryEvent = Omit<RunEventOf<'bot.sentry'>, 'seq' | 'at' | 'orchestrationId' | 'botId' | 'ref'>;

export interface BotSentriesParts {
  readonly clock: Clock;
  readonly send: (event: BotEvent) => void;
  readonly emit: (event: SentryEvent) => void;
}

/** What the sentries of one bot do to it, and their figures over all its iterations. */
export class BotSentries {
  readonly #parts: BotSentriesParts;
  readonly #metrics = new SentryMetrics();

  constructor(parts: BotSentriesParts) {
    this.#parts = parts;
  }

  /** The routines of those that hold the bot now. */
  heldBy: readonly string[] = [];

  list(): readonly SentryView[] {
    return this.#metrics.list();
  }

  /** For the iteration of `signal`; what one that was cut off still says comes too late, but for letting go. */
  listener(signal: AbortSignal): SentryListener {
    const { clock, send } = this.#parts;
    return {
      held: (by) => {
        this.heldBy = signal.aborted ? [] : by;
        if (by.length === 0) send({ type: 'resume', reason: 'sentry', nowMs: clock.now() });
        else if (!signal.aborted) send({ type: 'pause', reason: 'sentry' });
      },
      ran: (run) => {
        if (!signal.aborted) this.#ran(run);
      },
      wants: (outcome) => {
        if (signal.aborted) return;
        // A pause that a person ends, as one that a person began.
        send(outcome === 'stop' ? { type: 'stop', mode: 'now' } : { type: 'pause', reason: 'user' });
      },
    };
  }

  #ran(run: SentryRun): void {
    const { routineName, severity, ended, failure, outcome, durationMs } = run;
    this.#metrics.add(run, this.#parts.clock.now());
    if (ended === 'cut') return;
    this.#parts.emit({
      ...{ type: 'bot.sentry', routineName, severity, ended, failure },
      ...{ outcome: outcome ?? 'goOn', durationMs: Math.round(durationMs) },
    });
  }
}
