import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogue } from '../../src/shared/catalogue/translate';
import type { UsedMessage } from './read-messages';

/** What is wrong with a catalogue: missing, unused, broken, or with other values than the English message. */
export function compareCatalogue(
  language: string,
  areas: Readonly<Record<string, Catalogue>>,
  used: readonly UsedMessage[],
): string[] {
  const mistakes = doublesIn(language, areas);
  const catalogue: Catalogue = Object.fromEntries(
    Object.values(areas).flatMap((area) => Object.entries(area)),
  );
  const places = new Map(used.map((message) => [message.key, message]));
  for (const [key, { file, line }] of places) {
    const text = catalogue[key];
    const english = key.includes('|') ? key.slice(key.indexOf('|') + 1) : key;
    if (text === undefined) mistakes.push(`${file}:${String(line)} has no ${language} words: “${key}”`);
    else mistakes.push(...differences(language, english, text));
  }
  for (const key of Object.keys(catalogue))
    if (!places.has(key)) mistakes.push(`${language} words for a message nobody uses: “${key}”`);
  return mistakes;
}

function doublesIn(language: string, areas: Readonly<Record<string, Catalogue>>): string[] {
  const known = new Map<string, [area: string, text: string]>();
  const mistakes: string[] = [];
  for (const [area, catalogue] of Object.entries(areas)) {
    for (const [key, text] of Object.entries(catalogue)) {
      const other = known.get(key);
      if (other && other[1] !== text)
        mistakes.push(`${language}: “${key}” is said differently in ${other[0]} and ${area}; use tIn()`);
      known.set(key, [area, text]);
    }
  }
  return mistakes;
}

function differences(language: string, english: string, text: string): string[] {
  const wanted = valuesOf(english, 'en');
  const found = valuesOf(text, language);
  if (wanted === undefined) return [`the English message is no valid pattern: “${english}”`];
  if (found === undefined) return [`${language}: no valid pattern: “${text}”`];
  return [...wanted].sort().join() === [...found].sort().join()
    ? []
    : [`${language}: “${text}” has other values than “${english}”`];
}

/** Text between the values: the parser’s `TYPE.literal`, an enum that its types do not let anybody import. */
function isLiteral({ type }: { readonly type: number }): boolean {
  return type === 0;
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of the values in a pattern; undefined for a broken one. */
function valuesOf(pattern: string, language: string): ReadonlySet<string> | undefined {
  try {
    const names = new Set<string>();
    const walk = (elements: readonly Element[]): void => {
      for (const element of elements) {
        if (!('value' in element) || isLiteral(element)) continue;
        names.add(element.value);
        if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
      }
    };
    walk(new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true }).getAst());
    return names;
  } catch {
    return undefined;
  }
}
