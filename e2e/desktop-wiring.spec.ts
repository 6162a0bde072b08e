import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onStandIn } from './desktop-app';

/*
 * The wiring of main, preload and window. On the real Electron where ELECTRON_PATH names one, else on the stand-in,
 * which proves no more than its README says.
 */

const root = resolve(import.meta.dirname, '..');
const given = process.env['ELECTRON_PATH'];
const executablePath = given ?? join(root, 'testing', 'electron-stand-in', 'electron');

let dataFolder: string;
let app: ElectronApplication;
let main: ReturnType<ElectronApplication['process']>;
let page: Page;

test.beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'muster-desktop-'));
  app = await _electron.launch({
    executablePath,
    // A port nobody listens on: this computer's own adb server is left alone.
    args: [root, '--data', dataFolder, '--adb-port', '1'],
  });
  main = app.process();
  page = await app.firstWindow();
  await page.waitForURL((url) => url.protocol !== 'about:');
});

test.afterEach(async () => {
  // A test may have closed it; then there is nobody left to ask.
  if (main.exitCode === null) await app.close();
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
});

test('the window opens, the view arrives, and a call makes a round trip', async () => {
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  await expect(page.getByRole('heading', { name: 'Orchestration' })).toBeVisible();
  await expect(page.getByText('127.0.0.1:1', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menu').getByText('Dark').click();
  const settings = join(dataFolder, '.state', 'settings.json');
  await expect.poll(() => readFile(settings, 'utf8').catch(() => '')).toContain('"dark"');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect(broken).toEqual([]);
});

test('quitting ends the process and lets the data folder go', async () => {
  await expect(page.getByRole('heading', { name: 'Orchestration' })).toBeVisible();
  const hostInfo = join(dataFolder, '.state', 'host.json');
  expect(existsSync(hostInfo)).toBe(true);
  await app.close();
  expect(main.exitCode).toBe(0);
  expect(existsSync(hostInfo)).toBe(false);
});

test('the page has the pipe and nothing else of Electron or Node', async () => {
  await page.waitForFunction(() => 'musterPort' in window);
  const seen = await page.evaluate(() => ({
    port: Object.keys((window as unknown as { musterPort: object }).musterPort).sort(),
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
  }));
  expect(seen).toEqual({ port: ['onText', 'open', 'send'], require: 'undefined', process: 'undefined' });
});

test('a reload finds its way back', async () => {
  const view = page.getByText('127.0.0.1:1', { exact: false });
  await view.waitFor();
  await page.reload();
  await expect(view).toBeVisible();
});

test('what pages may not do is switched off', async () => {
  test.skip(!onStandIn, 'only the stand-in notes the calls');
  const names = await app.evaluate(() => globalThis.__electronStandIn.calls.map(({ name }) => name));
  expect(names).toEqual(
    expect.arrayContaining([
      'session.setPermissionRequestHandler',
      'session.setPermissionCheckHandler',
      'session.setDevicePermissionHandler',
      'app.requestSingleInstanceLock',
      'Menu.setApplicationMenu',
    ]),
  );
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows() as unknown as { options: { webPreferences: object } }[];
    return window?.options.webPreferences;
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});
