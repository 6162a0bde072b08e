import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import type { Settings } from '../../shared/contract/host';
import { createConfSettings } from '../platform/conf-settings';
import type { SettingsStore } from '../platform/settings';

/*
 * The desktop app writes settings through electron-store, the headless host through conf: into the same file, in the same
 * form. electron-store wants Electron's main process; it runs here in a process of its own over the little of Electron it
 * asks for.
 */

const onElectronStore = join(import.meta.dirname, '../../../testing/processes/electron-settings.mjs');
const run = promisify(execFile);

/** Changes settings the way the desktop app does and answers the whole. */
async function setInDesktop(folder: string, change: Partial<Settings>): Promise<unknown> {
  const { stdout } = await run(process.execPath, [
    ...['--import', 'tsx', onElectronStore],
    ...[folder, JSON.stringify(change)],
  ]);
  return JSON.parse(stdout);
}

function headless(folder: string): SettingsStore {
  return createConfSettings({
    folder,
    quarantineFolder: join(folder, '.quarantine'),
    clock: createFakeClock(),
  });
}

const CHANGE = {
  theme: 'dark',
  language: 'de',
  adbPath: 'C:\\Programme\\adb "neu"\\ädb.exe',
  adbServers: [{ host: 'farm.local', port: 5038 }],
} as const;

test('both write the same bytes', async () => {
  const [desktop, server] = [await tempFolderOfTest(), await tempFolderOfTest()];
  await setInDesktop(desktop, { ...CHANGE, adbServers: [...CHANGE.adbServers] });
  await headless(server).set({ ...CHANGE, adbServers: [...CHANGE.adbServers] });
  expect(await readFile(join(desktop, 'settings.json'), 'utf8')).toBe(
    await readFile(join(server, 'settings.json'), 'utf8'),
  );
});

test('each goes on where the other left off, and keeps what it does not know', async () => {
  const folder = await tempFolderOfTest();
  await writeFile(join(folder, 'settings.json'), '{"later":{"x":1},"keepAwake":false}');
  await headless(folder).set({ theme: 'dark' });
  const desktop = await setInDesktop(folder, { simulatedDevices: 9 });
  expect(desktop).toEqual({ ok: true, value: headless(folder).get() });
  expect(headless(folder).get()).toMatchObject({ theme: 'dark', simulatedDevices: 9, keepAwake: false });
  const file: unknown = JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'));
  expect(file).toEqual({ later: { x: 1 }, keepAwake: false, theme: 'dark', simulatedDevices: 9 });
});

test('both copy an unreadable file aside before they write over it', async () => {
  const folder = await tempFolderOfTest();
  await writeFile(join(folder, 'settings.json'), '{"theme": "da');
  expect(await setInDesktop(folder, { theme: 'light' })).toMatchObject({
    ok: true,
    value: { theme: 'light' },
  });
  expect(headless(folder).get().theme).toBe('light');
});
