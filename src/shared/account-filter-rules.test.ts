import { describe, expect, it } from 'vitest';
import type { AccountField } from './account';
import type { AccountFilter } from './account-filter';
import { FilterComparison, type FieldRule } from './account-filter';
import { checkFilter, comparisonsOf, filterFieldType, type FilterFieldType } from './account-filter-rules';
import { readAccountDate, storedAccountValue } from './account-values';

const FIELDS: readonly AccountField[] = [
  { name: 'city', type: 'text', label: '' },
  { name: 'level', type: 'number', label: '' },
  { name: 'premium', type: 'boolean', label: '' },
  { name: 'born', type: 'date', label: '' },
  { name: 'pause', type: 'duration', label: '' },
  { name: 'password', type: 'secret', label: '' },
];

const codes = (filter: AccountFilter): string[] => checkFilter(filter, [], FIELDS).map(({ code }) => code);

describe('what is wrong with a filter', () => {
  it('is told with its place, all at once, and with the field probably meant', () => {
    const filter: AccountFilter = {
      all: [
        { field: 'CITY', is: 'contains', value: 'x' },
        { any: [{ field: 'sity', is: 'isEmpty' }, { used: { times: { is: 'atLeast', value: 1 } } }] },
        { none: [{ field: 'premium', is: 'contains', value: 'x' }] },
        { field: 'level', is: 'equals', value: '5' },
      ],
    };
    const sort = [
      { by: 'key', direction: 'asc' },
      { by: 'lastUsed', direction: 'desc' },
      { by: 'password', direction: 'asc' },
    ] as const;
    expect(checkFilter(filter, sort, FIELDS, 'query')).toMatchObject([
      { path: 'query.filter.all.1.any.0', code: 'account_field_unknown', detail: { nearest: 'city' } },
      { path: 'query.filter.all.2.none.0', code: 'filter_comparison_invalid' },
      { path: 'query.filter.all.3', code: 'filter_value_invalid', detail: { field: 'level' } },
      { path: 'query.sort.1', code: 'account_field_unknown', detail: { nearest: 'lastUsedAt' } },
      { path: 'query.sort.2', code: 'filter_comparison_invalid' },
    ]);
  });

  it('depends on what the field holds', () => {
    const right: readonly FieldRule[] = [
      { field: 'status', is: 'oneOf', values: ['failed', 'disabled'] },
      { field: 'tags', is: 'equals', value: 'vip' },
      { field: 'born', is: 'atLeast', value: '2000-01-01' },
      { field: 'lastUsedAt', is: 'notWithinLast', withinMs: 1 },
      { field: 'pause', is: 'moreThan', value: '12h' },
      { field: 'pause', is: 'moreThan', value: 5 },
      { field: 'premium', is: 'equals', value: false },
      { field: 'password', is: 'isNotEmpty' },
    ];
    for (const rule of right) expect(codes(rule), rule.field).toEqual([]);
    const wrong: readonly FieldRule[] = [
      { field: 'status', is: 'equals', value: 'gone' },
      { field: 'born', is: 'atLeast', value: 'yesterday' },
      { field: 'born', is: 'equals', value: '2026-02-30' },
      { field: 'lastUsedAt', is: 'withinLast' },
      { field: 'pause', is: 'moreThan', value: '12 parsecs' },
      { field: 'city', is: 'contains', value: '' },
      { field: 'city', is: 'contains', value: '\0x' },
      { field: 'city', is: 'equals', value: 'x'.repeat(1_001) },
      { field: 'city', is: 'oneOf', values: [] },
      { field: 'city', is: 'oneOf', values: ['x', 5] },
      { field: 'level', is: 'equals' },
    ];
    for (const rule of wrong) expect(codes(rule), rule.field).toEqual(['filter_value_invalid']);
  });

  it('lets nobody ask a secret for more than whether there is one', () => {
    const asked = FilterComparison.options.filter((is) => {
      const rule: FieldRule = { field: 'password', is, value: 'x', values: ['x'], withinMs: 1 };
      return codes(rule).length === 0;
    });
    expect(asked).toEqual(['isEmpty', 'isNotEmpty']);
  });

  it('is nothing when the comparison is one that is offered', () => {
    const values: Record<FilterFieldType, FieldRule['value']> = {
      ...{ text: 'x', secret: 'x', tags: 'x', status: 'failed', number: 1, duration: 1, boolean: true },
      date: '2026-01-01',
    };
    for (const field of ['key', 'status', 'tags', ...FIELDS.map(({ name }) => name)]) {
      const type = filterFieldType(field, FIELDS) ?? 'text';
      const value = values[type] ?? 'x';
      for (const is of comparisonsOf(type)) {
        expect(codes({ field, is, value, values: [value], withinMs: 1 }), `${field} ${is}`).toEqual([]);
      }
    }
  });
});

describe('a date of an account', () => {
  it.each([
    ['2026-11-21', Date.UTC(2026, 10, 21)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2026-11-21T10:00:00Z', Date.UTC(2026, 10, 21, 10)],
    ['2026-11-21 10:00:00.5+02:00', Date.UTC(2026, 10, 21, 8, 0, 0, 500)],
  ])('%s', (text, atMs) => {
    expect(readAccountDate(text)).toBe(atMs);
    expect(storedAccountValue('date', text)).toBe(atMs);
  });

  it.each(['', '21.11.2026', '2026-13-01', '2026-00-10', '2025-02-29', '2026-11-21T25:00Z', '1e3', 'now'])(
    '%j is none',
    (text) => {
      expect(readAccountDate(text)).toBeUndefined();
    },
  );
});
