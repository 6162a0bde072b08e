import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AccountField } from '../../../shared/account';
import { checkPool } from '../../../shared/pool-rules';
import { hashOf } from '../../platform/file-bytes';
import { poolEntryOf } from './pool-format';

const root = resolve(import.meta.dirname, '../../../..');

describe('the sample pool', () => {
  it('has no problem with the fields its accounts bring, and their secrets look like none', async () => {
    const bytes = await readFile(resolve(root, 'pools/demo.json'));
    const entry = poolEntryOf('demo.json', { bytes, hash: hashOf(bytes), writable: true });
    if (entry.kind === 'problem') throw new Error(entry.problem.reason.code);
    const rows = (await readFile(resolve(root, 'pools/demo-accounts/accounts.csv'), 'utf8'))
      .trim()
      .split('\n');
    const fields = (rows[0] ?? '').split(',').flatMap((column) => {
      const [name, type] = column.split(':');
      return type === undefined ? [] : [AccountField.parse({ name, type, label: '' })];
    });
    expect(fields.map(({ name, type }) => [name, type])).toEqual([
      ['password', 'secret'],
      ['level', 'number'],
      ['rounds', 'number'],
      ['lastReward', 'date'],
    ]);
    const facts = { otherNames: [], fields, missingKeys: new Set<string>(), checkRoutine: null };
    expect(checkPool(entry.saved.pool, facts)).toEqual([]);
    expect(entry.saved.pool).toMatchObject({
      name: 'Demo accounts',
      watchedFolders: ['pools/demo-accounts'],
    });
    for (const row of rows.slice(1)) expect(row.split(',')[2]).toMatch(/^not-a-real-password-\d\d$/);
  });
});
