import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AccountColumnMapping } from '../../../shared/account-import';
import { openImports, valueOf, type ImportsRig } from '../../../../testing/account-imports-rig';
import { accountsInProcess, type AccountsInProcess } from '../../../../testing/accounts-in-process';

const CSV = [
  '\uFEFFuser;level;vip;since;pause;device_password;tags;city',
  'anna;5;yes;2026-11-21;5m;geheim1;"a, b";"K""öln"',
  'bert;7;no;2026-11-20T10:00:00Z;1h 30m;geheim2;;"New',
  'York"',
].join('\r\n');

const KEY = { kind: 'builtIn', name: 'key' } as const;
const LEVEL = { kind: 'field', name: 'level', type: 'number' } as const;
const PIN = { kind: 'field', name: 'pin', type: 'secret' } as const;
const MAPPING: AccountColumnMapping = { key: KEY, level: LEVEL, pin: PIN };
const SIGNAL = { signal: new AbortController().signal, line: new AbortController().signal };

const inProcess = (): Promise<ImportsRig> => openImports((file) => accountsInProcess(file));

it('guesses columns, shows what would be written, and writes it', async () => {
  const rig = await openImports();
  const importId = await rig.handOver({ 'team.csv': CSV });
  const preview = await rig.preview(importId);
  expect(preview.columns.map(({ name, target }) => [name, target])).toEqual([
    ['user', KEY],
    ['level', LEVEL],
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

  const mapping = Object.fromEntries(preview.columns.map(({ name, target }) => [name, target]));
  expect(await rig.apply(importId, { mapping })).toMatchObject({
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
  await rig.close();
  for (const name of await readdir(rig.folder))
    expect((await readFile(join(rig.folder, name))).includes('geheim')).toBe(false);
});

it('a row that is bad keeps all out, or only itself; each is told with its line', async () => {
  const rig = await inProcess();
  const files = {
    'a.csv': 'key,level,pin\na,1,p\n,2,p\nb,many,p\n',
    'b.csv': 'key,level,pin\nc,3,p\na,4,p\n',
  };
  const problems = [
    { source: 'a.csv', line: 3, column: 'key', code: 'key_missing', value: '' },
    { source: 'a.csv', line: 4, column: 'level', code: 'value_invalid', value: 'many' },
    { source: 'b.csv', line: 3, column: 'key', code: 'key_twice', value: 'a' },
  ];
  const nothing = { written: 0, created: 0, updated: 0, skipped: 0, bad: 3, problems };
  expect(await rig.import(files, { mapping: MAPPING })).toMatchObject(nothing);
  expect(await rig.accounts()).toEqual([]);
  expect(await rig.thread.ask('readAccountFields', null)).toEqual([]);

  const some = await rig.import(files, { mapping: MAPPING, goodRowsOnly: true });
  expect(some).toMatchObject({ ...nothing, written: 2, created: 2 });
  expect((await rig.accounts()).map(({ key, fields }) => [key, fields['level']])).toEqual([
    ['a', 1],
    ['c', 3],
  ]);
});

it('updates, replaces or leaves what is there already', async () => {
  const rig = await inProcess();
  await rig.import(
    { 'a.json': '[{"key":"a","level":1,"pin":"one","city":"x","tags":["t"]}]' },
    {
      mapping: {
        ...MAPPING,
        city: { kind: 'field', name: 'city', type: 'text' },
        tags: { kind: 'builtIn', name: 'tags' },
      },
    },
  );
  const again = { 'b.csv': 'key,level,pin\na,,two\nb,5,three\n' };
  const import_ = async (onDuplicate: 'update' | 'replace' | 'skip'): Promise<unknown> => {
    const { created, updated, skipped } = await rig.import(again, { mapping: MAPPING, onDuplicate });
    const [a] = await rig.accounts();
    const { level, city } = a?.fields ?? {};
    return { created, updated, skipped, level, city, tags: a?.tags, pin: await rig.secret('a', 'pin') };
  };
  const before = { level: 1, city: 'x', tags: ['t'] };
  expect(await import_('skip')).toEqual({ ...before, created: 1, updated: 0, skipped: 1, pin: 'one' });
  expect(await import_('update')).toEqual({ ...before, created: 0, updated: 2, skipped: 0, pin: 'two' });
  expect(await import_('replace')).toEqual({
    ...{ created: 0, updated: 2, skipped: 0, pin: 'two' },
    ...{ level: undefined, city: undefined, tags: [] },
  });
});

it('exports everything with a passphrase, and needs it to take it back', async () => {
  const rig = await inProcess();
  await rig.import({ 'a.csv': 'key,level,pin\na,1,s3cret\nb,2,\n' }, { mapping: MAPPING });
  expect(await rig.export('csv')).toBe(
    '\uFEFFkey,label,status,tags,notes,level:number\r\na,,available,,,1\r\nb,,available,,,2\r\n',
  );
  const other = await inProcess();
  const file = await rig.export('xml', 'correct horse');
  expect(file).not.toContain('s3cret');
  const importId = await other.handOver({ all: file });
  const { columns, problems } = await other.preview(importId);
  expect(problems).toMatchObject([{ code: 'passphrase_needed', column: 'pin:secret', value: '' }]);
  const mapping = Object.fromEntries(columns.map(({ name, target }) => [name, target]));
  const wrong = valueOf(await other.apply(importId, { mapping, passphrase: 'wrong horse' }));
  expect(wrong).toMatchObject({ written: 0, problems: [{ code: 'passphrase_wrong' }] });
  const right = valueOf(await other.apply(importId, { mapping, passphrase: 'correct horse' }));
  expect(right).toMatchObject({ written: 2, bad: 0 });
  expect(await other.secret('a', 'pin')).toBe('s3cret');
});

it('refuses a mapping without a key, with a target twice, or of another type', async () => {
  const rig = await inProcess();
  const importId = await rig.handOver({ 'a.csv': 'key,level\na,1\n' });
  const refused = async (mapping: AccountColumnMapping): Promise<unknown> => rig.apply(importId, { mapping });
  const invalid = (column: string, reason: string): unknown => ({
    ok: false,
    error: { code: 'account_mapping_invalid', column, reason },
  });
  expect(await refused({ key: null, level: LEVEL })).toEqual(invalid('', 'no_key'));
  expect(await refused({ key: KEY, level: KEY })).toEqual(invalid('level', 'target_twice'));
  await rig.thread.ask('putField', { field: { name: 'level', type: 'text', label: '' } });
  expect(await refused({ key: KEY, level: LEVEL })).toEqual(invalid('level', 'type'));
});

it('a disk that is full leaves nothing of an import, and the next one works', async () => {
  let file: AccountsInProcess['file'] | undefined;
  const rig = await openImports((path) => {
    const thread = accountsInProcess(path);
    ({ file } = thread);
    return thread;
  });
  await rig.import({ 'a.csv': 'key,level,pin\nearly,1,p\n' }, { mapping: MAPPING });
  const pages = Number(file?.get('PRAGMA page_count')?.['page_count']);
  file?.database.exec(`PRAGMA max_page_count = ${String(pages + 20)}`);
  const rows = Array.from(
    { length: 5_000 },
    (_, index) => `user${String(index)},${String(index)},p${String(index)}\n`,
  );
  const importId = await rig.handOver({ 'b.csv': `key,level,pin\n${rows.join('')}` });
  expect(await rig.apply(importId, { mapping: MAPPING })).toMatchObject({
    ok: false,
    error: { code: 'accounts_unusable', file: rig.file, reason: expect.stringMatching(/full/) as string },
  });
  expect((await rig.accounts()).map(({ key }) => key)).toEqual(['early']);
  expect(file?.get("SELECT count(*) AS n FROM sqlite_temp_schema WHERE name LIKE 'import%'")).toMatchObject({
    n: 0,
  });
  file?.database.exec('PRAGMA max_page_count = 1000000');
  expect(await rig.apply(importId, { mapping: MAPPING })).toMatchObject({
    ok: true,
    value: { created: 5_000 },
  });
});

it('cancelling and discarding leave nothing, while it is read and while it is staged', async () => {
  const rig = await inProcess();
  const rows = Array.from({ length: 20_000 }, (_, index) => `user${String(index)},${String(index)},p\n`);
  const files = { 'a.csv': `key,level,pin\n${rows.join('')}` };
  const options = { mapping: MAPPING, onDuplicate: 'update', goodRowsOnly: false, passphrase: null } as const;
  const firstProgress = (importId: Awaited<ReturnType<ImportsRig['handOver']>>): Promise<void> =>
    new Promise((resolve) => void rig.imports.progress.open({ importId }, () => resolve()));

  const cancelled = await rig.handOver(files);
  const abort = new AbortController();
  const call = rig.imports.calls['accountFiles.apply'](
    { importId: cancelled, ...options },
    { ...SIGNAL, signal: abort.signal },
  );
  await firstProgress(cancelled);
  abort.abort();
  await expect(call).rejects.toThrow();
  expect(await rig.accounts()).toEqual([]);

  const discarded = await rig.handOver(files);
  const other = rig.imports.calls['accountFiles.apply']({ importId: discarded, ...options }, SIGNAL);
  await firstProgress(discarded);
  await rig.imports.calls['accountFiles.discard']({ importId: discarded }, SIGNAL);
  expect(await other).toEqual({ ok: false, error: { code: 'cancelled' } });
  expect(await rig.accounts()).toEqual([]);
  expect(await rig.apply(discarded, { mapping: MAPPING })).toMatchObject({
    error: { code: 'import_not_found' },
  });
});

it('what does not fit in memory lies encrypted, private, and is removed', async () => {
  const rig = await inProcess();
  const line = `,1,planted-secret-${'x'.repeat(300)}\n`;
  const rows = Array.from({ length: 55_000 }, (_, index) => `user${String(index)}${line}`);
  const importId = await rig.handOver({ 'a.csv': `key,level,pin\n${rows.join('')}` });
  const folder = join(rig.folder, 'account-imports');
  const [name = ''] = await readdir(folder);
  expect((await readFile(join(folder, name))).includes('planted')).toBe(false);
  if (process.platform !== 'win32') expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  expect(await rig.apply(importId, { mapping: { key: KEY, level: LEVEL, pin: null } })).toMatchObject({
    value: { created: 55_000 },
  });
  await rig.imports.calls['accountFiles.discard']({ importId }, SIGNAL);
  expect(await readdir(folder)).toEqual([]);
});
