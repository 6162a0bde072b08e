import { counted } from '../../../shared/explain/words';
import type { ImportChoice, ImportResult, ImportRow } from '../../../shared/import';
import type { LeftOut } from '../../state/ui-store';
import { MOST_FILES } from './collect-files';
import type { ImportTally } from './import-state';

/** What the choices of a row are called. */
export const CHOICE_WORDS: Readonly<Record<ImportChoice, string>> = {
  add: 'Add',
  replace: 'Replace',
  keepBoth: 'Keep both',
  skip: 'Skip',
};

/** Exactly what the button will do: `Import 12: 9 new, 2 replaced, 1 kept as copy; 3 left out`. */
export function tallyWords(tally: ImportTally): string {
  const rest = restWords(tally);
  if (tally.total === 0) return rest === '' ? 'Nothing to import' : `Nothing is imported: ${rest}`;
  const done = listOf([
    [tally.added, `${String(tally.added)} new`],
    [tally.replaced, `${String(tally.replaced)} replaced`],
    [tally.keptBoth, `${String(tally.keptBoth)} kept as copy`],
  ]);
  return rest === ''
    ? `Import ${String(tally.total)}: ${done}`
    : `Import ${String(tally.total)}: ${done}; ${rest}`;
}

function restWords({ leftOut, refused }: ImportTally): string {
  return listOf([
    [leftOut, `${String(leftOut)} left out`],
    [refused, `${String(refused)} can’t be read`],
  ]);
}

function listOf(parts: readonly (readonly [count: number, words: string])[]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([, words]) => words)
    .join(', ');
}

/** What was found, for the head of the table. */
export function foundWords(rows: readonly ImportRow[]): string {
  const refused = rows.filter(({ refusal }) => refusal !== null).length;
  const groups = counted(rows.length - refused, 'group');
  if (refused === 0) return `${groups} found. Nothing is written before you press Import.`;
  return `${groups} found, ${String(refused)} can’t be read. Nothing is written before you press Import.`;
}

/** What became of all of it, for a toast or the head of the results. */
export function resultWords(results: readonly ImportResult[]): string {
  const count = (...outcomes: readonly ImportResult['outcome'][]): number =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const written = count('added', 'replaced', 'keptBoth');
  const failed = count('failed');
  const notReached = count('notReached');
  if (failed === 0 && notReached === 0)
    return written === 0 ? 'Nothing had to be changed' : `${counted(written, 'group')} imported`;
  const rest = listOf([
    [failed, `${String(failed)} failed`],
    [notReached, `${String(notReached)} not reached`],
  ]);
  return `${counted(written, 'group')} imported, ${rest}`;
}

/** What was in a folder but is not looked at, one sentence each; none when nothing was left out. */
export function leftOutWords({ otherFiles, unreadable, tooMany }: LeftOut): readonly string[] {
  return [
    ...(tooMany
      ? [
          `The folder holds more than is read at once: only the first ${String(MOST_FILES)} files are here. Choose a smaller folder for the others.`,
        ]
      : []),
    ...(unreadable > 0 ? [`Files or folders that could not be opened: ${String(unreadable)}.`] : []),
    ...(otherFiles > 0
      ? [`Files left aside because they are neither JSON, YAML nor text: ${String(otherFiles)}.`]
      : []),
  ];
}
