import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Host } from './host';

const PREDECESSOR = join(import.meta.dirname, '../testing/fixtures/predecessor');

test.beforeEach(async ({ host, page }) => {
  await host.writeRoutine('mine', 'title: Mine\nsteps:\n  - log: hello\n');
  await host.open(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Routines', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Routines/ })).toBeVisible();
});

const written = (host: Host, name: string): Promise<string> =>
  readFile(join(host.folder, 'routines', `${name}.yaml`), 'utf8').catch(() => '');

/** Chooses a folder as a person would. */
async function chooseFolder(page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Import routines' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await (await chooser).setFiles(folder);
  await page.getByRole('region', { name: 'Files read' }).waitFor();
}

/** Drops files on the window as a person would. */
async function drop(page: Page, sources: readonly { name: string; text: string }[]): Promise<void> {
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
    for (const type of ['dragenter', 'dragover', 'drop'])
      window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, sources);
}

test('a folder of the earlier program is looked at, imported, and taken back', async ({ host, page }) => {
  await chooseFolder(page, PREDECESSOR);
  const dialog = page.getByRole('dialog');
  const round = dialog.getByRole('row', { name: /daily-round\.yaml/ });
  await expect(round).toContainText('taken over');
  await dialog.getByRole('button', { name: /^Details of .*daily-round$/ }).click();
  await expect(dialog.getByRole('heading', { name: 'What is different' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Put them into the folder' }).fill('old');
  await expect(round.getByText(/^old\/.*daily-round$/)).toBeVisible();
  expect(await written(host, 'old/daily-round')).toBe('');
  await dialog.getByRole('button', { name: /^Import \d/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('5 routines imported')).toBeVisible();
  await expect(page.getByText('Daily round').first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('The import was undone')).toBeVisible();
  await expect(page.getByText('Daily round')).toHaveCount(0);
  expect(await written(host, 'mine')).toContain('hello');
});

test('a file that is here is replaced only when asked, and comes back', async ({ host, page }) => {
  await drop(page, [{ name: 'mine.yaml', text: 'title: Theirs\nsteps:\n  - log: other\n' }]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('There is another one named “mine”')).toBeVisible();
  await expect(dialog.getByText('Nothing is imported: 1 left out')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'What to do with mine' }).selectOption('replace');
  await dialog.getByRole('button', { name: 'Import 1' }).click();
  await expect(dialog).toBeHidden();
  expect(await written(host, 'mine')).toContain('other');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('The import was undone')).toBeVisible();
  expect(await written(host, 'mine')).toContain('hello');
});

test('rubbish is refused in words, and nothing is written', async ({ page }) => {
  await drop(page, [
    { name: 'rubbish.json', text: '{"a": ' },
    { name: 'list.yaml', text: '- 1\n- 2\n' },
    { name: 'bomb.yaml', text: 'a: &a [x]\nb: [*a, *a, *a]\n' },
    { name: 'large.yaml', text: `steps: [] #${'x'.repeat(2_200_000)}` },
  ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('There is no routine in it.').last()).toBeVisible();
  await expect(dialog.getByText(/It is larger than/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a routine is made, deleted, and comes back', async ({ host, page }) => {
  await page.getByRole('button', { name: 'New routine' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('farm/first');
  await page.getByRole('radio', { name: /^Wait for something/ }).check();
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await written(host, 'farm/first')).toContain('firstOf');
  await page.getByRole('button', { name: 'More actions for routine farm/first' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('“farm/first” was deleted')).toBeVisible();
  expect(await written(host, 'farm/first')).toBe('');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('“farm/first” is back')).toBeVisible();
  expect(await written(host, 'farm/first')).toContain('firstOf');
});

test('groups that lie among the routines come after them', async ({ page }) => {
  await drop(page, [
    { name: 'walk.yaml', text: 'routine_name: Walk\nsteps:\n  - action: Sleep\n    duration: 1\n' },
    {
      name: 'farm.yaml',
      text: 'group_name: Old farm\nroutine_name: walk\navailable_instances: [0]\nrequested_bot_count: 1\n',
    },
  ]);
  await expect(page.getByText('One file holds groups: they are shown after this import')).toBeVisible();
  await page.getByRole('button', { name: 'Import 1' }).click();
  await expect(page.getByRole('region', { name: 'Groups found' })).toContainText('farm.yaml');
});
