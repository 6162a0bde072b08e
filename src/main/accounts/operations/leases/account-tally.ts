import type { SqlValue } from '../../../platform/database-protocol';
import type { SqlText } from '../../filter/sql-condition';
import type { AccountsFile } from '../../file/accounts-file';
import { dataVersionOf } from './pool-candidates';
import { touchedSince, touchMark, type TouchMark } from './touched-accounts';

/** Codes are below this. */
const CODES = 64;
/** Tallies that are kept: some more than there are pools and groups in sight. */
const MAX_KEPT = 150;
/** One byte is kept for each number an account can have, up to this. */
const LARGEST_ID = 1_000_000;

export interface TallyQuestion {
  /** The same for the same question, whatever the time. */
  readonly name: string;
  /** Who is counted. */
  readonly member: SqlText;
  /** What an account is counted as: an integer from 0 to 63. */
  readonly code: SqlText;
  /** Time after which a completed account counts otherwise, where there is one. */
  readonly afterMs: number | null;
  /** Nothing can be kept: who is counted depends on the time, or on all others. */
  readonly isVolatile: boolean;
  readonly nowMs: number;
}

/** How many accounts have each code. */
export type Tally = ReadonlyMap<number, number>;

interface Kept {
  /** By number of the account: its code and one more, 0 for one that is not counted. */
  readonly codes: Uint8Array;
  readonly counts: Map<number, number>;
  mark: TouchMark;
  nowMs: number;
  dataVersion: SqlValue | undefined;
}

const ofFile = new WeakMap<AccountsFile, Map<string, Kept>>();

/**
 * Counts accounts by code, always as they are now. The first count reads them all; a later one only those that bots
 * have touched since, or that came to the end of a rest, so that many pools can be asked every second while bots
 * work. After a change by a person all are read again.
 */
export function tallyAccounts(file: AccountsFile, question: TallyQuestion): Tally {
  const kept = ofFile.get(file) ?? new Map<string, Kept>();
  ofFile.set(file, kept);
  const largest = Number(file.get('SELECT max(id) AS id FROM accounts')?.['id'] ?? 0);
  if (question.isVolatile || largest > LARGEST_ID) return countAnew(file, question);
  const current = upToDate(file, kept.get(question.name), question) ?? readAll(file, question, largest);
  kept.delete(question.name);
  kept.set(question.name, current);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return current.counts;
}

function countAnew(file: AccountsFile, { member, code }: TallyQuestion): Tally {
  const rows = file.all(
    `SELECT ${code.sql} AS code, count(*) AS n FROM accounts a WHERE ${member.sql} GROUP BY 1`,
    [...code.parameters, ...member.parameters],
  );
  return new Map(rows.map((row) => [Number(row['code']), Number(row['n'])]));
}

function readAll(file: AccountsFile, question: TallyQuestion, largest: number): Kept {
  const codes = new Uint8Array(largest + 1);
  const counts = new Map<number, number>();
  for (const [id, code] of codesWhere(file, question, '1', null)) {
    codes[id] = code + 1;
    add(counts, code, 1);
  }
  const { nowMs } = question;
  return { codes, counts, nowMs, mark: touchMark(file), dataVersion: dataVersionOf(file) };
}

/** Undefined where all must be read again. */
function upToDate(file: AccountsFile, known: Kept | undefined, question: TallyQuestion): Kept | undefined {
  const ids = known && changedIds(file, known, question);
  return known && ids && update(file, known, ids, question);
}

/** Undefined when that is not known one by one. */
function changedIds(file: AccountsFile, known: Kept, question: TallyQuestion): number[] | undefined {
  const touched = touchedSince(file, known.mark);
  // Somebody wrote who leaves no note, another program perhaps.
  const isUnnoted = touched?.length === 0 && known.dataVersion !== dataVersionOf(file);
  if (!touched || isUnnoted) return undefined;
  // The clock may have been set back.
  const [from, to] = [Math.min(known.nowMs, question.nowMs), Math.max(known.nowMs, question.nowMs)];
  const ids = new Set(touched);
  const addRange = (column: string, shiftMs: number): void => {
    const rows = file.all(`SELECT id FROM accounts WHERE ${column} BETWEEN ? AND ?`, [
      from - shiftMs,
      to - shiftMs,
    ]);
    for (const row of rows) ids.add(Number(row['id']));
  };
  addRange('cooldown_until', 0);
  if (question.afterMs !== null) addRange('last_completed_at', question.afterMs);
  return [...ids].every((id) => id < known.codes.length) ? [...ids] : undefined;
}

function update(file: AccountsFile, known: Kept, ids: readonly number[], question: TallyQuestion): Kept {
  const { codes, counts } = known;
  for (const id of ids) {
    const before = codes[id] ?? 0;
    if (before > 0) add(counts, before - 1, -1);
    codes[id] = 0;
  }
  if (ids.length > 0) {
    const listed = 'a.id IN (SELECT value FROM json_each(?))';
    for (const [id, code] of codesWhere(file, question, listed, JSON.stringify(ids))) {
      codes[id] = code + 1;
      add(counts, code, 1);
    }
  }
  known.mark = touchMark(file);
  known.dataVersion = dataVersionOf(file);
  known.nowMs = question.nowMs;
  return known;
}

/** Number and code of each, as one text: rows of their own would take several times as long. */
function codesWhere(
  file: AccountsFile,
  { member, code }: TallyQuestion,
  which: string,
  ids: string | null,
): (readonly [number, number])[] {
  const row = file.get(
    `SELECT json_group_array(a.id * ${String(CODES)} + (${code.sql})) AS codes FROM accounts a
     WHERE ${which} AND ${member.sql}`,
    [...code.parameters, ...(ids === null ? [] : [ids]), ...member.parameters],
  );
  const packed: unknown = JSON.parse(String(row?.['codes'] ?? '[]'));
  if (!Array.isArray(packed)) return [];
  return packed.map(Number).map((one) => [Math.floor(one / CODES), one % CODES]);
}

function add(counts: Map<number, number>, code: number, amount: number): void {
  counts.set(code, (counts.get(code) ?? 0) + amount);
}
