import { cp, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startServe, type ServeProcess } from '../testing/serve-process';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';
import { button, cardOf } from './host';

/*
 * "Your first group in five minutes" of the README, step by step. A checkout is its own data folder, so the samples are
 * there from the start; here they are copied, so that the test leaves the checkout alone.
 */

const root = resolve(import.meta.dirname, '..');
let folder: TempFolder;
let host: ServeProcess;

test.beforeEach(async () => {
  folder = await createTempFolder();
  for (const part of ['orchestration_groups', 'pools', 'routines']) {
    await cp(join(root, part), join(folder.path, part), { recursive: true });
  }
  host = await startServe(folder.path, ['--port', '0']);
});
test.afterEach(async () => {
  await host.stop();
  await folder.remove();
});

test('the five steps work as they are written', async ({ page }) => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  for (const words of [
    '_Instances_',
    '_Use simulated emulators_',
    '_Daily rewards_',
    '_New group_',
    '_Create group_',
  ]) {
    expect(readme).toContain(words);
  }
  await page.goto(host.address);
  await expect(page.getByRole('article')).toHaveCount(8);

  await page.getByRole('button', { name: 'Instances', exact: true }).click();
  await page.getByRole('button', { name: 'Use simulated emulators' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('sim:6', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Orchestration', exact: true }).click();
  const sample = cardOf(page, 'Daily rewards');
  await button(sample, 'Start').first().click();
  await expect(sample).toContainText('Running');
  await button(sample, 'Pause').first().click();
  await expect(sample).toContainText('Paused');
  await button(sample, 'Resume').first().click();
  await button(sample, 'Stop').first().click();
  await expect(sample).toContainText('Stopped');

  await makeGroup(page);
  const own = cardOf(page, 'My first group');
  await button(own, 'Start').first().click();
  await expect(own).toContainText('Completed', { timeout: 40_000 });
  await expect(own).toContainText('all 2 done');
});

async function makeGroup(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New group' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('My first group');
  await dialog.getByRole('tab', { name: /Routine/ }).click();
  await dialog.getByPlaceholder('What the bots shall do').click();
  await page.getByRole('option', { name: /demo\/daily-rewards/ }).click();
  await dialog.getByRole('tab', { name: /Instances and bots/ }).click();
  await dialog.getByRole('button', { name: 'Add sim:1' }).click();
  await dialog.getByRole('button', { name: 'Add sim:2' }).click();
  await dialog.getByRole('textbox', { name: 'Bots' }).fill('2');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(dialog).toHaveCount(0);
}
