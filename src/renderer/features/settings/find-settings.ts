import { say } from '../../../shared/catalogue/translate';
import {
  ROWS,
  SECTION_WORDS,
  SETTINGS_SECTIONS,
  type SettingsRow,
  type SettingsSection,
} from '../../../shared/settings-list';

/** Rows in which every word of the query occurs: in label, help, section or synonyms, in the language spoken or in English. */
export function findSettings(query: string): ReadonlySet<SettingsRow> {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return new Set(rowNames().filter((row) => matches(row, wanted)));
}

function matches(row: SettingsRow, wanted: readonly string[]): boolean {
  const { section, label, help, also } = ROWS[row];
  const parts = [label, help, also, SECTION_WORDS[section]];
  const text = [row, ...parts, ...parts.map((part) => say(part))].join('\n').toLocaleLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** Sections with the rows among `found`, in the order of the page. */
export function sectionsOf(found: ReadonlySet<SettingsRow>): ReadonlyMap<SettingsSection, number> {
  const counts = SETTINGS_SECTIONS.map(
    (section) =>
      [section, rowNames().filter((row) => found.has(row) && ROWS[row].section === section).length] as const,
  );
  return new Map(counts.filter(([, count]) => count > 0));
}

/** All rows, in the order of the page. */
export function rowNames(): readonly SettingsRow[] {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the keys of a record by row
  return Object.keys(ROWS) as SettingsRow[];
}

/** A text in pieces, those that match a word of the query marked. */
export function markedPieces(text: string, query: string): readonly { text: string; marked: boolean }[] {
  const words = query.split(/\s+/).filter(Boolean).map(escapePattern);
  if (words.length === 0) return [{ text, marked: false }];
  return text
    .split(new RegExp(`(${words.join('|')})`, 'giu'))
    .map((piece, index) => ({ text: piece, marked: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
