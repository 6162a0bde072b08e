import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openImports } from '../../../../testing/account-imports-rig';

const CSV = [
  '\uFEFFuser;level;vip;since;pause;device_password;tags;city',
  'anna;5;yes;2026-11-21;5m;geheim1;"a, b";"K""öln"',
  'bert;7;no;2026-11-20T10:00:00Z;1h 30m;geheim2;;"New',
  'York"',
].join('\r\n');

it('guesses columns, shows what would be written, and writes it', async () => {
  const rig = await openImports();
  const importId = await rig.handOver({ 'team.csv': CSV });
  const preview = await rig.preview(importId);
  expect(preview.columns.map(({ name, target }) => [name, target])).toEqual([
    ['user', { kind: 'builtIn', name: 'key' }],
    ['level', { kind: 'field', name: 'level', type: 'number' }],
    ['vip', { kind: 'field', name: 'vip', type: 'boolean' }],
    ['since', { kind: 'field', name: 'since', type: 'date' }],
    ['pause', { kind: 'field', name: 'pause', type: 'duration' }],
    ['device_password', { kind: 'field', name: 'device_password', type: 'secret' }],
    ['tags', { kind: 'builtIn', name: 'tags' }],
    ['city', { kind: 'field', name: 'city', type: 'text' }],
  ]);
  expect(preview).toMatchObject({ form: 'csv', total: 2, fresh: 2, duplicates: 0, bad: 0, problems: [] });
  expect(JSON.stringify(preview)).not.toContain('geheim');
  expect(await rig.accounts()).toEqual([]);

  const applied = await rig.apply(importId);
  expect(applied).toEqual({
    ok: true,
    value: { written: 2, created: 2, updated: 0, skipped: 0, bad: 0, problems: [] },
  });
  const [anna, bert] = await rig.accounts();
  expect(anna).toMatchObject({
    key: 'anna',
    tags: ['a', 'b'],
    fields: { level: 5, vip: true, since: '2026-11-21T00:00:00.000Z', pause: 300_000, city: 'K"öln' },
  });
  expect(bert?.fields).toMatchObject({ city: 'New\r\nYork', device_password: { secret: true } });
  expect(await rig.secret('bert', 'device_password')).toBe('geheim2');
  expect(await readdir(rig.folder)).not.toContain('account-imports');
  expect(await readdir(join(rig.folder))).toContain('accounts.db');
});
