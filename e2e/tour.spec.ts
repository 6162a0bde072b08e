import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { startServe, type ServeProcess } from '../testing/serve-process';
import { createTempFolder } from '../testing/temp-folder';

/* The way of somebody who has never seen the app: an empty folder, no emulator, and in the end a group of their own. */

const test = base.extend<{ serve: ServeProcess }>({
  serve: async ({}, use) => {
    const folder = await createTempFolder();
    const running = await startServe(folder.path, ['--port', '0']);
    await use(running);
    await running.stop();
    await folder.remove();
  },
});

const AT_MOST = 12;
const SECONDS = 45;

/** Clicks and keys of one person, counted. */
function person() {
  let interactions = 0;
  return {
    count: () => interactions,
    click: async (target: Locator) => {
      interactions += 1;
      await target.click();
    },
  };
}

const step = (page: Page) => page.locator('[data-tour-step]');

test('from the start to a running group of one’s own', async ({ page, serve }) => {
  const { click, count } = person();
  await page.goto(serve.address);
  const begun = Date.now();
  await click(page.getByRole('button', { name: 'Show me around' }));
  await expect(step(page)).toHaveAttribute('data-tour-step', 'simulator');
  await click(page.getByRole('button', { name: 'Use simulated emulators' }));
  await expect(step(page)).toHaveAttribute('data-tour-step', 'samples', { timeout: 20_000 });
  await click(page.getByRole('button', { name: 'Load samples' }));
  await expect(step(page)).toHaveAttribute('data-tour-step', 'newGroup');
  await click(page.getByRole('button', { name: 'New group', exact: true }));
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await expect(dialog.getByLabel('Name')).toHaveValue('My first group');
  await expect(step(page)).toHaveAttribute('data-tour-step', 'name');
  await click(dialog.getByRole('tab', { name: /Routine/ }));
  await expect(step(page)).toHaveAttribute('data-tour-step', 'routine');
  await click(dialog.getByPlaceholder('What the bots shall do'));
  await click(page.getByRole('option', { name: /demo\/daily-rewards/ }));
  await expect(step(page)).toHaveAttribute('data-tour-step', 'openInstances');
  await click(dialog.getByRole('tab', { name: /Instances and bots/ }));
  await expect(step(page)).toHaveAttribute('data-tour-step', 'instances');
  await click(dialog.getByRole('button', { name: 'Add sim:1' }));
  await expect(step(page)).toHaveAttribute('data-tour-step', 'create');
  await click(dialog.getByRole('button', { name: 'Create group' }));
  await expect(step(page)).toHaveAttribute('data-tour-step', 'start');
  await click(page.getByRole('button', { name: 'Start My first group', exact: true }));
  await expect(page.getByRole('article', { name: 'My first group' })).toContainText('Running');
  const seconds = (Date.now() - begun) / 1_000;
  await expect(step(page)).toHaveAttribute('data-tour-step', 'watch');
  expect(count()).toBeLessThanOrEqual(AT_MOST);
  expect(seconds).toBeLessThan(SECONDS);
  test
    .info()
    .annotations.push({ type: 'path', description: `${String(count())} interactions, ${String(seconds)} s` });
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(step(page)).toHaveCount(0);
});

test('Escape ends it and nothing else; it goes on where it was', async ({ page, serve }) => {
  await page.goto(serve.address);
  await page.getByRole('button', { name: 'Show me around' }).click();
  await page.getByRole('button', { name: 'Use simulated emulators' }).click();
  await expect(step(page)).toHaveAttribute('data-tour-step', 'samples', { timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(step(page)).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Load samples' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('show me');
  await page.keyboard.press('Enter');
  await expect(step(page)).toHaveAttribute('data-tour-step', 'samples');
  // It stands in nobody's way: what it is not about can be done all the same.
  await page.getByRole('button', { name: 'New group' }).first().click();
  await expect(step(page)).toHaveAttribute('data-tour-step', 'name');
  await page.keyboard.press('Escape');
  await expect(step(page)).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'New group' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no accessibility violation in ${colorScheme}: palette, key sheet, tour`, async ({ page, serve }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(serve.address);
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations;
    await page.getByRole('button', { name: 'Show me around' }).click();
    await expect(step(page)).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'New group' }).first().click();
    await expect(step(page)).toHaveAttribute('data-tour-step', 'name');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    expect(await violations()).toEqual([]);
    await page.keyboard.type('zzzz');
    await expect(page.getByText('Nothing fits. Try fewer letters.')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}
