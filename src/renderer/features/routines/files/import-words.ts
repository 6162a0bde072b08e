import { msg, t, tIn, type Message } from '../../../../shared/catalogue/translate';
import type {
  RoutineImportRemark,
  RoutineImportRow,
  RoutineSourceKind,
} from '../../../../shared/routine-import';
import type { WrittenImport } from './import-session';
import type { RoutineTally } from './import-state';

/** What a file is. */
export const SOURCE_WORDS: Readonly<Record<RoutineSourceKind, Message>> = {
  routine: msg('Routine of Muster'),
  earlierRoutine: msg('Routine of the earlier program'),
  pipeline: msg('Pipeline of MaaFramework'),
  group: msg('Group'),
  pool: msg('Account pool'),
  templates: msg('List of templates'),
  picture: msg('Picture'),
  unknown: msg('Unknown'),
};

export const LEVEL_WORDS: Readonly<Record<RoutineImportRemark['level'], Message>> = {
  approximated: msg('Nearly the same'),
  notConverted: msg('Not taken over'),
};

/** What was found, for the head of the table. */
export function foundWords(rows: readonly RoutineImportRow[]): string {
  const count = rows.filter(({ name }) => name !== null).length;
  const templates = rows.reduce((sum, row) => sum + (row.templates?.length ?? 0), 0);
  if (count === 0 && templates > 0)
    return tIn(
      'picture',
      '{count, plural, one {# template} other {# templates}} found. Nothing is written before you press Import.',
      { count: templates },
    );
  if (count === 0) return t('There is no routine in it.');
  return t(
    '{count, plural, one {# routine} other {# routines}} found. Nothing is written before you press Import.',
    { count },
  );
}

/** Exactly what the button will do. */
export function tallyWords(tally: RoutineTally): string {
  const { total, added, replaced, pools, templates, leftOut, unusable } = tally;
  const parts = [
    added === 0 ? '' : t('{count} new', { count: added }),
    replaced === 0 ? '' : t('{count} replaced', { count: replaced }),
    pools === 0 ? '' : t('{count, plural, one {# pool} other {# pools}}', { count: pools }),
    templates === 0
      ? ''
      : tIn('picture', '{count, plural, one {# template} other {# templates}}', { count: templates }),
    leftOut === 0 ? '' : t('{count} left out', { count: leftOut }),
    unusable === 0 ? '' : t('{count} can’t be used', { count: unusable }),
  ].filter((part) => part !== '');
  const what = parts.join(', ');
  if (total === 0)
    return what === '' ? t('Nothing to import') : t('Nothing is imported: {rest}', { rest: what });
  return t('Import {total}: {what}', { total, what });
}

/** What was written. */
export function writtenWords({ routines, pools, templates }: WrittenImport): string {
  const [first] = routines;
  if (templates.length > 0 && routines.length + pools.length === 0)
    return tIn('picture', '{count, plural, one {# template} other {# templates}} imported', {
      count: templates.length,
    });
  if (templates.length > 0)
    return tIn(
      'picture',
      '{others, plural, one {# file} other {# files}} and {templates, plural, one {# template} other {# templates}} imported',
      { others: routines.length + pools.length, templates: templates.length },
    );
  if (pools.length > 0)
    return t(
      '{routines, plural, one {# routine} other {# routines}} and {pools, plural, one {# pool} other {# pools}} imported',
      { routines: routines.length, pools: pools.length },
    );
  return routines.length === 1 && first !== undefined
    ? t('“{name}” was imported', { name: first })
    : t('{count, plural, one {# routine} other {# routines}} imported', { count: routines.length });
}
