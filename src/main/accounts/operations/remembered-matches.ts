import { rulesOf } from '../../../shared/account-filter';
import type { AccountQuery } from '../../../shared/contract/accounts';
import type { AccountsFile } from '../file/accounts-file';
import type { Condition } from '../filter/sql-condition';
import { matchingIds, type Matching } from './account-query';

/** Queries whose answer is kept: about as many as there are windows. */
const MAX_KEPT = 4;
/** How old an answer may be that would change by itself as time goes by. */
const MAX_AGE_MS = 1_000;

interface Kept extends Matching {
  readonly revision: number;
  readonly readAtMs: number;
}

const ofFile = new WeakMap<AccountsFile, Map<string, Kept>>();

/**
 * What a query finds, kept until any account changes: whoever scrolls through a list asks the same again and again. An
 * answer that depends on the time (`withinLast`) is at most a second old.
 */
export function rememberedMatches(
  file: AccountsFile,
  query: AccountQuery,
  matches: Condition,
  at: { readonly revision: number; readonly nowMs: number },
): Matching {
  const kept = ofFile.get(file) ?? new Map<string, Kept>();
  ofFile.set(file, kept);
  const name = JSON.stringify(query);
  const known = kept.get(name);
  if (known && isFresh(known, query, at)) return known;
  const read = { ...matchingIds(file, matches), revision: at.revision, readAtMs: at.nowMs };
  kept.delete(name);
  kept.set(name, read);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return read;
}

function isFresh(
  { revision, readAtMs }: Kept,
  { filter }: AccountQuery,
  at: { readonly revision: number; readonly nowMs: number },
): boolean {
  if (revision !== at.revision) return false;
  const dependsOnTime = (filter ? rulesOf(filter) : []).some(
    (rule) => ('used' in rule ? rule.used.withinMs : rule.withinMs) !== undefined,
  );
  return !dependsOnTime || Math.abs(at.nowMs - readAtMs) <= MAX_AGE_MS;
}
