import { currentLanguage, t } from '../../../shared/catalogue/translate';
import {
  innerFilters,
  type AccountFilter,
  type FieldRule,
  type LedgerRule,
} from '../../../shared/account-filter';
import { ACCOUNT_OUTCOME_WORDS, ACCOUNT_STATUS_WORDS } from '../account-words';
import { durationText } from '../duration-text';
import { exactTime } from '../time-words';
import { comparisonWord } from './comparison-words';
import { kindOf, type FilterGroup } from './filter-edit';
import { operandOf, type FilterField } from './filter-fields';
import { AccountStatus } from '../../../shared/account';

/** A filter as a person would say it. */
export function filterSentence(filter: AccountFilter, fields: readonly FilterField[]): string {
  const text = phraseOf(filter, fields);
  return text === '' ? t('Every account') : t('Accounts for which {rules}', { rules: text });
}

function phraseOf(filter: AccountFilter, fields: readonly FilterField[]): string {
  if ('field' in filter) return fieldPhrase(filter, fields);
  if ('used' in filter) return ledgerPhrase(filter);
  return groupPhrase(filter, fields);
}

function groupPhrase(group: FilterGroup, fields: readonly FilterField[]): string {
  const inner = innerFilters(group) ?? [];
  const kind = kindOf(group);
  const phrases = inner.map((filter) => {
    const phrase = phraseOf(filter, fields);
    const nested = (innerFilters(filter)?.length ?? 0) > 1;
    return nested && phrase !== '' ? `(${phrase})` : phrase;
  });
  if (inner.length === 0 && kind === 'any') return t('nothing holds (an empty group of “at least one”)');
  const said = phrases.filter((phrase) => phrase !== '');
  if (said.length === 0) return '';
  const type = kind === 'all' ? 'conjunction' : 'disjunction';
  const joined = new Intl.ListFormat(currentLanguage() === 'en' ? 'en-GB' : currentLanguage(), {
    type,
  }).format(said);
  return kind === 'none' ? t('it is not so that {rules}', { rules: joined }) : joined;
}

function fieldPhrase(rule: FieldRule, fields: readonly FilterField[]): string {
  const field = fields.find(({ name }) => name === rule.field);
  const type = field?.type ?? 'text';
  const parts = { field: field?.label ?? rule.field, comparison: comparisonWord(rule.is, type) };
  switch (operandOf(rule.is)) {
    case 'none':
      return t('{field} {comparison}', parts);
    case 'within':
      return t('{field} {comparison} {value}', { ...parts, value: durationText(rule.withinMs ?? 0) });
    case 'values': {
      const values = (rule.values ?? []).map((value) => valueText(value, type));
      return t('{field} {comparison} {value}', {
        ...parts,
        value: values.length === 0 ? '…' : values.join(', '),
      });
    }
    case 'value':
      return t('{field} {comparison} {value}', { ...parts, value: valueText(rule.value ?? '', type) });
  }
}

type Value = NonNullable<FieldRule['value']>;

/** How values are said that are not said as they are; empty when this one is of another kind. */
const SAID: Partial<Record<FilterField['type'], (value: Value) => string>> = {
  status: (value) => {
    const status = AccountStatus.safeParse(value);
    return status.success ? ACCOUNT_STATUS_WORDS[status.data].title : '';
  },
  boolean: (value) => (value === true ? t('yes') : t('no')),
  duration: (value) => (typeof value === 'number' ? durationText(value) : ''),
  date: (value) => {
    const at = typeof value === 'string' ? Date.parse(value) : Number(value);
    return Number.isNaN(at) ? '' : exactTime(at);
  },
};

function valueText(value: Value, type: FilterField['type']): string {
  if (value === '') return '…';
  const said = SAID[type]?.(value) ?? '';
  if (said !== '') return said;
  return typeof value === 'string' ? `“${value}”` : String(value);
}

function ledgerPhrase({ used }: LedgerRule): string {
  const { outcome, routine, pool, withinMs, times } = used;
  return t(
    'it was {outcome, select, none {used} other {{outcomeWord}}} {is, select, atLeast {at least {times, plural, one {once} other {# times}}} atMost {{times, plural, =0 {not once} one {at most once} other {at most # times}}} other {{times, plural, =0 {not once} one {exactly once} other {exactly # times}}}}{routine, select, none {} other { by routine “{routineName}”}}{pool, select, none {} other { from pool “{poolName}”}}{within, select, none {} other { in the last {withinText}}}',
    {
      outcome: outcome === undefined ? 'none' : 'some',
      outcomeWord: outcome === undefined ? '' : ACCOUNT_OUTCOME_WORDS[outcome].title,
      is: times.is,
      times: times.value,
      routine: given(routine) ? 'some' : 'none',
      routineName: routine ?? '',
      pool: given(pool) ? 'some' : 'none',
      poolName: pool ?? '',
      within: withinMs === undefined ? 'none' : 'some',
      withinText: durationText(withinMs ?? 0),
    },
  );
}

const given = (text: string | undefined): boolean => text !== undefined && text !== '';
