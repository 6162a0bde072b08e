import { expect, test } from '@playwright/test';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startServe, type ServeProcess } from '../testing/serve-process';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';
import { startMuster } from './muster-process';

/*
 * Accounts and pools from the command line: the built one, as a shell sees it. Without a host each command is one of its
 * own, so that what it says must be on the disk; with a host they are asked of it.
 */

const SECRET = 'hunter2-opens-the-door';
const ROWS = `key;label;level;pin\nann;Ann;7;${SECRET}\nbob;Bob;3;${SECRET}-2\n`;
const POOL = { name: 'Farm', filter: { field: 'level', is: 'atLeast', value: 5 } };

let folder: TempFolder;
const at = (...parts: string[]): string => join(folder.path, ...parts);

test.beforeEach(async () => {
  folder = await createTempFolder();
  await mkdir(at('in'));
  await writeFile(at('in', 'accounts.csv'), ROWS);
});
test.afterEach(() => folder.remove());

interface Said {
  readonly code: number | null;
  readonly value: unknown;
  readonly stderr: string;
}

/** Calls `muster …`; whatever it is, it says no secret. */
async function muster(...args: string[]): Promise<Said> {
  const said = await startMuster([...args, '--json', '--data', folder.path]).ended;
  expect(said.stdout + said.stderr).not.toContain('hunter2');
  return {
    code: said.code,
    value: said.stdout === '' ? undefined : parsed(said.stdout),
    stderr: said.stderr,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

test('accounts are imported, listed, changed and exported, without a host', async () => {
  expect(await muster('accounts', 'list')).toMatchObject({ code: 0, value: [], stderr: '' });
  const pin = ['--map', 'pin=pin:secret'];
  const dry = await muster('accounts', 'import', at('in', 'accounts.csv'), ...pin, '--dry-run');
  expect(dry).toMatchObject({ code: 0 });
  expect(await muster('accounts', 'import', at('in', 'accounts.csv'), ...pin)).toMatchObject({ code: 0 });
  expect(await muster('accounts', 'list', '--sort', 'level:desc')).toMatchObject({
    code: 0,
    value: [
      { key: 'ann', fields: { level: 7 }, holder: null },
      { key: 'bob', fields: { level: 3 } },
    ],
  });
  expect(await muster('accounts', 'set', 'ann', 'bob', '--set', 'level=9', '--add-tag', 'new')).toMatchObject(
    {
      code: 0,
    },
  );
  expect(await muster('accounts', 'quarantine', 'bob', '--reason', 'banned')).toMatchObject({ code: 0 });
  expect(await muster('accounts', 'release', 'ann')).toMatchObject({ code: 0 });
  expect(await muster('accounts', 'show', 'bob')).toMatchObject({
    value: { account: { status: 'quarantined', quarantineReason: 'banned', tags: ['new'] }, uses: [] },
  });
  expect(await muster('accounts', 'export', '-o', at('out.csv'))).toMatchObject({
    code: 0,
    value: { accounts: 2 },
  });
  expect(await readFile(at('out.csv'), 'utf8')).not.toContain('hunter2');
  // Exit codes: 1 failed, 2 wrong usage, 3 not found.
  expect(await muster('accounts', 'export', '-o', at('out.csv'))).toMatchObject({ code: 1 });
  expect(await muster('accounts', 'export', '--form', 'doc')).toMatchObject({
    code: 2,
    value: { error: { code: 'invalid_input' } },
  });
  expect(await muster('accounts', 'show', 'nobody')).toMatchObject({
    code: 3,
    value: { error: { code: 'account_not_found' } },
  });
  expect(await muster('accounts', 'import', at('nothing.csv'))).toMatchObject({ code: 3 });
});

test('with a host they are asked of it, and a broken import changes nothing', async () => {
  const host: ServeProcess = await startServe(folder.path, ['--port', '0']);
  try {
    const pin = ['--map', 'pin=pin:secret'];
    expect(await muster('accounts', 'import', at('in', 'accounts.csv'), ...pin)).toMatchObject({ code: 0 });
    expect(await muster('accounts', 'set', 'ann', '--set', 'level=9')).toMatchObject({ code: 0 });
    expect(await muster('accounts', 'quarantine', 'bob', '--reason', 'banned')).toMatchObject({ code: 0 });
    await writeFile(at('in', 'bad.csv'), 'key,level\ncid,4\n,5\n');
    const bad = await muster('accounts', 'import', at('in', 'bad.csv'));
    expect(bad).toMatchObject({ code: 1 });
    expect(JSON.stringify(bad.value)).toMatch(/"line":3/);
    expect((await muster('accounts', 'list', '--search', 'cid')).value).toEqual([]);
    expect(await muster('accounts', 'import', at('in', 'bad.csv'), '--good-rows-only')).toMatchObject({
      code: 0,
    });
    expect(await muster('accounts', 'set', 'cid', '--set', 'nothing=1')).toMatchObject({
      value: { error: { code: 'account_field_unknown', field: 'nothing' } },
    });
    const { client, close } = await host.connect();
    expect(await client.call('accounts.get', { key: 'cid' })).toMatchObject({
      value: { fields: { level: 4 } },
    });
    expect(await client.call('accounts.get', { key: 'bob' })).toMatchObject({
      value: { status: 'quarantined', quarantineReason: 'banned' },
    });
    close();
  } finally {
    await host.stop();
  }
});

test('pools are imported, listed, shown, tested and validated', async () => {
  await muster('accounts', 'import', at('in', 'accounts.csv'), '--map', 'pin=pin:secret');
  await writeFile(
    at('in', 'farm.json'),
    JSON.stringify({ schemaVersion: 1, id: 'farm', ...POOL, createdAt: '', updatedAt: '' }),
  );
  const dry = await muster('pools', 'import', at('in', 'farm.json'), '--dry-run');
  expect(dry).toMatchObject({ code: 0, value: { rows: [{ name: 'Farm', outcome: 'wouldBeAdded' }] } });
  expect(await muster('pools', 'import', at('in', 'farm.json'))).toMatchObject({ code: 0 });
  expect(await muster('pools', 'import', at('in', 'farm.json'))).toMatchObject({ code: 1 });
  expect(await muster('pools', 'list')).toMatchObject({
    code: 0,
    value: [{ name: 'Farm', statistics: { total: 1, available: 1 } }],
  });
  expect(await muster('pools', 'show', 'farm')).toMatchObject({ code: 0, value: { pool: { name: 'Farm' } } });
  expect(await muster('pools', 'test', 'Farm')).toMatchObject({
    code: 0,
    value: { first: [{ key: 'ann' }] },
  });
  expect(await muster('pools', 'test', 'Farm', '--limit', 'all')).toMatchObject({ code: 2 });
  expect(await muster('pools', 'show', 'nothing')).toMatchObject({
    code: 3,
    value: { error: { code: 'pool_not_found' } },
  });
  await writeFile(
    at('in', 'broken.json'),
    JSON.stringify({ ...POOL, filter: { field: 'level', is: 'near', value: 5 } }),
  );
  expect(await muster('pools', 'validate', at('in', 'farm.json'))).toMatchObject({
    code: 0,
    value: [{ valid: true }],
  });
  expect(await muster('pools', 'validate', at('in', 'broken.json'))).toMatchObject({
    code: 1,
    value: [{ valid: false }],
  });
});

test('the sample with accounts runs in a new folder', async () => {
  for (const part of ['orchestration_groups', 'routines', 'pools'])
    await cp(resolve(import.meta.dirname, '..', part), at(part), { recursive: true });
  const run = await startMuster([
    'run',
    'Demo accounts',
    '--simulate',
    '3',
    '--for',
    '20s',
    '--data',
    folder.path,
  ]).ended;
  expect(run).toMatchObject({ code: 0 });
  const used = await muster('accounts', 'list', '--status', 'completed');
  expect((used.value as unknown[]).length).toBeGreaterThan(2);
  expect((await muster('accounts', 'list', '--held')).value).toEqual([]);
});
