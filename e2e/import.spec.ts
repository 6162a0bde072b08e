import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cardOf, expect, test, type Host } from './host';

const SLOW = 'steps:\n  - wait: 600ms\n    name: Wait a little\n';

test.beforeEach(async ({ host, page }) => {
  await host.writeRoutine('slow', SLOW);
  await host.writeGroup('daily.json', {});
  await host.open(page);
  await expect(cardOf(page, 'Daily rewards')).toBeVisible();
});

const found = (page: Page): Locator => page.getByRole('region', { name: 'Groups found' });
const importButton = (page: Page): Locator =>
  page.getByRole('dialog').getByRole('button', { name: /^Import \d/ });

interface Source {
  readonly name: string;
  readonly text: string;
}

async function choose(page: Page, sources: readonly Source[]): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files…' }).click();
  const files = sources.map(({ name, text }) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  }));
  await (await chooser).setFiles(files);
  await found(page).waitFor();
}

/** Drops files on the window as a person would. */
async function drop(page: Page, sources: readonly Source[]): Promise<void> {
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
    for (const type of ['dragenter', 'dragover', 'drop'])
      window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, sources);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

const native = (fields: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    schemaVersion: 1,
    id: '019b0000-0000-7000-8000-0000000000aa',
    name: 'Weekly',
    routineName: 'slow',
    availableInstances: ['sim:1'],
    requestedBotCount: 1,
    createdAt: '2026-11-20T00:00:00.000Z',
    updatedAt: '2026-11-20T00:00:00.000Z',
    ...fields,
  });

const GO = JSON.stringify({
  Name: 'Old farm',
  RoutineName: 'slow',
  AvailableInstances: [0, 1],
  RequestedBotCount: 2,
});

const GO_YAML =
  'group_name: Old yaml\nroutine_name: slow\navailable_instances: [0]\nrequested_bot_count: 1\n';

const folderOf = (host: Host): string => join(host.folder, 'orchestration_groups');
const groupFiles = async (host: Host): Promise<string[]> =>
  (await readdir(folderOf(host))).filter((name) => name.endsWith('.json')).sort();

/** What a file says, but for the time it was saved. */
async function contentOf(path: string): Promise<Record<string, unknown>> {
  const content = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'updatedAt'));
}

test('files of every form are chosen, mapped, imported, and the import is undone', async ({ host, page }) => {
  await choose(page, [
    { name: 'weekly.json', text: native({}) },
    {
      name: 'list.json',
      text: `[${native({ id: '019b0000-0000-7000-8000-0000000000ab', name: 'In a list' })}]`,
    },
    { name: 'old.json', text: GO },
    { name: 'old.yaml', text: GO_YAML },
  ]);
  await expect(found(page)).toContainText('Weekly');
  await expect(found(page)).toContainText('In a list');
  await expect(found(page)).toContainText('Old farm');
  await expect(found(page)).toContainText('index:0 stands for no instance yet');
  expect(await groupFiles(host)).toEqual(['daily.json']);
  await page.getByRole('button', { name: 'Map in order' }).click();
  await expect(found(page)).not.toContainText('index:0 stands for no instance yet');
  await importButton(page).click();
  await expect(cardOf(page, 'Old farm')).toContainText('instances');
  await expect(cardOf(page, 'In a list')).toBeVisible();
  const files = await groupFiles(host);
  expect(files.length).toBeGreaterThanOrEqual(4);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cardOf(page, 'Old farm')).toHaveCount(0);
  await expect.poll(() => groupFiles(host)).toEqual(['daily.json']);
});

test('a group that is there is replaced, kept beside, or skipped', async ({ host, page }) => {
  const changed = native({
    id: '019b0000-0000-7000-8000-000000000001',
    name: 'Daily rewards',
    description: 'New words',
  });
  const bytes = await readFile(join(folderOf(host), 'daily.json'), 'utf8');
  await drop(page, [{ name: 'daily.json', text: changed }]);
  const choice = page.getByRole('combobox', { name: 'What to do with Daily rewards' });
  await choice.selectOption('Skip');
  await expect(page.getByText('Nothing is imported: 1 left out')).toBeVisible();
  await choice.selectOption('Keep both');
  await importButton(page).click();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await readFile(join(folderOf(host), 'daily.json'), 'utf8')).toBe(bytes);
  await drop(page, [{ name: 'daily.json', text: changed }]);
  await choice.selectOption('Replace');
  await importButton(page).click();
  await expect(cardOf(page, 'Daily rewards')).toContainText('New words');
  await expect(page.getByRole('article')).toHaveCount(2);
});

test('hostile files are rows that say why, and harm nothing', async ({ host, page }) => {
  const sources = [
    { name: 'cut.json', text: '{"name": "x", ' },
    { name: 'deep.json', text: '['.repeat(200_000) },
    { name: 'proto.json', text: native({ id: '__proto__', name: 'Bad id' }) },
    { name: 'newer.json', text: native({ schemaVersion: 99 }) },
    { name: 'wrong.json', text: native({ availableInstances: 7 }) },
    { name: 'nul.json', text: '\u0000\u0000\u0000' },
    { name: 'empty.json', text: '' },
    { name: 'share.txt', text: 'MUSTER1:broken' },
    { name: 'bomb.yaml', text: 'a: &a [x]\nb: [*a, *a\n' },
    { name: 'huge.json', text: 'x'.repeat(8_000_001) },
  ];
  await drop(page, sources);
  await expect(found(page)).toContainText('Can’t be imported');
  for (const { name } of sources)
    await expect(found(page).getByRole('row').filter({ hasText: name })).toContainText('Can’t be imported');
  await expect(page.getByText(/Nothing is imported: .*can’t be read/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await groupFiles(host)).toEqual(['daily.json']);
});

test('export, wipe, import is identical: as a share string that is pasted', async ({ host, page }) => {
  const card = cardOf(page, 'Daily rewards');
  const before = await contentOf(join(folderOf(host), 'daily.json'));
  await card.getByRole('button', { name: 'More actions for Daily rewards' }).click();
  await page.getByRole('menuitem', { name: /Export/ }).click();
  await page.getByText('Share string', { exact: true }).click();
  const box = page.getByRole('textbox', { name: 'Share string' });
  await expect(box).toHaveValue(/^MUSTER1:/);
  const share = await box.inputValue();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await rm(join(folderOf(host), 'daily.json'));
  await expect(card).toHaveCount(0);
  await paste(page, share);
  await importButton(page).click();
  await expect(card).toBeVisible();
  const [file = ''] = await groupFiles(host);
  // What the file left to the defaults is written out; all it said is still said.
  expect(await contentOf(join(folderOf(host), file))).toMatchObject(before);
});

test('a drop of several kinds comes to one import after the other', async ({ page }) => {
  await drop(page, [
    { name: 'weekly.json', text: native({ routineName: 'walk', accountPoolName: 'Mine' }) },
    { name: 'people.csv', text: 'key,level\nada,3\n' },
    { name: 'walk.yaml', text: 'title: Walk\nsteps:\n  - log: hello\n' },
    { name: 'pool.yaml', text: 'pool_name: Mine\n' },
    { name: 'notes.png', text: 'no picture' },
  ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('One file holds accounts: they are shown after this import')).toBeVisible();
  await expect(dialog.getByText('One file holds groups: they are shown after this import')).toBeVisible();
  await dialog.getByRole('button', { name: 'Import 2' }).click();
  await dialog.getByRole('button', { name: 'Import 1 account' }).click();
  await expect(dialog.getByText('1 account was imported')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(found(page)).toContainText('Weekly');
  // Its routine and its pool came before it.
  await expect(found(page)).not.toContainText('not found');
  await importButton(page).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('navigation').getByRole('button', { name: 'Orchestration', exact: true }).click();
  await expect(cardOf(page, 'Weekly')).toBeVisible();
});

test('closing writes nothing', async ({ host, page }) => {
  await drop(page, [{ name: 'weekly.json', text: native({}) }]);
  await found(page).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await groupFiles(host)).toEqual(['daily.json']);
});

for (const theme of ['Light', 'Dark'])
  test(`has no accessibility mistakes, ${theme.toLowerCase()}`, async ({ page }) => {
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: theme }).click();
    await drop(page, [
      { name: 'weekly.json', text: native({}) },
      { name: 'old.json', text: GO },
      { name: 'cut.json', text: '{' },
    ]);
    await page.getByRole('button', { name: 'Details of Old farm' }).click();
    const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
