import { currentLanguage, say, t, type Language, type Message } from '../catalogue/translate';

/** What a person reads: what happened, and what to do about it (empty when there is nothing to do). */
export interface Words {
  readonly title: string;
  readonly hint: string;
}

/** Words that are looked up whenever they are read, so that a table of them may stand at the level of a module. */
export function lateWords(title: Message, hint: Message): Words {
  return {
    get title() {
      return say(title);
    },
    get hint() {
      return say(hint);
    },
  };
}

/** A table of messages that reads as one of texts; each is looked up whenever it is read. */
export function lateTexts<K extends string>(
  messages: Readonly<Record<K, Message>>,
): Readonly<Record<K, string>> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- every key is defined below
  const texts = Object.create(null) as Record<K, string>;
  for (const [key, message] of Object.entries<Message>(messages))
    Object.defineProperty(texts, key, { enumerable: true, get: () => say(message) });
  return texts;
}

/** Joins both parts into one line of text, for logs and the command line. */
export function inOneLine({ title, hint }: Words): string {
  if (hint === '') return title;
  return /[.!?…]$/.test(title) ? `${title} ${hint}` : `${title}. ${hint}`;
}

/** Whole sentences after each other; empty ones are left out. */
export function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** `1 bot`, `3 bots`: English plural by adding an s. For the command line, which speaks English alone. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** British English has no comma before the “and”. */
const LIST_LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de' };

/** `a`, `a and b`, `a, b and 3 more`, in the language spoken: at most `max` items are named. */
export function listed(items: readonly string[], max = 3): string {
  const named = items.slice(0, max);
  const rest = items.length - named.length;
  if (rest > 0) named.push(t('{count} more', { count: rest }));
  return new Intl.ListFormat(LIST_LOCALES[currentLanguage()], { type: 'conjunction' }).format(named);
}

/** Millions of bytes with one digit after the point or comma: `1.2 MB`. */
export function megabytes(bytes: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${new Intl.NumberFormat(currentLanguage(), digits).format(bytes / 1_000_000)} MB`; // no words: unit
}

/** A length of time as people say it: `250 ms`, `5 s`, `1 min 30 s`, `2 h`; these units are the same in every language. */
export function spokenDuration(ms: number): string {
  if (ms < 1_000) return `${String(Math.max(0, Math.round(ms)))} ms`; // no words: unit
  const seconds = Math.round(ms / 1_000);
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${String(amount)} ${unit}`)
    .join(' ');
}
