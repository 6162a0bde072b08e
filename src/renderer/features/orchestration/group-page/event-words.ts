import { explainRunEvent, type EventWords } from '../../../../shared/explain/run-event';
import type { BotId } from '../../../../shared/ids';
import type { RunEvent } from '../../../../shared/run-event';

/** What a list of events leaves in. */
export type EventKind = 'all' | 'problems' | 'bots' | 'instances' | 'log';

export interface EventFilter {
  readonly kind: EventKind;
  readonly text: string;
  readonly botId: BotId | null;
}

const known = new WeakMap<RunEvent, EventWords>();

/** Words of an event, worked out once. */
export function wordsOf(event: RunEvent): EventWords {
  const before = known.get(event);
  if (before) return before;
  const words = explainRunEvent(event);
  known.set(event, words);
  return words;
}

const KINDS: Readonly<Record<EventKind, (event: RunEvent) => boolean>> = {
  all: () => true,
  problems: isProblem,
  bots: (event) => event.type.startsWith('bot.'),
  instances: (event) => event.type === 'instance.lease',
  log: (event) => event.type === 'bot.log',
};

/** Something went wrong, or may. */
export function isProblem(event: RunEvent): boolean {
  const { tone } = wordsOf(event);
  return tone === 'bad' || tone === 'warn';
}

/** Events that pass the filter, in their order. */
export function filterEvents(events: readonly RunEvent[], filter: EventFilter): readonly RunEvent[] {
  const text = filter.text.trim().toLocaleLowerCase();
  if (filter.kind === 'all' && text === '' && filter.botId === null) return events;
  return events.filter(
    (event) =>
      KINDS[filter.kind](event) &&
      (filter.botId === null || ('botId' in event && event.botId === filter.botId)) &&
      (text === '' || hasText(event, text)),
  );
}

function hasText(event: RunEvent, text: string): boolean {
  const { who, what } = wordsOf(event);
  return who.toLocaleLowerCase().includes(text) || what.toLocaleLowerCase().includes(text);
}
