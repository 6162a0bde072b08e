import type { AccountFilter, AccountSort } from '../src/shared/account-filter';
import type { AccountsFile } from '../src/main/accounts/file/accounts-file';
import { ensureFieldIndexes } from '../src/main/accounts/operations/ensure-field-indexes';
import { listAccounts, type AccountPage } from '../src/main/accounts/operations/list-accounts';
import { putField } from '../src/main/accounts/operations/put-field';

/** Made once, so that every run asks the same of the same accounts. */
const NOW_MS = Date.UTC(2026, 10, 21, 10);
const HOUR_MS = 3_600_000;
const CITIES = ['Berlin', 'Köln', 'Hamburg', 'London', 'Paris', 'Roma', 'Wien', 'Zürich', 'Oslo', 'Porto'];

const FIELDS = [
  { name: 'city', type: 'text' },
  { name: 'email', type: 'text' },
  { name: 'device', type: 'text' },
  { name: 'proxy', type: 'text' },
  { name: 'level', type: 'number' },
  { name: 'coins', type: 'number' },
  { name: 'premium', type: 'boolean' },
  { name: 'born', type: 'date' },
  { name: 'pause', type: 'duration' },
  { name: 'password', type: 'secret' },
] as const;

/** Fills an empty file with accounts of ten fields, two tags and one use each. */
export function fillAccounts(file: AccountsFile, count: number): void {
  for (const { name, type } of FIELDS) putField(file, { field: { name, type, label: '' } });
  file.database.exec('BEGIN');
  for (let index = 0; index < count; index += 1) addAccount(file, index);
  file.database.exec('COMMIT');
}

function addAccount(file: AccountsFile, index: number): void {
  // A fixed sequence that looks like none.
  const noise = (index * 7_919 + 104_729) % 100_003;
  const status = noise % 10 < 7 ? 'available' : noise % 10 < 9 ? 'completed' : 'failed';
  const usedAt = noise % 3 === 0 ? null : NOW_MS - (noise % 2_000) * 60_000;
  file.run(
    `INSERT INTO accounts (key, uid, label, status, notes, failure_count, last_used_at, created_at, updated_at,
       f1, f2, f3, f4, f5, f6, f7, f8, f9, f10) VALUES (?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      `player${String(noise)}-${String(index)}`,
      index.toString(16).padStart(32, '0'),
      `Player ${String(noise)}`,
      status,
      noise % 4,
      usedAt,
      NOW_MS - index,
      NOW_MS - index,
      CITIES[noise % CITIES.length] ?? null,
      `player.${String(noise)}@example.com`,
      `emulator-${String(noise % 64)}`,
      `http://10.0.${String(noise % 200)}.1:8080`,
      noise % 60,
      noise * 3,
      noise % 2,
      NOW_MS - noise * HOUR_MS,
      (noise % 24) * HOUR_MS,
      new Uint8Array(45).fill(noise % 256),
    ],
  );
  const id = index + 1;
  file.run('INSERT INTO account_tags VALUES (?, ?), (?, ?)', [id, `batch${String(noise % 50)}`, id, 'all']);
  file.run(
    `INSERT INTO uses (account_id, fence, taken_at, ended_at, outcome, run_id, orchestration_id, bot_id, group_name,
       routine_name, pool_name, ref, session) VALUES (?, 1, ?, ?, 'completed', 'r', 'o', 'b', 'g', ?, 'p', 'ref', 's')`,
    [id, usedAt ?? 0, usedAt ?? 0, noise % 2 === 0 ? 'daily' : 'weekly'],
  );
}

interface Question {
  readonly filter?: AccountFilter;
  readonly search?: string;
  readonly sort?: AccountSort;
  readonly offset?: number;
}

/** What people ask of a list, and what a filter in it usually is. */
const QUESTIONS: readonly (readonly [name: string, question: Question])[] = [
  ['by key', { sort: { by: 'key', direction: 'asc' } }],
  ['by key, in the middle', { sort: { by: 'key', direction: 'asc' }, offset: 50_000 }],
  ['by last use, the latest first', { sort: { by: 'lastUsedAt', direction: 'desc' } }],
  ['by label', { sort: { by: 'label', direction: 'asc' }, offset: 1_000 }],
  ['by a number', { sort: { by: 'coins', direction: 'desc' }, offset: 200 }],
  ['by time of change', { sort: { by: 'updatedAt', direction: 'desc' } }],
  ['one status', { filter: { field: 'status', is: 'equals', value: 'failed' } }],
  [
    'status and text',
    {
      filter: {
        all: [
          { field: 'status', is: 'equals', value: 'available' },
          { field: 'city', is: 'equals', value: 'berlin' },
        ],
      },
      sort: { by: 'level', direction: 'desc' },
    },
  ],
  [
    'numbers in a range',
    {
      filter: {
        all: [
          { field: 'level', is: 'atLeast', value: 20 },
          { field: 'level', is: 'lessThan', value: 30 },
        ],
      },
      sort: { by: 'key', direction: 'asc' },
    },
  ],
  [
    'a tag',
    { filter: { field: 'tags', is: 'equals', value: 'batch7' }, sort: { by: 'key', direction: 'asc' } },
  ],
  [
    'used within the last hour',
    {
      filter: { field: 'lastUsedAt', is: 'withinLast', withinMs: HOUR_MS },
      sort: { by: 'lastUsedAt', direction: 'asc' },
    },
  ],
  ['text within', { filter: { field: 'email', is: 'contains', value: 'r.77' } }],
  ['searched', { search: 'player 777', sort: { by: 'key', direction: 'asc' } }],
  [
    'by the ledger',
    {
      filter: {
        used: {
          outcome: 'completed',
          routine: 'daily',
          withinMs: 12 * HOUR_MS,
          times: { is: 'atMost', value: 0 },
        },
      },
      sort: { by: 'lastUsedAt', direction: 'asc' },
    },
  ],
];

/** Times of one kind of page, milliseconds. */
export interface PageFigures {
  readonly name: string;
  /** After a change of any account, when everything has to be found anew. */
  readonly first: Spread;
  /** The next page of the same list. */
  readonly next: Spread;
  /** Accounts that match. */
  readonly total: number;
}

interface Spread {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/**
 * Asks each kind of page `rounds` times, one after the other, on a file filled by `fillAccounts`; before, the indexes
 * are made that the window has made when such a list is first shown. Before each first page an account is changed.
 */
export function measurePages(file: AccountsFile, rounds: number): readonly PageFigures[] {
  ensureFieldIndexes(file, { names: FIELDS.map(({ name }) => name) });
  return QUESTIONS.map(([name, question]) => {
    const first: number[] = [];
    const next: number[] = [];
    let total = 0;
    for (let round = 0; round < rounds; round += 1) {
      file.run('UPDATE accounts SET updated_at = updated_at + 1 WHERE id = ?', [round + 1]);
      const page = timed(first, () => pageOf(file, question, 60 * round));
      timed(next, () => pageOf(file, question, 60 * (round + 1)));
      total = page.total;
    }
    return { name, first: spreadOf(first), next: spreadOf(next), total };
  });
}

function pageOf(file: AccountsFile, question: Question, further: number): AccountPage {
  const { filter = null, search = '', sort, offset = 0 } = question;
  return listAccounts(file, {
    query: { filter, search },
    sort: sort ? [sort] : [],
    offset: offset + further,
    limit: 60,
    nowMs: NOW_MS,
    session: null,
  });
}

function timed<T>(times: number[], work: () => T): T {
  const startedAt = performance.now();
  const result = work();
  times.push(performance.now() - startedAt);
  return result;
}

function spreadOf(times: readonly number[]): Spread {
  return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
