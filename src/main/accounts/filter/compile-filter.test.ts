import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTempFolder } from '../../../../testing/temp-folder';
import type { AccountOutcome } from '../../../shared/account';
import {
  EVERY_ACCOUNT,
  type AccountFilter,
  type AccountSort,
  type FieldRule,
  type FilterComparison,
  type LedgerRule,
} from '../../../shared/account-filter';
import {
  comparisonsOf,
  filterFieldType,
  filterOperand,
  operandOf,
} from '../../../shared/account-filter-rules';
import { openAccountsFile, type AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { compileFilter, compileFilterFor, compileSort } from './compile-filter';
import { toSql } from './sql-condition';

const NOW = Date.UTC(2026, 10, 21, 10);
const HOUR = 3_600_000;

const FIELDS = [
  { name: 'city', type: 'text', column: 'TEXT COLLATE NOCASE' },
  { name: 'level', type: 'number', column: 'REAL' },
  { name: 'premium', type: 'boolean', column: 'INTEGER' },
  { name: 'born', type: 'date', column: 'INTEGER' },
  { name: 'pause', type: 'duration', column: 'INTEGER' },
  { name: 'password', type: 'secret', column: 'BLOB' },
] as const;

const TEXTS = [
  'Köln',
  'KÖLN',
  'koln',
  'a%b',
  'a_b',
  'axb',
  'A\\b',
  '[k]*?',
  "x' OR 1=1 --",
  'ß',
  'Straße',
  'Z',
];
const NUMBERS = [-1, 0, 0.5, 3, 7, 1e9];
const TIMES = [NOW - 30 * HOUR, NOW - 5 * HOUR, NOW - HOUR, NOW, NOW + HOUR];
const TAGS = ['vip', 'VIP2', 'grün', 'GRÜN', 'a%b', 'old'];
const ROUTINES = ['daily', 'Daily', 'weekly'];
const OUTCOMES: readonly AccountOutcome[] = ['completed', 'failed', 'returned'];

type Value = string | number | null;
interface Use {
  readonly outcome: AccountOutcome | null;
  readonly routine: string;
  readonly pool: string;
  readonly endedAt: number | null;
}
interface Account {
  readonly id: number;
  /** By name: what a field holds, as it stands in the file. */
  readonly values: Readonly<Record<string, Value>>;
  readonly tags: readonly string[];
  readonly uses: readonly Use[];
}

const maybe = <T>(values: readonly T[]): fc.Arbitrary<T | null> =>
  fc.option(fc.constantFrom(...values), { freq: 4 });

const anAccount = fc.record({
  values: fc.record({
    label: fc.oneof(fc.constant(''), fc.constantFrom(...TEXTS)),
    notes: fc.oneof(fc.constant(''), fc.constantFrom(...TEXTS)),
    status: fc.constantFrom('available', 'completed', 'failed'),
    failureCount: fc.constantFrom(0, 1, 3),
    lastUsedAt: maybe(TIMES),
    quarantineReason: maybe(TEXTS),
    city: maybe(TEXTS),
    level: maybe(NUMBERS),
    premium: maybe([0, 1]),
    born: maybe(TIMES),
    pause: maybe([0, HOUR]),
    password: maybe(['sealed']),
  }),
  tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3, selector: (tag) => tag.toLowerCase() }),
  uses: fc.array(
    fc.record({
      outcome: maybe(OUTCOMES),
      routine: fc.constantFrom(...ROUTINES),
      pool: fc.constantFrom('main', 'MAIN', 'other'),
      endedAt: fc.constantFrom(...TIMES),
    }),
    { maxLength: 4 },
  ),
});

let file: AccountsFile;
let accounts: readonly Account[];

beforeAll(async () => {
  const folder = await createTempFolder();
  file = openAccountsFile(`${folder.path}/accounts.db`).file;
  FIELDS.forEach(({ name, type, column }, index) => {
    file.run('INSERT INTO fields (name, type) VALUES (?, ?)', [name, type]);
    file.database.exec(`ALTER TABLE accounts ADD COLUMN f${String(index + 1)} ${column}`);
  });
  file.database.exec('BEGIN');
  accounts = fc.sample(anAccount, { numRuns: 150, seed: 7 }).map(({ uses, ...rest }, index) =>
    inserted({
      ...rest,
      id: index + 1,
      uses: uses.map((use) => (use.outcome === null ? { ...use, endedAt: null } : use)),
    }),
  );
  file.database.exec('COMMIT');
  return async () => {
    file.database.close();
    await folder.remove();
  };
});

function inserted(account: Account): Account {
  const { id, values, tags, uses } = account;
  const value = (name: string): Value => values[name] ?? null;
  file.run(
    `INSERT INTO accounts (id, key, uid, label, notes, status, failure_count, last_used_at, quarantine_reason,
       created_at, updated_at, f1, f2, f3, f4, f5, f6) VALUES (?,?,'',?,?,?,?,?,?,0,0,?,?,?,?,?,?)`,
    [
      id,
      `key${String(id)}`,
      ...['label', 'notes', 'status', 'failureCount', 'lastUsedAt', 'quarantineReason'].map(value),
      ...['city', 'level', 'premium', 'born', 'pause'].map(value),
      value('password') === null ? null : new Uint8Array([1]),
    ],
  );
  for (const tag of tags) file.run('INSERT INTO account_tags VALUES (?, ?)', [id, tag]);
  for (const { outcome, routine, pool, endedAt } of uses) {
    file.run(
      `INSERT INTO uses (account_id, fence, taken_at, ended_at, outcome, run_id, orchestration_id, bot_id,
         group_name, routine_name, pool_name, ref, session) VALUES (?, 1, 0, ?, ?, '', '', '', '', ?, ?, '', '')`,
      [id, endedAt, outcome, routine, pool],
    );
  }
  return account;
}

function found(filter: AccountFilter): number[] {
  const { sql, parameters } = compileFilter(filter, file.columns(), NOW);
  return file
    .all(`SELECT a.id FROM accounts a WHERE ${sql} ORDER BY a.id`, parameters)
    .map((row) => Number(row['id']));
}

/** What a filter means, said once more and plainly. */
function matches(account: Account, filter: AccountFilter): boolean {
  if ('all' in filter) return filter.all.every((inner) => matches(account, inner));
  if ('any' in filter) return filter.any.some((inner) => matches(account, inner));
  if ('none' in filter) return !filter.none.some((inner) => matches(account, inner));
  return 'used' in filter ? wasUsed(account, filter) : fieldMatches(account, filter);
}

function wasUsed({ uses }: Account, { used }: LedgerRule): boolean {
  const count = uses.filter(
    ({ outcome, routine, pool, endedAt }) =>
      (used.outcome === undefined || used.outcome === outcome) &&
      (used.routine === undefined || used.routine === routine) &&
      (used.pool === undefined || same(used.pool, pool)) &&
      (used.withinMs === undefined || (endedAt ?? NOW) >= NOW - used.withinMs),
  ).length;
  const { is, value } = used.times;
  if (is === 'equals') return count === value;
  return is === 'atLeast' ? count >= value : count <= value;
}

const POSITIVE: Partial<Record<FilterComparison, FilterComparison>> = {
  notEquals: 'equals',
  notContains: 'contains',
  notOneOf: 'oneOf',
};

function fieldMatches(account: Account, rule: FieldRule): boolean {
  const positive = POSITIVE[rule.is];
  if (positive !== undefined) return !fieldMatches(account, { ...rule, is: positive });
  const value = account.values[rule.field] ?? null;
  const present = rule.field === 'tags' ? account.tags : value === null || value === '' ? [] : [value];
  if (rule.is === 'isEmpty') return present.length === 0;
  if (rule.is === 'isNotEmpty') return present.length > 0;
  return present.some((one) => valueMatches(one, rule));
}

function valueMatches(one: string | number, rule: FieldRule): boolean {
  const type = filterFieldType(rule.field, file.columns().fields) ?? 'text';
  const wanted = filterOperand(type, rule.value) ?? '';
  const text = fold(String(one));
  switch (rule.is) {
    case 'equals':
      return same(one, wanted);
    case 'oneOf':
      return (rule.values ?? []).some((each) => same(one, filterOperand(type, each) ?? ''));
    case 'contains':
      return text.includes(fold(String(wanted)));
    case 'startsWith':
      return text.startsWith(fold(String(wanted)));
    case 'endsWith':
      return text.endsWith(fold(String(wanted)));
    case 'lessThan':
      return one < wanted;
    case 'atMost':
      return one <= wanted;
    case 'moreThan':
      return one > wanted;
    case 'atLeast':
      return one >= wanted;
    case 'withinLast':
      return Number(one) <= NOW && Number(one) >= NOW - (rule.withinMs ?? 0);
    case 'notWithinLast':
      return Number(one) > NOW || Number(one) < NOW - (rule.withinMs ?? 0);
    default:
      throw new Error(`${rule.is} is answered above`);
  }
}

const fold = (text: string): string => text.toLowerCase();
const same = (left: string | number, right: string | number): boolean =>
  typeof left === 'string' && typeof right === 'string' ? fold(left) === fold(right) : left === right;

const FILTERED = [
  ...['label', 'notes', 'status', 'tags', 'failureCount', 'lastUsedAt', 'quarantineReason'],
  ...FIELDS.map(({ name }) => name),
];

const BUILT_IN_VALUES: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  tags: [...TAGS, 'g', 'Ü', '2'],
  status: ['available', 'completed', 'disabled'],
  text: [...TEXTS, 'k', 'ö', '%', '_', 'b', '*'],
  number: NUMBERS,
  boolean: [true, false],
  date: TIMES.map((at) => new Date(at).toISOString()),
  duration: [0, HOUR, '1h'],
  secret: ['never asked for'],
};

const aFieldRule: fc.Arbitrary<AccountFilter> = fc.constantFrom(...FILTERED).chain((field) => {
  const custom = FIELDS.map(({ name, type }) => ({ name, type, label: '' }));
  const type = filterFieldType(field, custom) ?? 'text';
  const value = fc.constantFrom(...(BUILT_IN_VALUES[type] ?? []));
  return fc.constantFrom(...comparisonsOf(type)).chain((is): fc.Arbitrary<FieldRule> => {
    switch (operandOf(is)) {
      case 'none':
        return fc.constant({ field, is });
      case 'value':
        return value.map((one) => ({ field, is, value: one }));
      case 'values':
        return fc.array(value, { minLength: 1, maxLength: 4 }).map((values) => ({ field, is, values }));
      case 'withinMs':
        return fc.constantFrom(HOUR, 6 * HOUR, 100 * HOUR).map((withinMs) => ({ field, is, withinMs }));
    }
  });
});

const aLedgerRule: fc.Arbitrary<AccountFilter> = fc.record({
  used: fc.record(
    {
      outcome: fc.constantFrom(...OUTCOMES),
      routine: fc.constantFrom(...ROUTINES),
      pool: fc.constantFrom('main', 'Other'),
      withinMs: fc.constantFrom(HOUR, 6 * HOUR),
      times: fc.record({
        is: fc.constantFrom('atLeast', 'atMost', 'equals'),
        value: fc.integer({ min: 0, max: 3 }),
      }),
    },
    { requiredKeys: ['times'] },
  ),
});

const { filter: aFilter } = fc.letrec<{ filter: AccountFilter }>((tie) => {
  const inner = fc.array(tie('filter'), { maxLength: 3 });
  return {
    filter: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      aFieldRule,
      aLedgerRule,
      inner.map((all) => ({ all })),
      inner.map((any) => ({ any })),
      inner.map((none) => ({ none })),
    ),
  };
});

describe('a compiled filter', () => {
  it('finds what its words mean, whatever the filter', () => {
    fc.assert(
      fc.property(aFilter, (filter) => {
        const meant = accounts.filter((account) => matches(account, filter)).map(({ id }) => id);
        expect(found(filter)).toEqual(meant);
        const { sql, parameters } = toSql(
          compileFilterFor(filter, file.columns(), { nowMs: NOW, allAtOnce: true }),
        );
        const counted = file.get(`SELECT count(*) AS n FROM accounts a WHERE ${sql}`, parameters);
        expect(counted?.['n']).toBe(meant.length);
      }),
      { numRuns: 800 },
    );
  });

  it('holds for every account when it asks nothing, and none of them is lost between a rule and its opposite', () => {
    expect(found(EVERY_ACCOUNT)).toHaveLength(accounts.length);
    const rule: AccountFilter = { field: 'city', is: 'equals', value: 'köln' };
    expect(found(rule).length + found({ none: [rule] }).length).toBe(accounts.length);
    expect(found(rule)).not.toHaveLength(0);
  });

  it('puts no text of a person into SQL', () => {
    const hostile = fc.oneof(
      fc.constantFrom(`'; DROP TABLE accounts; --`, `" OR 1=1`, `f1`, `a.key`, `?`, `%' ESCAPE '`),
      fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }).filter((text) => !text.includes('\0')),
    );
    fc.assert(
      fc.property(hostile, fc.constantFrom('equals', 'contains', 'endsWith'), (text, is) => {
        const marked = `${text}Mark7`;
        const { sql } = compileFilter({ field: 'city', is, value: marked }, file.columns(), NOW);
        expect(sql).toMatch(/^[\w .?()'\\,=<>%]+$/u);
        expect(sql).not.toContain('Mark7');
        const used = { routine: marked, pool: marked, times: { is: 'atLeast', value: 1 } } as const;
        expect(compileFilter({ used }, file.columns(), NOW).sql).not.toContain('Mark7');
        expect(found({ field: 'city', is, value: marked })).toEqual([]);
        const by = `${text}Mark7`.slice(0, 64);
        expect(() => compileFilter({ field: by, is: 'isEmpty' }, file.columns(), NOW)).toThrow(Refused);
        expect(() => compileSort([{ by, direction: 'asc' }], file.columns())).toThrow(Refused);
      }),
      { numRuns: 60 },
    );
    expect(file.get('SELECT count(*) AS n FROM accounts')?.['n']).toBe(accounts.length);
  });

  it('has one text for one shape, so that its statement is prepared once', () => {
    const sqlOf = (filter: AccountFilter): string => compileFilter(filter, file.columns(), NOW).sql;
    const oneOf = (...values: string[]): string => sqlOf({ field: 'key', is: 'oneOf', values });
    expect(oneOf('a', 'b', 'c')).toBe(oneOf('d', 'e'));
    expect(sqlOf({ field: 'level', is: 'oneOf', values: [1] })).toBe(
      sqlOf({ field: 'level', is: 'oneOf', values: [1, 2] }),
    );
    expect(sqlOf({ all: Array<AccountFilter>(5_000).fill({ all: [] }) })).toBe('1');
  });
});

describe('a compiled sort', () => {
  const sorted = (...sort: AccountSort[]): readonly Account[] => {
    const rows = file.all(`SELECT a.id FROM accounts a ORDER BY ${compileSort(sort, file.columns())}`);
    return rows.flatMap((row) => accounts.find(({ id }) => id === row['id']) ?? []);
  };

  it.each(['asc', 'desc'] as const)('puts accounts without a value last: %s', (direction) => {
    for (const by of ['level', 'label', 'born', 'city', 'quarantineReason']) {
      const values = sorted({ by, direction }).map(({ values: all }) => all[by] ?? null);
      const isMissing = values.map((value) => value === null || value === '');
      expect(isMissing, by).toEqual(isMissing.toSorted((left, right) => Number(left) - Number(right)));
      expect(new Set(isMissing).size).toBe(2);
    }
  });

  it('takes one that was never used for the one used longest ago', () => {
    const values = sorted({ by: 'lastUsedAt', direction: 'asc' }).map(({ values: all }) => all['lastUsedAt']);
    expect(values[0]).toBeNull();
    expect(sorted({ by: 'lastUsedAt', direction: 'desc' }).at(-1)?.values['lastUsedAt']).toBeNull();
  });

  it('orders by one key after the other, and equal accounts by their number', () => {
    const order = sorted({ by: 'status', direction: 'desc' }, { by: 'level', direction: 'asc' });
    const rank = ({ id, values }: Account): string =>
      [
        { failed: 0, completed: 1, available: 2 }[String(values['status'])],
        values['level'] === null ? 9 : NUMBERS.indexOf(Number(values['level'])),
        String(id).padStart(4, '0'),
      ].join(' ');
    expect(order.map(rank)).toEqual(order.map(rank).toSorted());
    expect(order).toHaveLength(accounts.length);
  });

  it('refuses a field that is unknown or has no order', () => {
    for (const by of ['nope', 'tags', 'password']) {
      expect(() => compileSort([{ by, direction: 'asc' }], file.columns())).toThrow(Refused);
    }
  });
});
