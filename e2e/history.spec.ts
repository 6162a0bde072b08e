import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { button, cardOf, expect, test, type Host } from './host';

const SLOW = 'steps:\n  - wait: 600ms\n    name: Wait a little\n';

const fileOf = (host: Host, name = 'daily.json'): string => join(host.folder, 'orchestration_groups', name);
const bytesOf = (host: Host): Promise<string> => readFile(fileOf(host), 'utf8');
const dialogOf = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });

async function begin(host: Host, page: Page): Promise<void> {
  await host.writeRoutine('slow', SLOW);
  await host.writeGroup('daily.json', {});
  await host.open(page);
  await expect(cardOf(page, 'Daily rewards')).toBeVisible();
}

async function edit(page: Page, description: string): Promise<void> {
  await button(cardOf(page, 'Daily rewards'), 'Edit').click();
  const dialog = dialogOf(page, 'Edit Daily rewards');
  await dialog.getByLabel('Description').fill(description);
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog).toHaveCount(0);
}

async function choose(page: Page, name: string, entry: RegExp): Promise<void> {
  await cardOf(page, name)
    .getByRole('button', { name: `More actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function openTrash(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'More for all groups' }).click();
  await page.getByRole('menuitem', { name: /Trash/ }).click();
  return dialogOf(page, 'Trash');
}

async function openTemplates(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'More ways to make a group' }).click();
  await page.getByRole('menuitem', { name: /New from template/ }).click();
  return dialogOf(page, 'New group from template');
}

test('earlier versions are listed, compared, brought back, and the revert is undone', async ({
  host,
  page,
}) => {
  await begin(host, page);
  const first = await bytesOf(host);
  await edit(page, 'Claims the reward once a day');
  await edit(page, 'Claims the reward twice a day');
  const latest = await bytesOf(host);
  await choose(page, 'Daily rewards', /History/);
  const history = dialogOf(page, 'History of “Daily rewards”');
  const versions = history.getByRole('tab');
  await expect(versions).toHaveCount(3);
  await expect(versions.first()).toContainText(/in use.*Edited/);
  await expect(history.getByRole('region', { name: 'Differences' })).toContainText('once');
  await expect(history.getByRole('button', { name: 'Revert to this version' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await versions.first().focus();
  await page.keyboard.press('End');
  await expect(versions.last()).toHaveAttribute('aria-selected', 'true');
  await expect(history.locator('[data-field="description"]')).toContainText(
    /Claims the reward twice a day.*not set/,
  );
  await history.getByRole('button', { name: 'Revert to this version' }).click();
  await expect(page.getByText(/“Daily rewards” was reverted to the version of/)).toBeVisible();
  expect(await bytesOf(host)).toBe(first);
  await expect(versions).toHaveCount(4);
  await expect(versions.first()).toContainText('Reverted to an earlier version');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('“Daily rewards” is as it was before the revert')).toBeVisible();
  expect(await bytesOf(host)).toBe(latest);
});

test('a change by another program is a version of its own, also while the history is open', async ({
  host,
  page,
}) => {
  await begin(host, page);
  await edit(page, 'Mine');
  await choose(page, 'Daily rewards', /History/);
  const history = dialogOf(page, /History/);
  await expect(history.getByRole('tab')).toHaveCount(2);
  const definition: unknown = JSON.parse(await bytesOf(host));
  await writeFile(fileOf(host), JSON.stringify({ ...Object(definition), description: 'Theirs' }));
  await expect(history.getByRole('tab')).toHaveCount(3);
  await expect(history.getByRole('tab').first()).toContainText('File written outside Muster');
  await expect(history.getByRole('tab').first()).toContainText('in use');
  await history.getByRole('tab').first().click();
  await expect(history.locator('[data-field="description"]')).toContainText(/Mine.*Theirs/);
});

test('a deleted group comes back byte for byte; what is removed for good does not', async ({
  host,
  page,
}) => {
  await begin(host, page);
  const before = await bytesOf(host);
  await choose(page, 'Daily rewards', /Delete/);
  await expect(cardOf(page, 'Daily rewards')).toHaveCount(0);
  const trash = await openTrash(page);
  await expect(trash.getByRole('row', { name: /Daily rewards/ })).toContainText('Group');
  await expect(trash.getByRole('row', { name: /Daily rewards/ })).toContainText('in 30 days');
  await trash.getByRole('button', { name: 'Restore “Daily rewards”' }).click();
  await expect(trash.getByText('The trash is empty')).toBeVisible();
  expect(await bytesOf(host)).toBe(before);
  await page.keyboard.press('Escape');
  await expect(cardOf(page, 'Daily rewards')).toBeVisible();

  await choose(page, 'Daily rewards', /Delete/);
  await expect(cardOf(page, 'Daily rewards')).toHaveCount(0);
  await host.writeGroup('other.json', { id: '019b0000-0000-7000-8000-000000000009' });
  await expect(cardOf(page, 'Daily rewards')).toBeVisible();
  await openTrash(page);
  await trash.getByRole('button', { name: 'Restore “Daily rewards”' }).click();
  await expect(trash.getByRole('alert')).toContainText('another one has the name “Daily rewards” now');
  await trash.getByRole('button', { name: 'Empty trash' }).click();
  await page.getByRole('button', { name: 'Remove for good', exact: true }).click();
  await expect(trash.getByText('The trash is empty')).toBeVisible();
  expect(await readdir(join(host.folder, 'orchestration_groups'))).toEqual(['other.json']);
});

test('a template is made of a group, begins another, is deleted and comes back', async ({ host, page }) => {
  await begin(host, page);
  const templates = await openTemplates(page);
  await expect(templates.getByText('No templates yet')).toBeVisible();
  await page.keyboard.press('Escape');

  await choose(page, 'Daily rewards', /Save as template/);
  await dialogOf(page, 'Save as template').getByLabel('Description').fill('For every morning');
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(page.getByText('Template “Daily rewards” is saved')).toBeVisible();

  await openTemplates(page);
  await templates.getByRole('button', { name: /^Daily rewards/ }).click();
  const made = dialogOf(page, 'New group');
  await expect(made.getByLabel('Name')).toHaveValue('Daily rewards 2');
  await expect(made.getByLabel('Description')).toHaveValue('For every morning');
  await made.getByRole('button', { name: 'Save as draft' }).click();
  await expect(cardOf(page, 'Daily rewards 2')).toBeVisible();

  await openTemplates(page);
  await templates.getByRole('button', { name: 'Delete template “Daily rewards”' }).click();
  await expect(templates.getByText('No templates yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(templates.getByRole('button', { name: /^Daily rewards/ })).toBeVisible();

  await page.keyboard.press('Escape');
});

test('the samples bring templates that groups can be made of', async ({ host, page }) => {
  await host.open(page);
  const templates = await openTemplates(page);
  await templates.getByRole('button', { name: 'Load samples' }).click();
  await expect(templates.getByRole('listitem')).not.toHaveCount(0);
  await templates.getByRole('listitem').first().getByRole('button').first().click();
  await expect(dialogOf(page, 'New group').getByLabel('Name')).not.toHaveValue('');
});

// Every page and dialog in both themes: accessibility.spec.ts. Here they are as full as they get.
test('history, trash and templates pass axe', async ({ host, page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await begin(host, page);
  const check = async (): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  };
  await edit(page, 'Claims the reward once a day and then goes home again');
  await edit(page, 'Claims the reward twice a day and then goes home again');
  await choose(page, 'Daily rewards', /History/);
  await expect(page.getByRole('region', { name: 'Differences' })).toContainText('twice');
  await check();
  await page.keyboard.press('Escape');
  await choose(page, 'Daily rewards', /Save as template/);
  await check();
  await page.getByRole('button', { name: 'Save template' }).click();
  const templates = await openTemplates(page);
  await expect(templates.getByRole('button', { name: /^Daily rewards/ })).toBeVisible();
  await check();
  await page.keyboard.press('Escape');
  await choose(page, 'Daily rewards', /Delete/);
  await openTrash(page);
  await expect(page.getByRole('button', { name: 'Restore “Daily rewards”' })).toBeVisible();
  await check();
});
