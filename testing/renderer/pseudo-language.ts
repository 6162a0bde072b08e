import { GERMAN } from '../../src/shared/catalogue/de/german';

/**
 * Makes German a language in which every message is its English text in «». The window takes it up by its usual way,
 * the settings; a test file has a world of its own, so this ends with it. A message that has no German stays English,
 * which is an escape as well.
 */
export function makeGermanPseudo(): void {
  const catalogue: Record<string, string> = GERMAN;
  for (const key of Object.keys(catalogue))
    catalogue[key] = `«${key.includes('|') ? key.slice(key.indexOf('|') + 1) : key}»`;
}

const ATTRIBUTES = [
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext'],
  ...['title', 'placeholder', 'alt'],
];
/** What is typed or pressed, times as `Intl` writes them, and what is the same in every language. */
const NOT_SPOKEN = 'style, script, code, kbd, samp, pre, time, [translate="no"]';
/** What may stand outside of a message: references, files, folders, fields, numbers with units, names, keys, joined lists. */
const DATA = [
  /(?:sim|tcp|usb|avd|emulator|https?)[:-][^\s,;)»]+/g,
  /[^\s«»“”(]+\.(?:json|yaml|yml|muster|log|png)\b/g,
  /(?:[/~][\w.-]+)+\/?/g,
  /\b[a-z]+(?:[A-Z][a-z]+)+\b/g,
  /\bMUSTER1:/g,
  /\b\d[\d.,]*\s?(?:ms|s|min|h|d|[kM]?B|px|dpi)\b/g,
  /\b(?:Muster|CPU|MB|adb|Ctrl|Alt|Shift|Enter|Esc|Tab|Android|Deutsch|English)\b/g,
  /\b(?:und|oder|Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez)\b/g,
];

/**
 * Every text of the page that has Latin letters outside of a message, with the element it belongs to. Names and other
 * data of the fixtures are Greek (`in-greek.ts`), so that they can't be taken for words. A message may run over several
 * elements when one of its values is an element.
 */
export function escapesIn(page: Document): string[] {
  const escapes = new Set<string>();
  const tell = (text: string, element: Element, place: string): void => {
    const rest = withoutData(text);
    if (rest !== '') escapes.add(`${rest} (${place} of ${nameOf(element)})`);
  };
  tell(messagesOut(page.title), page.documentElement, 'title');
  let depth = 0;
  for (const [text, element] of textsOf(page)) {
    const [outside, next] = outsideOfMessages(text, depth);
    depth = next;
    tell(outside, element, 'text');
  }
  if (depth !== 0) escapes.add('a message does not end: its text is cut or put together');
  for (const element of page.body.querySelectorAll(`*:not(${NOT_SPOKEN})`)) {
    for (const name of ATTRIBUTES) tell(messagesOut(element.getAttribute(name)), element, name);
    if (element instanceof HTMLInputElement && element.readOnly)
      tell(messagesOut(element.value), element, 'value');
  }
  return [...escapes].sort();
}

function* textsOf(page: Document): Generator<readonly [string, Element]> {
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { parentElement, textContent } = node;
    if (textContent !== null && parentElement && !parentElement.closest(NOT_SPOKEN))
      yield [textContent, parentElement];
  }
}

/** What stands outside of «…», which may be open (`depth` times) before the text begins; and how deep it ends. */
function outsideOfMessages(text: string, depth: number): readonly [outside: string, depth: number] {
  let outside = '';
  let deep = depth;
  for (const character of text) {
    if (character === '«') deep += 1;
    else if (character === '»') deep -= 1;
    else if (deep <= 0) outside += character;
  }
  return [outside, deep];
}

function messagesOut(text: string | null): string {
  return outsideOfMessages(text ?? '', 0)[0];
}

function withoutData(text: string): string {
  const rest = DATA.reduce((left, data) => left.replaceAll(data, ''), text);
  return /\p{Script=Latin}{2,}/u.test(rest) ? rest.replaceAll(/\s+/g, ' ').trim() : '';
}

function nameOf(element: Element): string {
  const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
  const near = element.closest(
    '[data-testid], dialog, [role="dialog"], article, section, nav, header, footer, main',
  );
  return near && near !== element
    ? `${role} in ${near.getAttribute('role') ?? near.tagName.toLowerCase()}`
    : role;
}
