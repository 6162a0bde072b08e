import { expect, test } from '@playwright/test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchDesktop, writeGroup, type DesktopApp } from './desktop-app';

/* Where the window stands, when it may close, and that it goes nowhere else. */

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

const closeWindow = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
const isVisible = ({ app }: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);

async function withRunningGroup(settings: object = {}): Promise<DesktopApp> {
  await writeGroup(folder, 'Long work', { steps: '  - wait: 400ms\n' });
  await mkdir(join(folder, '.state'), { recursive: true });
  await writeFile(join(folder, '.state', 'settings.json'), JSON.stringify(settings));
  const opened = await open('--simulate', '2');
  await expect(opened.page.getByRole('contentinfo').getByText('2 instances', { exact: false })).toBeVisible({
    timeout: 20_000,
  });
  await opened.page.getByRole('button', { name: 'Start Long work', exact: true }).click();
  await expect(opened.page.getByRole('article', { name: 'Long work' })).toContainText(/Launching|Running/);
  return opened;
}

test('opens where it was left', async () => {
  const first = await open();
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 90, y: 60, width: 1_100, height: 720 });
  });
  await closeWindow(first);
  await expect.poll(() => first.process.exitCode).toBe(0);
  const second = await open();
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds).toEqual({ x: 90, y: 60, width: 1_100, height: 720 });
});

test('closing while a group runs asks; it stays, goes on in the tray, or quits with everything stopped', async () => {
  const opened = await withRunningGroup();
  await opened.answerWith(2);
  await closeWindow(opened);
  await expect.poll(() => opened.asked()).toHaveLength(1);
  expect(await opened.asked()).toEqual(['One group is running.']);
  expect(await isVisible(opened)).toBe(true);
  await opened.answerWith(0);
  await closeWindow(opened);
  await expect.poll(() => isVisible(opened)).toBe(false);
  await expect(opened.page.getByRole('article', { name: 'Long work' })).toContainText('Running');
  await opened.answerWith(1);
  await closeWindow(opened);
  await expect.poll(() => opened.process.exitCode, { timeout: 20_000 }).toBe(0);
});

test('the setting decides without a question: into the tray', async () => {
  const opened = await withRunningGroup({ onClose: 'tray' });
  await opened.answerWith(2);
  await closeWindow(opened);
  await expect.poll(() => isVisible(opened)).toBe(false);
  expect(await opened.asked()).toEqual([]);
});

test('the setting decides without a question: quit', async () => {
  const opened = await withRunningGroup({ onClose: 'quit' });
  await opened.answerWith(2);
  await closeWindow(opened);
  await expect.poll(() => opened.process.exitCode, { timeout: 20_000 }).toBe(0);
});

test('goes nowhere else and opens no other window', async () => {
  const { app, page } = await open();
  const home = page.url();
  await page.evaluate(() => {
    window.open('https://example.com/');
    window.open('/other');
  });
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    document.body.append(link);
    link.click();
  });
  await expect(page.getByRole('heading', { name: 'Orchestration' })).toBeVisible();
  expect(page.url()).toBe(home);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('asks before unsaved work is lost, and keeps it', async () => {
  const opened = await open();
  const { page, menu } = opened;
  await menu('newGroup');
  await page.getByRole('dialog').getByLabel('Name').fill('Half done');
  await opened.answerWith(1);
  await closeWindow(opened);
  await expect.poll(() => opened.asked()).toEqual(['Discard your changes?']);
  await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue('Half done');
  await opened.answerWith(0);
  await closeWindow(opened);
  await expect.poll(() => opened.process.exitCode, { timeout: 15_000 }).toBe(0);
});
