import { currentLocale, msg, t } from '../../../shared/catalogue/translate';
import type { AccountField } from '../../../shared/account';
import { AccountFilter, AccountSort } from '../../../shared/account-filter';
import type { Json } from '../../../shared/definition-difference';
import { lateTexts, spokenDuration } from '../../../shared/explain/words';
import { PoolExhausted, PoolReuse, PoolRoutine, type Pool } from '../../../shared/pool';
import { filterFields } from '../../components/filter-builder/filter-fields';
import { filterSentence } from '../../components/filter-builder/filter-sentence';
import { directionWords } from './sort-rules';

/** What the fields of a pool are called wherever a person meets them. */
const LABELS: Readonly<Record<string, string>> = lateTexts({
  name: msg('Name'),
  description: msg('Description'),
  tags: msg('Tags'),
  filter: msg('Filter'),
  sort: msg('Order'),
  limit: msg('At most'),
  include: msg('Always in the pool'),
  exclude: msg('Never in the pool'),
  watchedFolders: msg('Watched folders'),
  'retry.maxFailures': msg('Failures in a row'),
  'retry.cooldownMs': msg('Rest after a failure'),
  reuse: msg('After success'),
  onExhausted: msg('When none is left'),
  atGroupEnd: msg('When the group ends'),
  provision: msg('Before use'),
  cleanUp: msg('After use'),
});

/** What a rule does with an account that was completed: the choice, and one plain sentence. */
export const REUSE_WORDS: Readonly<Record<PoolReuse['kind'], string>> = lateTexts({
  oncePerRun: msg('Once in each run'),
  after: msg('Again after a while'),
  always: msg('Again at once'),
  never: msg('Not before I set it back'),
});
export const REUSE_SENTENCES: Readonly<Record<PoolReuse['kind'], string>> = lateTexts({
  oncePerRun: msg('A run of a group takes each account once; the next run may take it again.'),
  after: msg('It rests for this long after it was done, whoever used it.'),
  always: msg('It goes to the end of the order and is taken again when its turn comes.'),
  never: msg('It stays done until somebody sets it to available.'),
});
export const EXHAUSTED_WORDS: Readonly<Record<PoolExhausted['kind'], string>> = lateTexts({
  complete: msg('The bot is done'),
  wait: msg('The bot waits'),
  fail: msg('The bot fails'),
});
export const EXHAUSTED_SENTENCES: Readonly<Record<PoolExhausted['kind'], string>> = lateTexts({
  complete: msg('The bot ends well; a group whose bots are all done is completed.'),
  wait: msg('The bot keeps its instance and waits until an account comes free.'),
  fail: msg('The bot ends as failed, so that somebody looks.'),
});
export const END_WORDS: Readonly<Record<Pool['atGroupEnd'], string>> = lateTexts({
  return: msg('Give them back'),
  fail: msg('Count them as failed'),
});
export const END_SENTENCES: Readonly<Record<Pool['atGroupEnd'], string>> = lateTexts({
  return: msg('Accounts that bots still hold then are free at once, as if they had not been taken.'),
  fail: msg('Accounts that bots still hold then are noted as failed and rest.'),
});

/** The label of a field, or its path when it has none. */
export function poolFieldLabel(path: string): string {
  return LABELS[path] ?? path;
}

/** How the values of a pool's fields are said; `fields` are the custom ones of the accounts. */
export function poolValueWords(
  fields: readonly AccountField[],
): (path: string, value: Json | undefined) => string {
  return (path, value) => {
    if (value === undefined || value === null) return path === 'limit' ? t('no limit') : t('not set');
    const say = WORDS[path];
    return say ? say(value, fields) : plain(value);
  };
}

type Say = (value: Json, fields: readonly AccountField[]) => string;
const number = (value: Json): string => Number(value).toLocaleString(currentLocale());
const routine: Say = (value) => {
  const parsed = PoolRoutine.safeParse(value);
  if (!parsed.success) return plain(value);
  const inputs = Object.entries(parsed.data.routineConfig).map(([name, each]) => `${name} ${String(each)}`);
  return [parsed.data.routineName, ...inputs].join(' · ');
};

const WORDS: Readonly<Record<string, Say>> = {
  filter: (value, fields) => {
    const parsed = AccountFilter.safeParse(value);
    return parsed.success ? filterSentence(parsed.data, filterFields(fields)) : plain(value);
  },
  sort: (value, fields) => {
    const parsed = AccountSort.array().safeParse(value);
    return parsed.success ? sortWords(parsed.data, fields) : plain(value);
  },
  limit: (value) => number(value),
  'retry.maxFailures': (value) => (value === 0 ? t('no limit') : number(value)),
  'retry.cooldownMs': (value) => durationWords(Number(value)),
  reuse: (value) => {
    const parsed = PoolReuse.safeParse(value);
    if (!parsed.success) return plain(value);
    const { data } = parsed;
    return data.kind === 'after'
      ? `${REUSE_WORDS.after}: ${durationWords(data.afterMs)}`
      : REUSE_WORDS[data.kind];
  },
  onExhausted: (value) => {
    const parsed = PoolExhausted.safeParse(value);
    if (!parsed.success) return plain(value);
    const { data } = parsed;
    if (data.kind !== 'wait' || data.timeoutMs === null) return EXHAUSTED_WORDS[data.kind];
    return `${EXHAUSTED_WORDS.wait}: ${durationWords(data.timeoutMs)}`;
  },
  atGroupEnd: (value) => (value === 'return' || value === 'fail' ? END_WORDS[value] : plain(value)),
  provision: routine,
  cleanUp: routine,
};

/** `Last used: earliest first; Level: highest first`. */
export function sortWords(sort: readonly AccountSort[], fields: readonly AccountField[]): string {
  const known = filterFields(fields);
  if (sort.length === 0) return t('by key');
  return sort
    .map(({ by, direction }) => {
      const field = known.find(({ name }) => name === by);
      return `${field?.label ?? by}: ${directionWords(field?.type ?? 'text')[direction]}`;
    })
    .join('; ');
}

function durationWords(ms: number): string {
  return ms === 0 ? '0 s' : spokenDuration(ms);
}

function plain(value: Json): string {
  if (Array.isArray(value)) return value.length === 0 ? t('not set') : value.map(String).join(', ');
  return typeof value === 'string' ? (value === '' ? t('not set') : value) : JSON.stringify(value);
}
