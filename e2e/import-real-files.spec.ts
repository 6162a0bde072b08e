import type { Locator, Page } from '@playwright/test';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardOf, expect, test, type Host } from './host';

/* Folders and files as they lie on a disk: chosen, dropped, downloaded; and a write that is stopped amid it. */

test.beforeEach(async ({ host, page }) => {
  await host.writeRoutine('slow', 'steps:\n  - wait: 600ms\n    name: Wait a little\n');
  await host.open(page);
});

const folderOf = (host: Host): string => join(host.folder, 'orchestration_groups');
const found = (page: Page): Locator => page.getByRole('region', { name: 'Groups found' });
const importButton = (page: Page): Locator =>
  page.getByRole('dialog').getByRole('button', { name: /^Import \d/ });

const group = (number: number, fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    schemaVersion: 1,
    id: `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    name: `Group ${String(number)}`,
    routineName: 'slow',
    availableInstances: ['sim:1'],
    requestedBotCount: 1,
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-20T00:00:00.000Z',
    ...fields,
  });

async function savedNames(host: Host): Promise<readonly string[]> {
  return (await readdir(folderOf(host))).filter((name) => name.endsWith('.json')).sort();
}

async function saved(host: Host): Promise<Readonly<Record<string, string>>> {
  const names = await savedNames(host);
  const texts = names.map(
    async (name) => [name, await readFile(join(folderOf(host), name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

/** A folder as people keep one: groups at several depths, and things that are none. */
async function pack(host: Host): Promise<string> {
  const folder = join(host.folder, 'handed on', 'pack');
  await mkdir(join(folder, 'deep', 'deeper'), { recursive: true });
  await writeFile(join(folder, 'one.json'), group(1));
  await writeFile(join(folder, 'deep', 'two.muster'), group(2));
  await writeFile(join(folder, 'deep', 'deeper', 'three.json'), group(3));
  await writeFile(join(folder, 'picture.png'), 'no group');
  return folder;
}

async function chooseFiles(page: Page, button: string, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles(path);
}

async function showsThePack(page: Page): Promise<void> {
  for (const name of ['Group 1', 'Group 2', 'Group 3'])
    await expect(found(page).getByRole('rowheader').filter({ hasText: name })).toBeVisible();
  await expect(found(page)).toContainText('pack/deep/deeper/three.json');
  await expect(page.getByRole('dialog')).toContainText('nor text: 1.');
  await importButton(page).click();
  await expect(cardOf(page, 'Group 3')).toBeVisible();
}

test('a folder that is chosen is read with the folders in it', async ({ host, page }) => {
  await chooseFiles(page, 'Choose a folder…', await pack(host));
  await showsThePack(page);
  // Cards come one by one, in the order the files are written in.
  await expect.poll(() => savedNames(host)).toHaveLength(3);
});

test('a folder that is dropped is read with the folders in it', async ({ host, page }) => {
  const folder = await pack(host);
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  // Without a connection there is nobody to import for.
  await expect(page.getByRole('heading', { name: 'No groups yet' })).toBeVisible();
  await drag('dragEnter');
  await drag('dragOver');
  await expect(page.getByText('Drop to import groups')).toBeVisible();
  await drag('drop');
  await showsThePack(page);
  // Cards come one by one, in the order the files are written in.
  await expect.poll(() => savedNames(host)).toHaveLength(3);
});

test('a write that is stopped keeps what was written, and undo takes it back', async ({ host, page }) => {
  const many = Array.from({ length: 2_000 }, (_, index) => group(index + 1));
  const bundle = join(host.folder, 'many.json');
  await writeFile(bundle, `[${many.join()}]`);
  await chooseFiles(page, 'Choose files…', bundle);
  await importButton(page).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/[1-9]\d* of 2,?000 groups written/);
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('region', { name: 'Results' })).toBeVisible();
  const written = Object.values(await saved(host));
  expect(written.length).toBeGreaterThan(0);
  expect(written.length).toBeLessThan(2_000);
  for (const text of written) expect(JSON.parse(text)).toMatchObject({ routineName: 'slow' });
  await expect(dialog).toContainText('not reached');
  await dialog.getByRole('button', { name: 'Undo what was imported' }).click();
  // Names only: while the undo is at work, a file that was listed may be gone before it is read.
  await expect.poll(() => savedNames(host), { timeout: 30_000 }).toEqual([]);
});

test('files that are downloaded bring back the same bytes: one group, and a bundle', async ({
  host,
  page,
}) => {
  const source = join(host.folder, 'source.json');
  const unknown = { note: { kept: [1, 'two'] } };
  await writeFile(source, `[${group(1, unknown)},${group(2, { tags: ['b'] })}]`);
  await chooseFiles(page, 'Choose files…', source);
  await importButton(page).click();
  await expect(cardOf(page, 'Group 2')).toBeVisible();
  const before = await saved(host);
  expect(Object.values(before).join()).toContain('"kept"');
  await page.getByRole('button', { name: 'More actions for Group 1' }).click();
  const one = await exported(page, host);
  await page.getByRole('checkbox', { name: 'Select Group 1' }).check();
  await page.getByRole('checkbox', { name: 'Select Group 2' }).check();
  const bundle = await exported(page, host);
  for (const name of Object.keys(before)) await rm(join(folderOf(host), name));
  await expect(page.getByRole('article')).toHaveCount(0);
  await chooseFiles(page, 'Choose files…', one);
  await importButton(page).click();
  await expect(cardOf(page, 'Group 1')).toBeVisible();
  const [first = ''] = Object.keys(before);
  expect(await saved(host)).toEqual({ [first]: before[first] });
  await chooseFiles(page, 'Choose files…', bundle);
  await expect(found(page)).toContainText('The same is here already');
  await importButton(page).click();
  await expect(cardOf(page, 'Group 2')).toBeVisible();
  expect(await saved(host)).toEqual(before);
});

/** Exports through what is open and answers where the download lies. */
async function exported(page: Page, host: Host): Promise<string> {
  await page
    .getByRole('menuitem', { name: /Export/ })
    .or(page.getByRole('button', { name: /^Export/ }))
    .first()
    .click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save file' }).click();
  const file = await download;
  const path = join(host.folder, 'downloads', file.suggestedFilename());
  await file.saveAs(path);
  return path;
}
