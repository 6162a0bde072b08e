import { msg, type Message } from '../../../shared/catalogue/translate';
import { fits } from './fuzzy';
import type { PaletteEntry } from './palette-entries';

/** A run of lines under one heading. */
export interface PaletteSection {
  readonly key: string;
  readonly title: Message;
  readonly entries: readonly PaletteEntry[];
}

/** More than this nobody reads: another letter narrows it. */
const SHOWN_OF_SECTION = 12;

const TITLES: Readonly<Record<PaletteEntry['section'], Message>> = {
  commands: msg('Commands'),
  groups: msg('Groups'),
  instances: msg('Instances'),
  routines: msg('Routines'),
  templates: msg('Picture templates'),
};

/** What is shown: without words the latest choices and all commands, with words what fits best, by section. */
export function paletteList(
  entries: readonly PaletteEntry[],
  query: string,
  recent: readonly string[],
): readonly PaletteSection[] {
  return query.trim() === '' ? beginning(entries, recent) : found(entries, query);
}

function beginning(entries: readonly PaletteEntry[], recent: readonly string[]): PaletteSection[] {
  const latest = recent.flatMap((id) => entries.filter((entry) => entry.id === id));
  const commands = entries.filter((entry) => entry.section === 'commands' && !latest.includes(entry));
  // What can be done now comes first; the rest tells why not.
  const sorted = [
    ...commands.filter(({ refusal }) => refusal === null),
    ...commands.filter(({ refusal }) => refusal !== null),
  ];
  return [
    { key: 'recent', title: msg('Used last'), entries: latest },
    { key: 'commands', title: TITLES.commands, entries: sorted },
  ].filter((section) => section.entries.length > 0);
}

function found(entries: readonly PaletteEntry[], query: string): PaletteSection[] {
  const scored = entries
    .map((entry) => ({ entry, score: scoreOf(entry, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const sections = [...new Set(scored.map(({ entry }) => entry.section))];
  return sections.map((section) => ({
    key: section,
    title: TITLES[section],
    entries: scored
      .filter(({ entry }) => entry.section === section)
      .slice(0, SHOWN_OF_SECTION)
      .map(({ entry }) => entry),
  }));
}

/** The label counts most; what can't be done now comes after what can. */
function scoreOf({ label, detail, refusal }: PaletteEntry, query: string): number {
  const score = Math.max(fits(query, label), fits(query, `${label} ${detail}`) * 0.5);
  return refusal === null ? score : score * 0.8;
}
