import { IntlMessageFormat } from 'intl-messageformat';

/** Languages the window speaks. English is what stands in the code; every other has a catalogue. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English message → the same in another language. Both are ICU MessageFormat. */
export type Catalogue = Readonly<Record<string, string>>;
export type MessageValues = Readonly<Record<string, string | number>>;

let language: Language = 'en';
let catalogue: Catalogue = {};
const formats = new Map<string, IntlMessageFormat>();

/**
 * The message in the language of this process. `message` is English and ICU MessageFormat
 * (`{count, plural, one {# group} other {# groups}}`); it is its own key, so it stands as a literal where it is used and
 * `npm run check -- words` finds it. Called when something is shown, never while a module loads: the language may
 * change. A message that has no translation, or a broken one, is shown in English.
 */
export function t(message: string, values?: MessageValues): string {
  const text = catalogue[message] ?? message;
  return values === undefined ? text : format(text, values, message);
}

/** As `t`, for an English text that means different things: `tIn('verb', 'Open')` has the key `verb|Open`. */
export function tIn(context: string, message: string, values?: MessageValues): string {
  const text = catalogue[`${context}|${message}`] ?? message;
  return values === undefined ? text : format(text, values, message);
}

/** An English message that stands apart from where it is shown, in a table for instance. */
export type Message = string & { readonly [MESSAGE]: true };
declare const MESSAGE: unique symbol;

/** Marks a literal as a message; `say` shows it. */
export function msg(message: string): Message {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the brand is given here alone
  return message as Message;
}

/** As `t`, for a message that was marked elsewhere. */
export function say(message: Message, values?: MessageValues): string {
  return t(message, values);
}

/** Speaks another language from now on; what is already drawn stays until it is drawn anew. */
export function setLanguage(next: Language, messages: Catalogue): void {
  language = next;
  catalogue = messages;
  formats.clear();
}

/** The language spoken now: for `Intl` and `lang` attributes. */
export function currentLanguage(): Language {
  return language;
}

let systemLocale: string | undefined;

/**
 * For dates and times: the system's own locale when it is of the language spoken (`en-GB` keeps its order of day and
 * month), else the language.
 */
export function currentLocale(): string {
  // Asked once: each time would cost as much as drawing a row.
  systemLocale ??= new Intl.DateTimeFormat().resolvedOptions().locale;
  const locale = systemLocale;
  return locale.split('-')[0] === language ? locale : language;
}

function format(text: string, values: MessageValues, english: string): string {
  try {
    let known = formats.get(text);
    if (!known) {
      known = new IntlMessageFormat(text, text === english ? 'en' : language, undefined, { ignoreTag: true });
      formats.set(text, known);
    }
    return String(known.format(withoutBidiControls(values)));
  } catch (error) {
    // The check of the catalogue makes this impossible for what is released.
    if (text === english) throw error;
    return format(english, values, english);
  }
}

/** Characters that turn the direction of all text after them, until another ends it. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/** A name that turns its own letters around must not turn those of the sentence it stands in. */
function withoutBidiControls(values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(BIDI_CONTROLS, '') : value,
    ]),
  );
}
