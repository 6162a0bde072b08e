import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AccountFilter } from '../../../shared/account-filter';
import { checkFilter } from '../../../shared/account-filter-rules';
import { PoolExhausted, PoolReuse, PoolRoutine } from '../../../shared/pool';

const FIELDS = [
  { name: 'server', type: 'text', label: '' },
  { name: 'level', type: 'number', label: '' },
  { name: 'lastReward', type: 'date', label: '' },
] as const;
const Routines = z.strictObject({ provision: PoolRoutine, cleanUp: PoolRoutine });

const read = (file: string): string => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');

describe.each(['docs/pools.md', 'pools/README.md'])('the examples in %s', (file) => {
  const blocks = [...read(file).matchAll(/```json\n(.*?)```/gs)].map(([, json]) => json ?? '');

  it.each(blocks)('work: %s', (json) => {
    const example: unknown = JSON.parse(json);
    if (Routines.safeParse(example).success) return;
    expect(checkFilter(AccountFilter.parse(example), [], FIELDS, 'filter')).toEqual([]);
  });
});

it('what the tables say of reuse and of an empty pool can be written so', () => {
  const spans = [...read('docs/pools.md').matchAll(/^\| `(\{.*?\})`/gm)].map(([, json]) => json ?? '');
  const kinds = spans.map((json) => z.union([PoolReuse, PoolExhausted]).parse(JSON.parse(json)).kind);
  const every = [...PoolReuse.options, ...PoolExhausted.options].map(({ shape }) => shape.kind.value);
  expect(kinds).toEqual(every);
});
