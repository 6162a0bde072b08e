import type { AccountField } from './account';
import { checkFilter } from './account-filter-rules';
import { checkNameText, sameName } from './definition-rules';
import { Pool, PoolRetry, PoolRoutine, type PoolDraft } from './pool';
import { errorAt, warningAt, type Problem } from './problem';

/** Ten years: what is longer is a mistake, and soon no date any more. */
const MAX_REST_MS = 10 * 365 * 24 * 3_600_000;
const MAX_WATCHED_FOLDERS = 20;
const MAX_FOLDER_LENGTH = 500;
/** Letters no system has in the name of a folder, and those that mean something to one of them. */
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const NOT_IN_FOLDER = /[\u0000-\u001f\u007f<>:"|?*]/;

/** What a pool's problems depend on besides itself. Null: not known here, so nothing is said about it. */
export interface PoolFacts {
  /** Names of the other saved pools. */
  readonly otherNames: readonly string[];
  /** Custom fields of the accounts. */
  readonly fields: readonly AccountField[] | null;
  /** Keys of `include` and `exclude` that no account has. */
  readonly missingKeys: ReadonlySet<string> | null;
  /** What is wrong with the choice of a routine, with paths like `routineName` and `routineConfig.rounds`. */
  readonly checkRoutine: ((chosen: PoolRoutine) => readonly Problem[]) | null;
}

/** Everything wrong with a pool, at once; it works as long as none is an error. */
export function checkPool(pool: PoolDraft, facts: PoolFacts): Problem[] {
  return [
    ...checkName(pool.name, facts.otherNames),
    ...(facts.fields === null ? [] : checkFilter(pool.filter, pool.sort, facts.fields)),
    ...checkKeys('include', pool.include, facts),
    ...checkKeys('exclude', pool.exclude, facts),
    ...checkFolders(pool.watchedFolders),
    ...checkRests(pool),
    ...checkEnd(pool),
    ...checkRoutine('provision', pool.provision, facts),
    ...checkRoutine('cleanUp', pool.cleanUp, facts),
    ...checkUnknownKeys(pool),
  ];
}

/**
 * A watched folder as the names on its way from the data folder; undefined when it must not be watched. Files of pools
 * are passed on, so they never reach outside of the data folder, nor into its private parts (which begin with a dot).
 */
export function watchedFolderParts(folder: string): readonly string[] | undefined {
  if (folder.length > MAX_FOLDER_LENGTH || NOT_IN_FOLDER.test(folder) || /^[/\\]/.test(folder))
    return undefined;
  const parts = folder.split(/[/\\]/).filter((part) => part !== '');
  const isFit = parts.length > 0 && parts.every((part) => !part.startsWith('.') && part.trim() === part);
  return isFit ? parts : undefined;
}

function checkName(name: string, otherNames: readonly string[]): Problem[] {
  if (name.trim() === '') return [errorAt('name', 'pool_name_required')];
  const isTaken = otherNames.some((other) => sameName(other, name));
  return [...checkNameText(name), ...(isTaken ? [errorAt('name', 'pool_name_taken', { name })] : [])];
}

function checkKeys(
  list: 'include' | 'exclude',
  keys: readonly string[],
  { missingKeys }: PoolFacts,
): Problem[] {
  return keys.flatMap((key, index) =>
    missingKeys?.has(key) === true ? [warningAt(`${list}.${String(index)}`, 'account_unknown', { key })] : [],
  );
}

function checkFolders(folders: readonly string[]): Problem[] {
  const unfit = folders.flatMap((folder, index) =>
    watchedFolderParts(folder) === undefined
      ? [errorAt(`watchedFolders.${String(index)}`, 'watched_folder_invalid', { folder })]
      : [],
  );
  return folders.length <= MAX_WATCHED_FOLDERS
    ? unfit
    : [...unfit, errorAt('watchedFolders', 'value_out_of_range', { max: MAX_WATCHED_FOLDERS })];
}

function checkRests({ retry, reuse, onExhausted }: PoolDraft): Problem[] {
  return [
    ...rest('retry.cooldownMs', retry.cooldownMs),
    ...(reuse.kind === 'after' ? rest('reuse.afterMs', reuse.afterMs) : []),
    ...(onExhausted.kind === 'wait' ? rest('onExhausted.timeoutMs', onExhausted.timeoutMs ?? 0) : []),
  ];
}

function rest(path: string, valueMs: number): Problem[] {
  return valueMs <= MAX_REST_MS
    ? []
    : [errorAt(path, 'value_out_of_range', { min: 0, max: MAX_REST_MS, value: valueMs })];
}

/** What keeps a group from ending by itself. It may be meant so: a warning. */
function checkEnd({ retry, reuse, onExhausted }: PoolDraft): Problem[] {
  const problems: Problem[] = [];
  if (reuse.kind === 'always' || (reuse.kind === 'after' && reuse.afterMs === 0))
    problems.push(warningAt('reuse', 'pool_endless', { why: 'reuse' }));
  if (onExhausted.kind === 'wait' && onExhausted.timeoutMs === null)
    problems.push(warningAt('onExhausted', 'pool_endless', { why: 'wait' }));
  if (retry.maxFailures === 0 && retry.cooldownMs === 0)
    problems.push(warningAt('retry.maxFailures', 'pool_endless', { why: 'retry' }));
  return problems;
}

function checkRoutine(
  field: 'provision' | 'cleanUp',
  chosen: PoolRoutine | null,
  facts: PoolFacts,
): Problem[] {
  if (chosen === null) return [];
  if (chosen.routineName.trim() === '') return [errorAt(`${field}.routineName`, 'routine_required')];
  const problems = facts.checkRoutine?.(chosen) ?? [];
  return problems.map((problem) => ({ ...problem, path: `${field}.${problem.path}` }));
}

/** Keys this version does not know, at every level that has a shape; they are kept when the file is saved. */
function checkUnknownKeys(pool: PoolDraft): Problem[] {
  const routineKeys = Object.keys(PoolRoutine.shape);
  const levels: readonly (readonly [string, object, readonly string[]])[] = [
    ['', pool, Object.keys(Pool.shape)],
    ['retry.', pool.retry, Object.keys(PoolRetry.shape)],
    ['reuse.', pool.reuse, ['kind', 'afterMs']],
    ['onExhausted.', pool.onExhausted, ['kind', 'timeoutMs']],
    ['provision.', pool.provision ?? {}, routineKeys],
    ['cleanUp.', pool.cleanUp ?? {}, routineKeys],
  ];
  return levels.flatMap(([prefix, level, known]) =>
    Object.keys(level)
      .filter((key) => !known.includes(key))
      .map((key) => warningAt(prefix + key, 'unknown_key', { key })),
  );
}
