import { expect, test } from '@playwright/test';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';
import { startMuster } from './muster-process';

/*
 * What a group was, what was deleted, tags of many, groups made from templates: the built command line as a shell
 * sees it. Every command is a host of its own: what it says must be on the disk.
 */

let folder: TempFolder;
const file = (): string => join(folder.path, 'orchestration_groups', 'daily.json');
const definition = {
  schemaVersion: 1,
  id: '019b0000-0000-7000-8000-00000000c001',
  name: 'Daily',
  routineName: 'demo/daily-rewards',
  availableInstances: ['sim:1'],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
const original = `${JSON.stringify(definition, null, 7)}\n`;

test.beforeEach(async () => {
  folder = await createTempFolder();
  await mkdir(join(folder.path, 'orchestration_groups'));
  await cp(resolve(import.meta.dirname, '../group_templates'), join(folder.path, 'group_templates'), {
    recursive: true,
  });
  await writeFile(file(), original);
});
test.afterEach(() => folder.remove());

async function groups(...args: string[]): Promise<{ code: number | null; value: unknown; stderr: string }> {
  const { code, stdout, stderr } = await startMuster(['groups', ...args, '--json', '--data', folder.path])
    .ended;
  return { code, value: stdout === '' ? undefined : JSON.parse(stdout), stderr };
}

test('history lists every version; revert puts one back byte for byte', async () => {
  expect(await groups('history', 'Daily')).toMatchObject({
    code: 0,
    value: [{ cause: 'foreign', name: 'Daily' }],
  });
  expect(await groups('tag', 'daily', '--add', 'one', '--add', 'two')).toEqual({
    ...{ code: 0, stderr: '' },
    value: { changed: 1, failures: [] },
  });
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ tags: ['one', 'two'] });
  await writeFile(file(), original.replace('Daily', 'By hand'));
  const listed = await groups('history', 'By hand');
  expect(listed.value).toMatchObject([{ cause: 'foreign' }, { cause: 'tagged' }, { cause: 'foreign' }]);
  expect(await groups('revert', 'By hand', '3')).toMatchObject({ code: 0 });
  expect(await readFile(file(), 'utf8')).toBe(original);
  expect((await groups('history', 'Daily')).value).toMatchObject([{ cause: 'reverted' }, {}, {}, {}]);
  expect(await groups('revert', 'Daily', '99')).toMatchObject({
    code: 3,
    value: { error: { code: 'version_not_found' } },
  });
  expect(await groups('history', 'Nobody')).toMatchObject({ code: 3 });
});

test('the trash lists, restores by name, and is emptied for good', async () => {
  expect(await groups('trash')).toMatchObject({ code: 0, value: [] });
  await groups('delete', 'Daily');
  expect(await groups('trash', 'list')).toMatchObject({ value: [{ name: 'Daily', kind: 'definition' }] });
  expect(await groups('trash', 'restore', 'daily')).toMatchObject({ code: 0 });
  expect(await readFile(file(), 'utf8')).toBe(original);
  expect(await groups('trash', 'restore', 'daily')).toMatchObject({ code: 3 });
  await groups('delete', 'Daily');
  expect(await groups('trash', 'empty')).toMatchObject({ code: 0, value: { removed: 1 } });
  expect(await groups('trash')).toMatchObject({ value: [] });
});

test('tags change for all groups named, or for none when a name is unknown', async () => {
  await groups('clone', 'Daily', 'Nightly');
  expect(await groups('tag', 'Daily', 'Nobody', '--add', 'x')).toMatchObject({
    code: 3,
    value: { error: { code: 'group_name_not_found', name: 'Nobody' } },
  });
  expect(await readFile(file(), 'utf8')).toBe(original);
  expect(await groups('tag', 'Daily', 'Nightly', '--add', 'x')).toMatchObject({ value: { changed: 2 } });
  expect(await groups('tag', 'Daily', 'Nightly', '--remove', 'x', '--remove', 'y')).toMatchObject({
    value: { changed: 2 },
  });
});

test('templates are listed, and a new group is made from one', async () => {
  const listed = await groups('templates');
  expect(listed.value).toContainEqual(expect.objectContaining({ name: 'Once on every emulator' }));
  const made = await groups('new', 'My round', '--template', 'once on every emulator');
  expect(made).toMatchObject({ code: 0, value: { definitionId: expect.any(String) as unknown } });
  const shown = await groups('show', 'My round');
  expect(shown.value).toMatchObject({ definition: { name: 'My round', requestedBotCount: 6 } });
  expect(await groups('new', 'My round', '--template', 'Once on every emulator')).toMatchObject({
    code: 1,
    value: { error: { code: 'definition_name_taken' } },
  });
  expect(await groups('new', 'Other', '--template', 'Nothing')).toMatchObject({ code: 3 });
  expect(await groups('new', 'Other')).toMatchObject({ code: 2 });
});
