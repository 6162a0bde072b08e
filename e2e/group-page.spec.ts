import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { button, cardOf, expect, test } from './host';

const CLAIM = [
  'inputs:',
  '  rounds: { type: integer, default: 3 }',
  'steps:',
  '  - wait: 300ms',
  '    name: Wait a little',
  '  - log: another round',
  '  - tap: { x: 20, y: 20 }',
  '    name: Press there',
  '',
].join('\n');
const FAILS = 'steps:\n  - wait: 100ms\n    name: Wait a little\n  - launchApp: com.example.absent\n';

test.beforeEach(async ({ host, page }) => {
  await host.writeRoutine('slow', CLAIM);
  await host.writeRoutine('fails', FAILS);
  await host.writeGroup('daily.json', { routineConfig: { rounds: 5 } });
  await host.writeGroup('broken.json', {
    id: '019b0000-0000-7000-8000-000000000002',
    name: 'Never lucky',
    routineName: 'fails',
    availableInstances: ['sim:3'],
    requestedBotCount: 1,
    restartPolicy: { initialDelayMs: 60_000, maxDelayMs: 60_000 },
  });
  await host.open(page);
  await expect(cardOf(page, 'Daily rewards')).toBeVisible();
});

const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const bots = (page: Page) => page.getByRole('table', { name: 'Bots' });

async function startAndOpen(page: Page, name: string): Promise<void> {
  await button(cardOf(page, name), 'Start').first().click();
  await expect(button(cardOf(page, name), 'Stop').first()).toBeVisible();
  await button(cardOf(page, name), 'Open').click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

test('a run is watched bot by bot, event by event, over time', async ({ page }) => {
  await startAndOpen(page, 'Daily rewards');
  await expect(bots(page)).toContainText(/sim:1.*running/);
  await expect(bots(page)).toContainText(/sim:2.*running/);
  await expect(bots(page)).toContainText(/\d of 3/);

  await tab(page, 'Events').click();
  const events = page.getByRole('listbox', { name: /Events/ });
  await expect(events).toContainText('another round');
  await page.getByRole('button', { name: 'Instances', exact: true }).last().click();
  await expect(events).toContainText('instance reserved');
  await expect(events).not.toContainText('another round');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('menuitem', { name: /As text/ }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toMatch(/\tsim:1\tinstance reserved\n/);

  await tab(page, 'Timeline').click();
  await expect(page.getByRole('button', { name: /^sim:1: running/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^sim:2: .*iterations done [1-9]/ })).toBeVisible();

  await tab(page, 'Definition').click();
  await expect(
    page.getByText('Each bot does its routine again and again until it is stopped.'),
  ).toBeVisible();

  await tab(page, 'Bots').click();
  await page.getByRole('button', { name: 'Stop Daily rewards', exact: true }).click();
  await expect(bots(page)).toContainText(/sim:1.*stopped/);
  await page.keyboard.press('Escape');
  await expect(cardOf(page, 'Daily rewards')).toBeFocused();
});

test('one bot is looked at from inside and led by itself', async ({ page }) => {
  await startAndOpen(page, 'Daily rewards');
  await page.getByRole('button', { name: 'sim:1', exact: true }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('listbox', { name: /Live log/ })).toContainText('another round');
  await expect(drawer.getByRole('row', { name: /rounds input 5/ })).toBeVisible();
  await expect(drawer).toContainText('This routine hasn’t looked at the screen yet.');
  await drawer.getByRole('button', { name: 'Take a screenshot' }).click();
  await expect(drawer.getByRole('img', { name: /^Screen of sim:1/ })).toBeVisible();
  await drawer.getByRole('button', { name: 'Pause the bot on sim:1' }).click();
  await expect(drawer.getByRole('button', { name: 'Resume the bot on sim:1' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Daily rewards', level: 1 })).toBeVisible();
  await expect(bots(page)).toContainText(/sim:1.*paused/);
  await expect(bots(page)).toContainText(/sim:2.*running/);
});

test('a bot that fails says why and when it is tried again, in table, timeline and drawer', async ({
  page,
}) => {
  await startAndOpen(page, 'Never lucky');
  await expect(bots(page)).toContainText(/sim:3.*retry.*A command failed/);
  await tab(page, 'Timeline').click();
  await expect(page.getByRole('listbox', { name: /Failures and restarts/ })).toContainText(
    'A command failed',
  );
  await page.getByRole('button', { name: /^sim:3: retry, failures 1/ }).click();
  await expect(page.getByRole('dialog')).toContainText(/Try 1 of 5 begins in 0[01]:/);
});

test('a host that comes back is watched on', async ({ host, page }) => {
  await startAndOpen(page, 'Daily rewards');
  await tab(page, 'Events').click();
  await expect(page.getByRole('listbox')).toContainText('another round');
  await host.process().kill();
  await expect(page.getByText(/Connection lost/)).toBeVisible();
  await host.restart('kill');
  await expect(page.getByText('Muster ended while this group was running')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Resume run' }).click();
  await expect(page.getByRole('listbox')).toContainText('another round');
});

for (const theme of ['Light', 'Dark']) {
  test(`the page is accessible in every part, ${theme}`, async ({ page }) => {
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: theme, exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase());
    await startAndOpen(page, 'Never lucky');
    await expect(bots(page)).toContainText(/retry.*A command failed/);
    const check = async () => {
      await page.waitForTimeout(300); // What fades in has its full contrast after that.
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    };
    await check();
    for (const name of ['Events', 'Timeline', 'Definition']) {
      await tab(page, name).click();
      await check();
    }
    await page.getByRole('button', { name: 'JSON' }).click();
    await check();
    await tab(page, 'Bots').click();
    await page.getByRole('button', { name: 'sim:3', exact: true }).click();
    await expect(page.getByRole('dialog')).toContainText('A command failed');
    await check();
  });
}
