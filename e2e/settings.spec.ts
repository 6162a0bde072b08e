import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startMuster } from './muster-process';
import { expect, test, type Host } from './host';

const settingsFile = (host: Host): string => join(host.folder, '.state', 'settings.json');
const kept = async (host: Host): Promise<unknown> =>
  JSON.parse(await readFile(settingsFile(host), 'utf8').catch(() => '{}'));

async function openSettings(host: Host, page: Page): Promise<void> {
  await host.open(page);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
}

const section = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: /Sections|Bereiche/ })
    .getByRole('button', { name })
    .click();
const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

test('theme and language hold at once, and after a reload', async ({ host, page }) => {
  await openSettings(host, page);
  await row(page, 'Theme').getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(row(page, 'Theme')).toContainText('Saved');
  // As a hand or a key does; Playwright chooses without it.
  await page.getByRole('combobox', { name: 'Language' }).focus();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('combobox', { name: 'Sprache' })).toBeFocused();
  expect(await kept(host)).toEqual({ theme: 'dark', language: 'de' });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Einstellungen' })).toBeVisible();
});

test('search finds by other words, and what it finds can be set there', async ({ host, page }) => {
  await openSettings(host, page);
  await page.keyboard.press('/');
  await page.keyboard.type('standby');
  await expect(page.getByRole('status').filter({ hasText: 'one found' })).toBeVisible();
  await page.getByRole('switch', { name: 'Keep the computer awake' }).click({ force: true });
  await expect(row(page, 'Keep the computer awake')).toContainText('Saved');
  expect(await kept(host)).toEqual({ keepAwake: false });
});

test('an adb server is joined as it is listed, and left as it is removed', async ({ host, page }) => {
  await openSettings(host, page);
  await section(page, 'Instances');
  const field = page.getByRole('textbox', { name: 'Address of a further adb server' });
  await field.fill('no port:x');
  await field.press('Enter');
  await expect(row(page, 'adb servers')).toContainText('An address has no blanks');
  await field.fill('127.0.0.1:2');
  await field.press('Enter');
  const server = page
    .getByRole('list', { name: 'adb servers' })
    .getByRole('listitem')
    .filter({ hasText: '127.0.0.1:2' });
  await expect(server).toContainText('nothing answers');
  expect(await kept(host)).toEqual({ adbServers: [{ host: '127.0.0.1', port: 2 }] });
  await server.getByRole('button', { name: 'Remove 127.0.0.1:2' }).click();
  await expect(server).toHaveCount(0);
  expect(await kept(host)).toEqual({ adbServers: [] });
});

test('bad values are refused in words and nothing is kept of them', async ({ host, page }) => {
  await openSettings(host, page);
  await section(page, 'Instances');
  const adb = page.getByRole('textbox', { name: 'adb program' });
  await adb.fill(join(host.folder, 'no-adb'));
  await adb.press('Enter');
  await expect(row(page, 'adb program')).toContainText('is no adb program that answers');
  const count = page.getByRole('textbox', { name: 'Simulated emulators' });
  await count.fill('999');
  await count.press('Enter');
  await expect(row(page, 'Simulated emulators')).toContainText('From 1 to 256');
  expect(await kept(host)).toEqual({});
});

test('settings are exported, reset, taken back and imported', async ({ host, page }) => {
  await openSettings(host, page);
  await row(page, 'Theme').getByText('Dark', { exact: true }).click();
  await section(page, 'Advanced');
  await page.getByRole('combobox', { name: 'Log level' }).selectOption('warn');
  await expect(row(page, 'Log level')).toContainText('Saved');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export settings' }).click();
  const file = await (await download).path();
  await page.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect(page.getByText('2 settings were reset')).toBeVisible();
  await page.getByLabel('File with settings').setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: /^Import settings from/ });
  await expect(dialog.getByRole('row')).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Change 2 settings' }).click();
  await expect(page.getByRole('combobox', { name: 'Log level' })).toHaveValue('warn');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('what is written into settings.json by hand holds at once; half-written it changes nothing', async ({
  host,
  page,
}) => {
  await openSettings(host, page);
  await section(page, 'Advanced');
  await writeFile(settingsFile(host), '{"logLevel":"error"}');
  await expect(page.getByRole('combobox', { name: 'Log level' })).toHaveValue('error');
  await writeFile(settingsFile(host), '{"logLevel":"de');
  await page.getByRole('combobox', { name: 'Log level' }).selectOption('debug');
  await expect(row(page, 'Log level')).toContainText('Saved');
  expect(await kept(host)).toMatchObject({ logLevel: 'debug' });
});

test('the command line lists, reads, changes, exports and imports the same settings', async ({
  host,
  page,
}) => {
  await openSettings(host, page);
  const muster = (...args: string[]) => startMuster(['settings', ...args, '--data', host.folder]).ended;
  expect(await muster('set', 'theme', 'dark')).toMatchObject({ code: 0, stdout: 'theme: dark\n' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect(await muster('set', 'adbServers', '127.0.0.1:2,127.0.0.1:3')).toMatchObject({ code: 0 });
  expect(await muster('get', 'adbServers', '--json')).toMatchObject({
    stdout: '[{"host":"127.0.0.1","port":2},{"host":"127.0.0.1","port":3}]\n',
  });
  expect(await muster('set', 'simulatedDevices', 'many')).toMatchObject({ code: 2 });
  expect((await muster('get', 'colour')).stderr).toContain('no such setting');
  const file = join(host.folder, 'kept.json');
  expect(await muster('export', file)).toMatchObject({ code: 0 });
  await muster('set', 'theme', 'light');
  expect((await muster('import', file, '--dry-run')).stdout).toContain('theme: light → dark');
  expect(await muster('get', 'theme')).toMatchObject({ stdout: 'light\n' });
  expect(await muster('import', file)).toMatchObject({ code: 0 });
  expect(await muster('get', 'theme')).toMatchObject({ stdout: 'dark\n' });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no accessibility violation in ${colorScheme}, every section and the import`, async ({
    host,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await host.writeGroup('daily.json', {});
    await openSettings(host, page);
    const check = async (): Promise<void> => {
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    };
    for (const name of [
      'Appearance',
      'Instances',
      'Notifications',
      'Startup',
      'While running',
      'Data',
      'Advanced',
    ]) {
      await section(page, name);
      await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
      await check();
    }
    await page.getByLabel('File with settings').setInputFiles({
      name: 'mine.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"logLevel":"warn","theme":"pink","colour":1}'),
    });
    await expect(page.getByRole('dialog')).toContainText('pink can’t be used');
    await check();
  });
}
