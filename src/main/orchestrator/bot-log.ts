import type { RunEvent, RunEventOf } from '../../shared/run-event';

/** Latest events of each bot, so that one of hundreds still has a log worth reading. */
const KEPT_EVENTS = 500;
/** How much of the allowed text is left after a cut, so that not every event cuts. */
const AFTER_CUT = 0.8;

/** What is remembered of one bot: its latest events, fewer of them when their texts are long. */
export class BotLog {
  #events: RunEvent[] = [];
  #characters = 0;
  /** Those that went because of their length; events before the latest 500 are expected to be gone. */
  #dropped = 0;
  #lastDropped: RunEventOf<'bot.log'> | undefined;

  get size(): number {
    return this.#events.length;
  }

  /** `maxCharacters` is for the texts of all its log lines together. */
  add(event: RunEvent, maxCharacters: number): void {
    this.#events.push(event);
    this.#characters += charactersOf(event);
    if (this.#events.length > KEPT_EVENTS * 1.25) this.#drop(this.#events.length - KEPT_EVENTS);
    if (this.#characters > maxCharacters) this.#dropLongest(maxCharacters * AFTER_CUT);
  }

  /** Oldest first; where long lines were dropped, one in their place says how many. */
  list(): readonly RunEvent[] {
    const latest = this.#events.slice(-KEPT_EVENTS);
    if (!this.#lastDropped || latest.length >= KEPT_EVENTS) return latest;
    const { orchestrationId, botId, ref, seq, at } = this.#lastDropped;
    const gap: RunEvent = {
      ...{ seq, at, orchestrationId, botId, ref },
      ...{ type: 'bot.log', level: 'info', message: '', dropped: this.#dropped },
    };
    return [gap, ...latest];
  }

  /** The oldest go, up to the last line that has to; the newest event always stays. */
  #dropLongest(maxCharacters: number): void {
    let left = this.#characters;
    let count = 0;
    for (const event of this.#events.slice(0, -1)) {
      if (left <= maxCharacters) break;
      left -= charactersOf(event);
      count += 1;
      if (event.type === 'bot.log') this.#lastDropped = event;
    }
    this.#dropped += count;
    this.#drop(count);
  }

  #drop(count: number): void {
    for (const event of this.#events.slice(0, count)) this.#characters -= charactersOf(event);
    this.#events = this.#events.slice(count);
  }
}

/** Only what a routine writes, and what it looked for and saw, may be long. */
function charactersOf(event: RunEvent): number {
  if (event.type === 'bot.look') return JSON.stringify(event.look).length;
  return event.type === 'bot.log' ? event.message.length : 0;
}
