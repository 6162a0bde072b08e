import { describe, expect, it } from 'vitest';
import { aPool } from '../../../../../testing/pool-store-bench';
import { checkPool } from '../../../../shared/pool-rules';
import { explainImportNote } from '../../../../shared/explain/import';
import type { PoolDraft } from '../../../../shared/pool';
import { readPoolSource } from './read-pool-source';

async function read(text: string) {
  return readPoolSource(Buffer.from(text), 'file name');
}
async function converted(text: string): Promise<{ draft: PoolDraft; notes: readonly string[] }> {
  const [found] = await read(text);
  if (!found || 'refusal' in found) throw new Error(JSON.stringify(found));
  return { draft: found.draft, notes: found.notes.map(explainImportNote) };
}
const filterOf = async (filter: string): Promise<unknown> => {
  const { draft } = await converted(`pool_name: X\nqueries: [{name: q, filters: [${filter}]}]`);
  return 'all' in draft.filter ? draft.filter.all[0] : draft.filter;
};

const FULL = `
pool_name: Big packs
description: those worth it
queries:
  - name: many
    filters:
      - {column: packs_opened, comparator: ">=", value: "10"}
      - {column: is_banned, comparator: "=", value: "0"}
      - {column: account_level, comparator: ">", value: 5, enabled: false}
    sort: [{column: packs_opened, direction: desc}]
    limit: 100
  - name: old
    filters: [{column: last_used_at, comparator: "<", value: "datetime('now', '-7 days')"}]
include: [abc, 123]
exclude: [bad]
watched_paths: [accounts/new, 'C:\\accounts', ../else]
config: {sort_method: packs_desc, retry_failed: true, max_failures: 3, refresh_interval: 300}
colour: red
`;

describe('a pool of the earlier program', () => {
  it('becomes one of ours, and says what is different', async () => {
    const { draft, notes } = await converted(FULL);
    expect(draft).toMatchObject({
      name: 'Big packs',
      description: 'those worth it',
      filter: {
        any: [
          {
            all: [
              { field: 'packs_opened', is: 'atLeast', value: 10 },
              { field: 'is_banned', is: 'equals', value: false },
            ],
          },
          { all: [{ field: 'lastUsedAt', is: 'notWithinLast', withinMs: 7 * 86_400_000 }] },
        ],
      },
      sort: [{ by: 'packs_opened', direction: 'desc' }],
      limit: null,
      include: ['abc', '123'],
      exclude: ['bad'],
      watchedFolders: ['accounts/new'],
      retry: { maxFailures: 3, cooldownMs: 0 },
      reuse: { kind: 'oncePerRun' },
      onExhausted: { kind: 'complete' },
    });
    expect(notes).toEqual([
      'account_level > 5 is left out: it has no meaning here',
      expect.stringContaining('notWithinLast 7 day'),
      expect.stringContaining('no limit'),
      expect.stringContaining('the filter decides'),
      'C:\\accounts (outside of the data folder) is left out: it has no meaning here',
      '../else (outside of the data folder) is left out: it has no meaning here',
      'config.refresh_interval is left out: it has no meaning here',
      'colour is left out: it has no meaning here',
    ]);
    const fields = (['packs_opened', 'is_banned'] as const).map((name) => ({
      name,
      type: name === 'is_banned' ? ('boolean' as const) : ('number' as const),
      label: '',
    }));
    expect(checkPool(draft, { otherNames: [], fields, missingKeys: null, checkRoutine: null })).toEqual([]);
  });

  it.each([
    [
      '{column: username, comparator: LIKE, value: "%farm%"}',
      { field: 'username', is: 'contains', value: 'farm' },
    ],
    [
      '{column: username, comparator: like, value: "farm%"}',
      { field: 'username', is: 'startsWith', value: 'farm' },
    ],
    [
      '{column: username, comparator: LIKE, value: "%farm"}',
      { field: 'username', is: 'endsWith', value: 'farm' },
    ],
    [
      '{column: username, comparator: LIKE, value: "a%farm_"}',
      { field: 'username', is: 'contains', value: 'farm' },
    ],
    [
      '{column: username, comparator: "NOT  LIKE", value: "farm%"}',
      { none: [{ field: 'username', is: 'startsWith', value: 'farm' }] },
    ],
    ['{column: level, comparator: IN, value: "1, 2,3"}', { field: 'level', is: 'oneOf', values: [1, 2, 3] }],
    [
      `{column: name, comparator: NOT IN, value: ["a", "('b','c')"]}`,
      { field: 'name', is: 'notOneOf', values: ['a', 'b', 'c'] },
    ],
    [
      '{column: device_account, comparator: "=", value: "0012"}',
      { field: 'key', is: 'equals', value: '0012' },
    ],
    [
      `{column: last_used_at, comparator: ">=", value: "datetime('now','-12 hours')"}`,
      { field: 'lastUsedAt', is: 'withinLast', withinMs: 12 * 3_600_000 },
    ],
    // Names and comparisons were put into SQL as they were: here they are names and comparisons, or nothing.
    ['{column: "1; DROP TABLE accounts", comparator: "=", value: 1}', undefined],
    ['{column: level, comparator: "= 1 OR 1", value: 1}', undefined],
  ])('%s', async (filter, rule) => {
    expect(await filterOf(filter)).toEqual(rule);
  });

  it('with lists alone has nobody else in it; a single query keeps its limit and order', async () => {
    expect((await converted('pool_name: X\ninclude: [a]')).draft.filter).toEqual({ any: [] });
    const { draft, notes } = await converted(
      'queries: [{name: q, filters: [], sort: [{column: level, direction: DESC}], limit: 7}]',
    );
    expect(draft).toMatchObject({
      name: 'file name',
      limit: 7,
      sort: [{ by: 'level', direction: 'desc' }],
      retry: { maxFailures: 1 },
    });
    expect(notes).toEqual([]);
  });
});

describe('other files', () => {
  it('in our own form are taken as they are, unknown keys too', async () => {
    const { draft, notes } = await converted(JSON.stringify(aPool({ name: 'Mine', colour: 'red' })));
    expect(draft).toMatchObject({ name: 'Mine', colour: 'red' });
    expect(draft).not.toHaveProperty('id');
    expect(notes).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    ['{', 'not_yaml'],
    ['a: &x 1\nb: *x', 'not_yaml'],
    ['just words', 'unreadable'],
    ['pool_name: old\nquery: {select: "SELECT * FROM accounts"}', 'unreadable'],
    ['pool_name: x\nqueries: 3', 'unreadable'],
    ['{"schemaVersion": 99, "id": "a"}', 'unreadable'],
    ['['.repeat(500), 'not_yaml'],
  ])('%j is no pool: %s', async (text, code) => {
    const [found] = await read(text);
    expect(found && 'refusal' in found ? found.refusal.code : found).toBe(code);
  });
});
