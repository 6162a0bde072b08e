import type { SqlValue } from '../../../platform/database-protocol';
import type { SqlText } from '../../filter/sql-condition';
import { TimeIsUpError, type AccountsFile } from '../../file/accounts-file';
import { compileFilter } from '../../filter/compile-filter';
import {
  compilePool,
  dependsOnTime,
  reusableRule,
  restedRule,
  type PoolRules,
  type PoolSql,
} from './pool-rules';

/** How long an order of candidates is used before it is read anew, monotonic milliseconds. */
export const CANDIDATES_MS = 200;
const FIRST_BATCH = 256;
const LARGEST_BATCH = 4_096;
/** Pools and runs whose candidates are remembered. */
const MAX_QUEUES = 100;
/** How soon a pool whose filter depends on time is looked at again when it had nothing. */
const TIME_RULE_RETRY_MS = 10_000;
/** How long a search may keep all others waiting. */
const MOST_MS = 50;
/** A pool that took longer is searched elsewhere for so long. */
const SLOW_FOR_MS = 60_000;
/** Candidates of a pool that is searched elsewhere. */
const FOUND_ELSEWHERE = 512;

/** What is asked for: a pool for a run of a group. */
export interface PoolQuestion {
  /** `poolRulesText`. */
  readonly rules: string;
  readonly runId: string;
  /** The session that asks. */
  readonly session: string;
  readonly nowMs: number;
  readonly monotonicMs: number;
  /** What a search beside this thread has found. */
  readonly found?: FoundCandidates;
}

/** What must be the same for a search to be as good as one that is made now. */
export interface SearchState {
  readonly revision: number;
  readonly ends: number;
  readonly dataVersion: SqlValue | undefined;
}

/** The first candidates, or when there may be one again. */
export interface CandidateSearch {
  readonly ids: readonly number[];
  readonly dueAtMs: number | null;
}

export interface FoundCandidates extends CandidateSearch {
  /** As it was before the search. */
  readonly state: SearchState;
  readonly tookMs: number;
}

/** Looking for one here would keep all others waiting: it is to be done by another thread. */
export interface SearchElsewhere {
  readonly search: SearchState;
}

/** An account that may be taken. */
export interface Candidate {
  readonly id: number;
  readonly key: string;
  readonly label: string;
  readonly fence: number;
}

interface Queue {
  readonly ids: readonly number[];
  next: number;
  readonly asked: number;
  readonly readAtMs: number;
  readonly keptMs: number;
  readonly revision: number;
  readonly dataVersion: SqlValue | undefined;
  /** Found when there was nobody at all; not to be believed once a use has ended since. */
  readonly nobody: { readonly dueAtMs: number | null; readonly ends: number } | null;
}

export interface Rules extends PoolRules {
  readonly included: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
}

/** What is remembered of one file, in its thread. */
interface Remembered {
  readonly queues: Map<string, Queue>;
  readonly rules: Map<string, Rules>;
  /** Pools that took too long, and when (monotonic). */
  readonly slow: Map<string, number>;
  /** How many uses ended, or were changed, through this process. */
  ends: number;
}

const ofFile = new WeakMap<AccountsFile, Remembered>();

function rememberedOf(file: AccountsFile): Remembered {
  const known = ofFile.get(file) ?? { queues: new Map(), rules: new Map(), slow: new Map(), ends: 0 };
  ofFile.set(file, known);
  return known;
}

/** To be called by what may let a pool have an account that it had not: the end of a use, a field written. */
export function usesEnded(file: AccountsFile): void {
  rememberedOf(file).ends += 1;
}

/**
 * The first account of the pool that may be taken now, or when there may be one.
 *
 * The order is read in batches and kept for at most 200 ms; each account is judged anew, by the whole rule, before it
 * is given, so that what is given is always right. What came in meanwhile with a better place (its rest ended, another
 * process changed it) may therefore wait up to 200 ms; changes made by people in this process, and commits of another,
 * show at once. Of a pool with a limit, who is among the first so many is as old as the batch.
 *
 * A pool whose search takes more than 50 ms keeps nobody waiting: it is searched by another thread, and what that finds
 * comes back as `found`, to be judged here like a batch that was read here.
 */
export function nextCandidate(
  file: AccountsFile,
  question: PoolQuestion,
): Candidate | { readonly dueAtMs: number | null } | SearchElsewhere {
  const remembered = rememberedOf(file);
  file.limitTime(MOST_MS);
  try {
    return searched(file, remembered, question);
  } catch (error) {
    if (!(error instanceof TimeIsUpError)) throw error;
    keep(remembered.slow, question.rules, question.monotonicMs, MAX_QUEUES);
    return { search: searchState(file, remembered) };
  } finally {
    file.limitTime(null);
  }
}

function searched(
  file: AccountsFile,
  remembered: Remembered,
  question: PoolQuestion,
): ReturnType<typeof nextCandidate> {
  const rules = rulesFromText(file, question.rules);
  const name = `${question.runId}\n${question.rules}`;
  const judge = createJudge(file, rules, question);
  let queue = question.found
    ? queueOf(question, question.found)
    : freshQueue(file, remembered, name, question);
  if (queue && question.found) keep(remembered.queues, name, queue, MAX_QUEUES);
  for (;;) {
    if (queue) {
      const found = firstValid(queue, judge);
      if (found) return found;
      if (queue.nobody) return { dueAtMs: queue.nobody.dueAtMs };
    }
    if (isSlow(remembered, question)) return { search: searchState(file, remembered) };
    queue = readQueue(file, rules, question, nextBatch(queue, question));
    keep(remembered.queues, name, queue, MAX_QUEUES);
  }
}

function isSlow({ slow }: Remembered, { rules, monotonicMs }: PoolQuestion): boolean {
  const since = slow.get(rules);
  return since !== undefined && monotonicMs - since < SLOW_FOR_MS;
}

function searchState(file: AccountsFile, { ends }: Remembered): SearchState {
  return { revision: file.revision, ends, dataVersion: dataVersionOf(file) };
}

function queueOf(
  { monotonicMs: readAtMs }: PoolQuestion,
  { ids, dueAtMs, state, tookMs }: FoundCandidates,
): Queue {
  const { revision, ends, dataVersion } = state;
  // What took long to find is used for longer.
  const keptMs = Math.max(CANDIDATES_MS, tookMs);
  const nobody = ids.length > 0 ? null : { dueAtMs, ends };
  return { ids, next: 0, asked: ids.length, readAtMs, keptMs, revision, dataVersion, nobody };
}

/** The first accounts of the pool that may be taken as things stand, for who takes in another thread. */
export function findCandidates(file: AccountsFile, question: PoolQuestion): CandidateSearch {
  const rules = rulesFromText(file, question.rules);
  const pool = compilePool(rules, file.columns(), question.nowMs);
  const ids = candidateIds(file, { rules, pool, question, asked: FOUND_ELSEWHERE });
  return { ids, dueAtMs: ids.length > 0 ? null : dueAtMs(file, { rules, pool, question }) };
}

function firstValid(queue: Queue, judge: (id: number) => Candidate | undefined): Candidate | undefined {
  while (queue.next < queue.ids.length) {
    const id = queue.ids[queue.next];
    queue.next += 1;
    const found = id === undefined ? undefined : judge(id);
    if (found) return found;
  }
  return undefined;
}

function freshQueue(
  file: AccountsFile,
  { queues, ends }: Remembered,
  name: string,
  { monotonicMs }: PoolQuestion,
): Queue | undefined {
  const queue = queues.get(name);
  if (!queue) return undefined;
  const isFresh =
    queue.revision === file.revision &&
    monotonicMs - queue.readAtMs < queue.keptMs &&
    queue.dataVersion === dataVersionOf(file) &&
    (queue.nobody === null || queue.nobody.ends === ends);
  if (!isFresh) queues.delete(name);
  return isFresh ? queue : undefined;
}

/** A batch used up while it was fresh was too small. */
function nextBatch(before: Queue | undefined, { monotonicMs }: PoolQuestion): number {
  const wasSmall = before !== undefined && monotonicMs - before.readAtMs < CANDIDATES_MS;
  return wasSmall ? Math.min(before.asked * 2, LARGEST_BATCH) : FIRST_BATCH;
}

function readQueue(file: AccountsFile, rules: Rules, question: PoolQuestion, asked: number): Queue {
  const pool = compilePool(rules, file.columns(), question.nowMs);
  const ids = candidateIds(file, { rules, pool, question, asked });
  return {
    ...{ ids, next: 0, asked, readAtMs: question.monotonicMs, revision: file.revision },
    keptMs: CANDIDATES_MS,
    dataVersion: dataVersionOf(file),
    nobody:
      ids.length > 0
        ? null
        : { dueAtMs: dueAtMs(file, { rules, pool, question }), ends: rememberedOf(file).ends },
  };
}

interface Reading {
  readonly rules: Rules;
  readonly pool: PoolSql;
  readonly question: PoolQuestion;
}

/** Available and completed ones apart, because an index helps with the first; then both in one order. */
function candidateIds(
  file: AccountsFile,
  { rules, pool, question, asked }: Reading & { readonly asked: number },
): number[] {
  const { member, order } = pool;
  const rested = restedRule(question.nowMs);
  const idsWhere = ({ sql, parameters }: SqlText): number[] =>
    file
      .all(
        `SELECT a.id FROM accounts a WHERE ${rested.sql} AND ${sql} AND ${member.sql} ORDER BY ${order} LIMIT ?`,
        [...rested.parameters, ...parameters, ...member.parameters, asked],
      )
      .map((row) => Number(row['id']));
  const available = idsWhere({ sql: "a.status = 'available'", parameters: [] });
  if (rules.reuse.kind === 'never') return available;
  const reusable = reusableRule(rules.reuse, question.runId, question.nowMs);
  const completed = idsWhere({
    sql: `a.status = 'completed' AND ${reusable.sql}`,
    parameters: reusable.parameters,
  });
  if (available.length === 0 || completed.length === 0) return [...available, ...completed];
  return file
    .all(
      `SELECT a.id FROM accounts a WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY ${order} LIMIT ?`,
      [JSON.stringify([...available, ...completed]), asked],
    )
    .map((row) => Number(row['id']));
}

/** Judges one account by everything but the limit. Long lists of keys are looked up here, not in SQL, for each. */
function createJudge(
  file: AccountsFile,
  rules: Rules,
  { runId, nowMs }: PoolQuestion,
): (id: number) => Candidate | undefined {
  const matches = compileFilter(rules.filter, file.columns(), nowMs);
  const rested = restedRule(nowMs);
  const reusable = reusableRule(rules.reuse, runId, nowMs);
  const sql = `SELECT a.id, a.key, a.label, a.fence, (${matches.sql}) AS matches FROM accounts a
    WHERE a.id = ? AND ${rested.sql} AND (a.status = 'available' OR a.status = 'completed' AND ${reusable.sql})`;
  return (id) => {
    const row = file.get(sql, [...matches.parameters, id, ...rested.parameters, ...reusable.parameters]);
    if (!row) return undefined;
    const key = String(row['key']);
    const isWanted = Number(row['matches']) === 1 || rules.included.has(key);
    if (!isWanted || rules.excluded.has(key)) return undefined;
    return { id, key, label: String(row['label']), fence: Number(row['fence']) };
  };
}

/** When the first account of the pool comes free by itself: its rest or the time of `after` ends, or another's lease. */
function dueAtMs(file: AccountsFile, { rules, pool, question }: Reading): number | null {
  const { nowMs, session, runId } = question;
  const { reuse } = rules;
  const again = reuse.kind === 'after' ? { sql: '1', parameters: [] } : reusableRule(reuse, runId, nowMs);
  const waitsMs = reuse.kind === 'after' ? reuse.afterMs : 0;
  const row = file.get(
    `SELECT min(due) AS due FROM (
       SELECT CASE
         WHEN a.lease_session = ? THEN NULL
         WHEN a.lease_session IS NOT NULL THEN a.lease_expires_at
         WHEN a.status = 'completed' THEN max(coalesce(a.cooldown_until, 0), coalesce(a.last_completed_at + ?, 0))
         ELSE a.cooldown_until END AS due
       FROM accounts a
       WHERE (a.status = 'available' OR a.status = 'completed' AND ${again.sql}) AND ${pool.member.sql}
     ) WHERE due > ?`,
    [session, waitsMs, ...again.parameters, ...pool.member.parameters, nowMs],
  );
  const due = row?.['due'];
  const known = typeof due === 'number' ? due : null;
  if (!dependsOnTime(rules)) return known;
  return Math.min(known ?? Infinity, nowMs + TIME_RULE_RETRY_MS);
}

/** The rules of a pool as `poolRulesText` wrote them. */
export function rulesFromText(file: AccountsFile, text: string): Rules {
  const { rules } = rememberedOf(file);
  const known = rules.get(text);
  if (known) return known;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- made by `poolRulesText` from a pool
  const parsed = JSON.parse(text) as PoolRules;
  const read = { ...parsed, included: new Set(parsed.include), excluded: new Set(parsed.exclude) };
  keep(rules, text, read, MAX_QUEUES);
  return read;
}

/** Keeps the latest so many. */
function keep<T>(map: Map<string, T>, name: string, value: T, most: number): void {
  map.delete(name);
  map.set(name, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

/** Changes when another connection has committed (https://www.sqlite.org/pragma.html#pragma_data_version). */
export function dataVersionOf(file: AccountsFile): SqlValue | undefined {
  return file.get('PRAGMA data_version')?.['data_version'];
}
