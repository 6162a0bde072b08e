import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { button, cardOf, expect, test } from './host';

const SLOW =
  'steps:\n  - wait: 600ms\n    name: Wait a little\n  - tap: { x: 20, y: 20 }\n    name: Press there\n';

test.beforeEach(async ({ host, page }) => {
  await host.writeRoutine('slow', SLOW);
  await host.writeGroup('daily.json', {});
  await host.open(page);
  await expect(cardOf(page, 'Daily rewards')).toBeVisible();
});

test('a group is started, watched, paused, resumed and stopped', async ({ page }) => {
  const card = cardOf(page, 'Daily rewards');
  await expect(card).toContainText('Stopped');
  await button(card, 'Start').click();
  await expect(card).toContainText('Running');
  const bots = card.getByRole('list', { name: 'Bots' }).getByRole('listitem');
  await expect(bots).toHaveCount(2);
  await expect(bots.first()).toContainText(/Wait a little|Press there/);
  await expect(card).toContainText(/[1-9]\d* iterations/);
  await button(card, 'Pause').click();
  await expect(card).toContainText('Paused');
  await button(card, 'Resume').click();
  await expect(card).toContainText('Running');
  await button(card, 'Stop').click();
  await expect(card).toContainText('Stopped');
  await expect(button(card, 'Start')).toBeEnabled();
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('4 instances');
});

test('a group is edited, cloned, deleted, and the delete is undone', async ({ host, page }) => {
  const card = cardOf(page, 'Daily rewards');
  const bytes = () => readFile(join(host.folder, 'orchestration_groups', 'daily.json'), 'utf8');
  await button(card, 'Edit').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Weekly rewards');
  await dialog.getByRole('button', { name: /^Save/ }).first().click();
  const renamed = cardOf(page, 'Weekly rewards');
  await expect(renamed).toBeVisible();
  expect(JSON.parse(await bytes())).toMatchObject({ name: 'Weekly rewards', routineName: 'slow' });

  await renamed.getByRole('button', { name: 'More actions for Weekly rewards' }).click();
  await page.getByRole('menuitem', { name: /Clone/ }).click();
  await expect(cardOf(page, 'Weekly rewards copy')).toBeVisible();

  const before = await bytes();
  await renamed.getByRole('button', { name: 'More actions for Weekly rewards' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  const confirm = page.getByRole('dialog');
  await page.waitForTimeout(200);
  if ((await confirm.count()) > 0) await confirm.getByRole('button', { name: /Delete/ }).click();
  await expect(renamed).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(renamed).toBeVisible();
  expect(await bytes()).toBe(before);
});

test('two windows see the same', async ({ host, page, context }) => {
  const other = await context.newPage();
  await host.open(other);
  await button(cardOf(page, 'Daily rewards'), 'Start').click();
  await expect(cardOf(other, 'Daily rewards')).toContainText('Running');
  await button(cardOf(other, 'Daily rewards'), 'Stop').click();
  await expect(cardOf(page, 'Daily rewards')).toContainText('Stopped');
});

test('a reload in the middle of a run loses nothing', async ({ page }) => {
  await button(cardOf(page, 'Daily rewards'), 'Start').click();
  await expect(cardOf(page, 'Daily rewards')).toContainText('Running');
  await page.reload();
  const card = cardOf(page, 'Daily rewards');
  await expect(card).toContainText('Running');
  await expect(card.getByRole('list', { name: 'Bots' }).getByRole('listitem')).toHaveCount(2);
  await button(card, 'Stop').click();
  await expect(card).toContainText('Stopped');
});

test('the host dies and comes back: the window says so, heals, and offers to resume', async ({
  host,
  page,
}) => {
  const card = cardOf(page, 'Daily rewards');
  await button(card, 'Start').click();
  await expect(card).toContainText(/[1-9]\d* iteration/);
  await host.process().kill();
  await expect(page.getByText(/Connection lost/)).toBeVisible();
  await expect(button(card, 'Stop').first()).toBeDisabled();
  await host.restart('kill');
  await expect(page.getByText(/Connection lost/)).toHaveCount(0, { timeout: 15_000 });
  await expect(card).toContainText(/interrupted/i);
  await card.getByRole('button', { name: /Resume run/ }).click();
  await expect(card).toContainText('Running');
});

test('an edit in a text editor appears within a second, a broken file says why and is left alone', async ({
  host,
  page,
}) => {
  const file = join(host.folder, 'orchestration_groups', 'daily.json');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('Daily rewards', 'From the editor'));
  await expect(cardOf(page, 'From the editor')).toBeVisible({ timeout: 2_000 });
  await writeFile(file, text.slice(0, 80));
  const problem = page.getByRole('article', { name: 'daily.json' });
  await expect(problem).toContainText(/can’t read/i);
  expect(await readFile(file, 'utf8')).toBe(text.slice(0, 80));
  await writeFile(file, text);
  await expect(cardOf(page, 'Daily rewards')).toBeVisible();
  expect(
    (await readdir(join(host.folder, 'orchestration_groups'))).filter((name) => name.endsWith('.json')),
  ).toEqual(['daily.json']);
});
