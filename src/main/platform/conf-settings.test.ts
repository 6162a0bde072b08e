import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { Settings } from '../../shared/contract/host';
import { createConfSettings } from './conf-settings';
import type { SettingsStore } from './settings';

const DEFAULTS = Settings.parse({});

async function setUp(content?: string | Uint8Array): Promise<{
  file: string;
  quarantine: string;
  open: () => SettingsStore;
}> {
  const folder = await tempFolderOfTest();
  const file = join(folder, 'settings.json');
  if (content !== undefined) await writeFile(file, content);
  const quarantine = join(folder, '.quarantine');
  return {
    file,
    quarantine,
    open: () => createConfSettings({ folder, quarantineFolder: quarantine, clock: createFakeClock() }),
  };
}

describe('settings on conf', () => {
  it('starts with defaults and writes nothing by being read', async () => {
    const { file, open } = await setUp();
    expect(open().get()).toEqual(DEFAULTS);
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  it('keeps what was set for the next start', async () => {
    const { open } = await setUp();
    expect(await open().set({ theme: 'dark' })).toEqual({ ok: true, value: { ...DEFAULTS, theme: 'dark' } });
    expect(open().get()).toEqual({ ...DEFAULTS, theme: 'dark' });
  });

  it('uses defaults for values that are not valid and keeps unknown keys', async () => {
    const { file, open } = await setUp('{"theme":"pink","simulatedDevices":9,"later":{"x":1}}');
    expect(open().get()).toEqual({ ...DEFAULTS, simulatedDevices: 9 });
    await open().set({ theme: 'light' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ theme: 'light', later: { x: 1 } });
  });

  it.each([
    ['cut JSON', '{"theme": "da'],
    ['a list', '[1, 2]'],
    ['UTF-16', Buffer.from('{"theme":"dark"}', 'utf16le')],
    ['nothing', ''],
  ])('copies an unreadable file aside before writing over it: %s', async (_name, content) => {
    const { file, quarantine, open } = await setUp(content);
    const bytes = await readFile(file);
    const settings = open();
    expect(settings.get()).toEqual(DEFAULTS);
    expect(await readFile(file)).toEqual(bytes);
    await settings.set({ theme: 'light' });
    expect(open().get().theme).toBe('light');
    const [copy] = await readdir(quarantine);
    expect(copy).toMatch(/settings\.json$/);
    expect(await readFile(join(quarantine, copy ?? ''))).toEqual(bytes);
  });

  it('reads a file with a byte order mark', async () => {
    const { quarantine, open } = await setUp('\ufeff{"theme":"dark"}');
    const settings = open();
    expect(settings.get().theme).toBe('dark');
    await settings.set({ simulatedDevices: 2 });
    expect(settings.get()).toEqual({ ...DEFAULTS, theme: 'dark', simulatedDevices: 2 });
    await expect(readdir(quarantine)).rejects.toThrow('ENOENT');
  });

  it('answers file_write_failed where it cannot write', async () => {
    const { file, open } = await setUp();
    await mkdir(file);
    const settings = open();
    expect(settings.get()).toEqual(DEFAULTS);
    expect(await settings.set({ theme: 'dark' })).toMatchObject({
      ok: false,
      error: { code: 'file_write_failed', file },
    });
  });

  it('takes up what was written by hand, tells it once, and is told of no news by its own writing', async () => {
    const { file, open } = await setUp('{"theme":"dark"}');
    const settings = open();
    expect(settings.get().theme).toBe('dark');
    const told: Settings[] = [];
    settings.watch((now) => told.push(now));
    await writeFile(file, '{"theme":"light","simulatedDevices":3}');
    await settings.reread();
    await settings.reread();
    expect(told).toEqual([{ ...DEFAULTS, theme: 'light', simulatedDevices: 3 }]);
    await settings.set({ theme: 'system' });
    await settings.reread();
    expect(told).toHaveLength(2);
  });

  it('half-written by hand changes nothing, and a change then keeps what was known', async () => {
    const { file, quarantine, open } = await setUp('{"theme":"dark","simulatedDevices":3}');
    const settings = open();
    expect(settings.get().simulatedDevices).toBe(3);
    await writeFile(file, '{"theme":"da');
    await settings.reread();
    expect(settings.get()).toEqual({ ...DEFAULTS, theme: 'dark', simulatedDevices: 3 });
    await settings.set({ keepAwake: false });
    expect(open().get()).toEqual({ ...DEFAULTS, theme: 'dark', simulatedDevices: 3, keepAwake: false });
    expect(await readdir(quarantine)).toHaveLength(1);
  });
});
