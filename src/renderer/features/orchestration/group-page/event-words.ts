import { currentLanguage, type Language } from '../../../../shared/catalogue/translate';
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

interface KnownWords {
  readonly language: Language;
  readonly words: EventWords;
}

const known = new WeakMap<RunEvent, KnownWords>();

/** Words of an event, worked out once for the language spoken. */
export function wordsOf(event: RunEvent): EventWords {
  const before = known.get(event);
  const language = currentLanguage();
  if (before?.language === language) return before.words;
  const words = explainRunEvent(event);
  known.set(event, { language, words });
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
