import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { button, cardOf, expect, test, type Host } from './host';

const SLOW = 'steps:\n  - wait: 400ms\n    name: Wait a little\n';
const NAMES = ['Alpha', 'Beta', 'Gamma'] as const;
const idOf = (index: number): string => `019b0000-0000-7000-8000-00000000000${String(index + 1)}`;

test.beforeEach(async ({ host, page }) => {
  await host.writeRoutine('slow', SLOW);
  for (const [index, name] of NAMES.entries()) {
    await host.writeGroup(`${name.toLowerCase()}.json`, {
      id: idOf(index),
      name,
      tags: ['qa'],
      availableInstances: [`sim:${String(index + 1)}`],
      requestedBotCount: 1,
    });
  }
  await host.open(page);
  for (const name of NAMES) await expect(cardOf(page, name)).toBeVisible();
});

const folderOf = (host: Host): string => join(host.folder, 'orchestration_groups');
const bytesOf = (host: Host, file: string): Promise<string> => readFile(join(folderOf(host), file), 'utf8');
const jsonFiles = async (host: Host): Promise<string[]> =>
  (await readdir(folderOf(host))).filter((name) => name.endsWith('.json')).sort();
const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Chosen groups' });

async function chooseAll(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select Alpha' }).focus();
  await page.keyboard.press('Control+a');
  await expect(bar(page)).toContainText('3 selected');
}

test('a pinned group comes first in every window, and after a restart', async ({ host, page, context }) => {
  const gamma = cardOf(page, 'Gamma');
  await gamma.hover();
  await gamma.getByRole('button', { name: 'Keep Gamma before all others' }).click();
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Gamma');
  const other = await context.newPage();
  await host.open(other);
  await expect(other.getByRole('article').first()).toHaveAccessibleName('Gamma');
  await host.restart('stop');
  await page.reload();
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Gamma');
  await gamma.getByRole('button', { name: 'More actions for Gamma' }).click();
  await page.getByRole('menuitem', { name: 'Unpin' }).click();
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Alpha');
});

test('many are started and stopped at once', async ({ page }) => {
  await chooseAll(page);
  await bar(page).getByRole('button', { name: 'Start the chosen groups' }).click();
  await expect(page.getByText('3 groups were started')).toBeVisible();
  for (const name of NAMES) await expect(cardOf(page, name)).toContainText('Running');
  await bar(page).getByRole('button', { name: 'Stop the chosen groups', exact: true }).click();
  for (const name of NAMES) {
    await expect(cardOf(page, name)).toContainText('Stopped');
    await expect(cardOf(page, name)).toContainText(/Last run.*took 00:00:/);
  }
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
});

test('tags of many are changed, filter the cards, and are undone byte for byte', async ({ host, page }) => {
  const before = await bytesOf(host, 'alpha.json');
  await page.getByRole('checkbox', { name: 'Select Alpha' }).check();
  await page.getByRole('checkbox', { name: 'Select Beta' }).check();
  await bar(page).getByRole('button', { name: 'Tag the chosen groups' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tags of 2 groups' });
  await dialog.getByLabel('Add to all of them').fill('night');
  await page.keyboard.press('Enter');
  await dialog.getByRole('checkbox', { name: 'qa' }).uncheck();
  await dialog.getByRole('button', { name: 'Save tags' }).click();
  await expect(dialog).toHaveCount(0);
  expect(JSON.parse(await bytesOf(host, 'beta.json'))).toMatchObject({ tags: ['night'] });
  await cardOf(page, 'Beta').getByRole('button', { name: 'Only groups tagged night' }).click();
  await expect(page.getByRole('article')).toHaveCount(2);
  await cardOf(page, 'Beta').getByRole('button', { name: 'Only groups tagged night' }).click();
  await expect(page.getByRole('article')).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 groups are as they were before')).toBeVisible();
  expect(await bytesOf(host, 'alpha.json')).toBe(before);
});

test('many are deleted after a question that names them; what runs is left; undo brings all back', async ({
  host,
  page,
}) => {
  const before = await Promise.all(NAMES.map((name) => bytesOf(host, `${name.toLowerCase()}.json`)));
  await button(cardOf(page, 'Beta'), 'Start').first().click();
  await expect(cardOf(page, 'Beta')).toContainText('Running');
  await chooseAll(page);
  await bar(page).getByRole('button', { name: 'Delete the chosen groups' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 3 groups?' });
  await expect(dialog.getByRole('listitem')).toHaveText(['Alpha', 'BetaRunning', 'Gamma']);
  await expect(dialog.getByText('1 of them is running')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete 2 groups' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  expect(await jsonFiles(host)).toEqual(['beta.json']);
  await expect(bar(page)).toContainText('1 selected');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('article')).toHaveCount(3);
  expect(await Promise.all(NAMES.map((name) => bytesOf(host, `${name.toLowerCase()}.json`)))).toEqual(before);
});

test('many are handed to the export', async ({ page }) => {
  await chooseAll(page);
  await bar(page).getByRole('button', { name: 'Export the chosen groups' }).click();
  await expect(page.getByRole('dialog', { name: /Export/ })).toBeVisible();
});

test('a broken file gets its previous version back, a copy its own id, and one is removed and returns', async ({
  host,
  page,
}) => {
  const alpha = await bytesOf(host, 'alpha.json');
  const at = (file: string): string => join(folderOf(host), file);
  await writeFile(at('alpha.json'), alpha.slice(0, 60));
  const broken = cardOf(page, 'alpha.json');
  await expect(broken).toContainText('Last readable version');
  await broken.getByRole('button', { name: 'Restore the previous version of alpha.json' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Alpha');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(cardOf(page, 'Alpha')).toBeVisible();
  expect(await bytesOf(host, 'alpha.json')).toBe(alpha);

  await writeFile(at('twin.json'), await bytesOf(host, 'beta.json'));
  const twin = page.getByRole('article', { name: /^(twin|beta)\.json$/ });
  await twin.getByRole('button', { name: /^Keep .* as a copy$/ }).click();
  await expect(twin).toHaveCount(0);
  await expect(page.getByRole('article')).toHaveCount(4);

  await writeFile(at('future.json'), alpha.replace('"schemaVersion": 1', '"schemaVersion": 99'));
  const future = cardOf(page, 'future.json');
  await expect(future).toContainText('Written by a newer Muster');
  await expect(future.getByRole('button', { name: /Restore/ })).toHaveCount(0);
  await future.getByRole('button', { name: 'More actions for future.json' }).click();
  await page.getByRole('menuitem', { name: /^Remove/ }).click();
  await expect(future).toHaveCount(0);
  expect(await jsonFiles(host)).not.toContain('future.json');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(future).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`cards, bulk bar and its dialogs are accessible: ${theme}`, async ({ host, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await writeFile(join(folderOf(host), 'broken.json'), '{ "half');
    await expect(cardOf(page, 'broken.json')).toBeVisible();
    const check = async (): Promise<void> => {
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    };
    await chooseAll(page);
    await check();
    for (const what of ['Tag', 'Delete']) {
      await bar(page)
        .getByRole('button', { name: `${what} the chosen groups` })
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });
}
