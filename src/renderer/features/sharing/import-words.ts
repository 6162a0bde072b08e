import { t } from '../../../shared/catalogue/translate';
import type { ImportResult, ImportRow } from '../../../shared/import';
import type { ImportTally } from './import-state';

/** Exactly what the button will do: `Import 12: 9 new, 2 replaced, 1 kept as copy; 3 left out`. */
export function tallyWords(tally: ImportTally): string {
  const { total, added, replaced, keptBoth } = tally;
  const rest = restWords(tally);
  if (total === 0) return rest === '' ? t('Nothing to import') : t('Nothing is imported: {rest}', { rest });
  const what = listOf([
    [added, () => t('{count} new', { count: added })],
    [replaced, () => t('{count} replaced', { count: replaced })],
    [keptBoth, () => t('{count} kept as copy', { count: keptBoth })],
  ]);
  return rest === ''
    ? t('Import {total}: {what}', { total, what })
    : t('Import {total}: {what}; {rest}', { total, what, rest });
}

function restWords({ leftOut, refused }: ImportTally): string {
  return listOf([
    [leftOut, () => t('{count} left out', { count: leftOut })],
    [refused, () => t('{count} can’t be read', { count: refused })],
  ]);
}

function listOf(parts: readonly (readonly [count: number, words: () => string])[]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([, words]) => words())
    .join(', ');
}

/** What was found, for the head of the table. */
export function foundWords(rows: readonly ImportRow[]): string {
  const refused = rows.filter(({ refusal }) => refusal !== null).length;
  const count = rows.length - refused;
  return refused === 0
    ? t(
        '{count, plural, one {# group} other {# groups}} found. Nothing is written before you press Import.',
        { count },
      )
    : t(
        '{count, plural, one {# group} other {# groups}} found, {refused} can’t be read. Nothing is written before you press Import.',
        { count, refused },
      );
}

/** What became of all of it, for a toast or the head of the results. */
export function resultWords(results: readonly ImportResult[]): string {
  const number = (...outcomes: readonly ImportResult['outcome'][]): number =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const count = number('added', 'replaced', 'keptBoth');
  const failed = number('failed');
  const notReached = number('notReached');
  if (count + failed + notReached === 0) return t('Nothing had to be changed');
  return listOf([
    [1, () => t('{count, plural, one {# group} other {# groups}} imported', { count })],
    [failed, () => t('{count} failed', { count: failed })],
    [notReached, () => t('{count} not reached', { count: notReached })],
  ]);
}
