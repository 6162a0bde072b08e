import { expect, test, type Page } from '@playwright/test';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupText, launchDesktop, onStandIn, startSecond, writeGroup, type DesktopApp } from './desktop-app';

/* Menu, files, notifications, tray and sleep: what the desktop adds to the window. */

const SLOW = '  - wait: 400ms\n';
const FAILS = '  - launchApp: com.example.absent\n';
const ONCE = { kind: 'count', count: 1, pauseMs: 0 };

let folder: string;
let desktop: DesktopApp | undefined;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-desktop-'));
});
test.afterEach(async () => {
  await desktop?.close();
  desktop = undefined;
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

async function open(...args: string[]): Promise<DesktopApp> {
  desktop = await launchDesktop(folder, args);
  return desktop;
}

async function start(page: Page, name: string): Promise<void> {
  const card = page.getByRole('article', { name });
  await expect(page.getByRole('contentinfo').getByText('2 instances', { exact: false })).toBeVisible({
    timeout: 20_000,
  });
  await card.getByRole('button', { name: `Start ${name}`, exact: true }).click();
  await expect(card).toContainText(/Launching|Running/);
}

test('an item of the menu opens its dialog in the window, and one that makes no sense says why', async () => {
  const { page, menu } = await open();
  await menu('shortcuts');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  // Another one does not take the place of what is open.
  await menu('newGroup');
  await expect(page.getByText('Close the dialog that is open first')).toBeVisible();
  await page.keyboard.press('Escape');
  await menu('newGroup');
  await expect(page.getByRole('dialog', { name: 'New group' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await menu('startGroup');
  await expect(page.getByText('Go to a group first', { exact: false })).toBeVisible();
});

test('a second start hands over its file: the window shows what is in it and nothing is written', async () => {
  const { page } = await open();
  const file = join(folder, 'given.json');
  await writeFile(file, groupText('From a friend'));
  expect(await startSecond(folder, [file])).toBe(0);
  const dialog = page.getByRole('dialog', { name: 'Import groups' });
  await expect(dialog.getByText('From a friend').first()).toBeVisible();
  expect(await readdir(join(folder, 'orchestration_groups')).catch(() => [])).toEqual([]);
});

test('a file the system opens with the app waits for the dialog that is open', async () => {
  const { app, page, menu } = await open();
  const file = join(folder, 'given.json');
  await writeFile(file, groupText('From a friend'));
  await menu('connectAddress');
  await expect(page.getByRole('dialog')).toBeVisible();
  await app.evaluate(({ app: main }, path) => {
    main.emit('open-file', { preventDefault: () => undefined }, path);
  }, file);
  await expect(page.getByText('It is shown as soon as the dialog', { exact: false })).toBeVisible();
  await page.keyboard.press('Escape');
  const dialog = page.getByRole('dialog', { name: 'Import groups' });
  await expect(dialog.getByText('From a friend').first()).toBeVisible();
  expect(await readdir(join(folder, 'orchestration_groups')).catch(() => [])).toEqual([]);
});

test('the computer is kept awake while a group runs, and no longer', async () => {
  await writeGroup(folder, 'Long work', { steps: SLOW });
  const { app, page } = await open('--simulate', '2');
  // Which number a blocker has is Electron's own business; there are not many.
  const awake = () =>
    app.evaluate(({ powerSaveBlocker }) => [0, 1, 2, 3, 4, 5].some((id) => powerSaveBlocker.isStarted(id)));
  expect(await awake()).toBe(false);
  await start(page, 'Long work');
  await expect.poll(awake).toBe(true);
  await page.getByRole('button', { name: 'Stop Long work', exact: true }).click();
  await expect(page.getByRole('article', { name: 'Long work' })).toContainText('Stopped');
  await expect.poll(awake).toBe(false);
});

test('a group that ends with trouble is told; the click on it opens its page', async () => {
  test.skip(!onStandIn, 'a native notification can’t be clicked by a test');
  await writeGroup(folder, 'Bad luck', { steps: FAILS, loop: ONCE, restart: { mode: 'never' } });
  const { app, page } = await open('--simulate', '2');
  await start(page, 'Bad luck');
  const told = () =>
    app.evaluate(() => globalThis.__electronStandIn.notifications.map(({ options }) => options.title));
  await expect.poll(told, { timeout: 30_000 }).toContainEqual(expect.stringContaining('“Bad luck” failed'));
  await app.evaluate(() => {
    for (const notice of globalThis.__electronStandIn.notifications)
      if (notice.options.title.includes('failed')) notice.emit('click');
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Bad luck' })).toBeVisible();
});

test('the tray says what runs, and stops all of it', async () => {
  test.skip(!onStandIn, 'the menu of a native tray can’t be read by a test');
  await writeGroup(folder, 'Long work', { steps: SLOW });
  const { app, page } = await open('--simulate', '2');
  const tray = () =>
    app.evaluate(() => ({
      tip: globalThis.__electronStandIn.tray?.tip,
      labels: globalThis.__electronStandIn.tray?.menu.items.map(({ label }) => label),
    }));
  expect((await tray()).tip).toBe('Muster: nothing is running');
  await start(page, 'Long work');
  await expect.poll(async () => (await tray()).tip).toBe('Muster: 1 group is running');
  expect((await tray()).labels).toContain('Long work');
  await app.evaluate(() => {
    globalThis.__electronStandIn.tray?.menu.items.find(({ label }) => label === 'Stop all groups')?.click();
  });
  await expect(page.getByRole('article', { name: 'Long work' })).toContainText('Stopped');
  await expect.poll(async () => (await tray()).tip).toBe('Muster: nothing is running');
});
