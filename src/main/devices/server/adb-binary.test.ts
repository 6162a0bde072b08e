import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { findAdbBinary } from './adb-binary';
import { adbPlaces } from './adb-places';

const never = new AbortController().signal;

describe('where adb is looked for', () => {
  it('on Linux: the SDK that is named, the PATH, usual folders, emulators', () => {
    const env = { ANDROID_HOME: '/sdk', ANDROID_SDK_ROOT: '', PATH: '/a:relative::/usr/bin:/a' };
    const places = adbPlaces({ platform: 'linux', env, home: '/home/ada' });
    expect(places.slice(0, 3)).toEqual([
      { path: '/sdk/platform-tools/adb', source: 'sdk' },
      { path: '/a/adb', source: 'path' },
      { path: '/usr/bin/adb', source: 'path' },
    ]);
    expect(places).toContainEqual({ path: '/home/ada/Android/Sdk/platform-tools/adb', source: 'sdk' });
    expect(places.at(-1)?.source).toBe('vendor');
    expect(places.every(({ path }) => path.startsWith('/'))).toBe(true);
    expect(new Set(places.map(({ path }) => path)).size).toBe(places.length);
  });

  it('on Windows: with its names, drives and emulators', () => {
    const env = {
      Path: 'C:\\tools;;D:\\adb',
      LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local',
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      SystemDrive: 'C:',
    };
    const places = adbPlaces({ platform: 'win32', env, home: 'C:\\Users\\ada' }).map(({ path }) => path);
    expect(places.slice(0, 3)).toEqual([
      'C:\\tools\\adb.exe',
      'D:\\adb\\adb.exe',
      'C:\\Users\\ada\\AppData\\Local\\Android\\Sdk\\platform-tools\\adb.exe',
    ]);
    expect(places).toEqual(
      expect.arrayContaining([
        'C:\\LDPlayer\\LDPlayer9\\adb.exe',
        'C:\\Program Files\\Netease\\MuMuPlayer-12.0\\shell\\adb.exe',
        'C:\\Program Files\\BlueStacks_nxt\\HD-Adb.exe',
        'C:\\Program Files (x86)\\Nox\\bin\\nox_adb.exe',
        'C:\\Program Files\\Microvirt\\MEmu\\adb.exe',
      ]),
    );
  });

  it('on macOS: what a desktop app’s short PATH leaves out', () => {
    const places = adbPlaces({ platform: 'darwin', env: { PATH: '/usr/bin' }, home: '/Users/ada' });
    expect(places).toEqual(
      expect.arrayContaining([
        { path: '/opt/homebrew/bin/adb', source: 'path' },
        { path: '/Users/ada/Library/Android/sdk/platform-tools/adb', source: 'sdk' },
        { path: '/Applications/BlueStacks.app/Contents/MacOS/hd-adb', source: 'vendor' },
      ]),
    );
  });
});

describe.skipIf(process.platform === 'win32')('the adb program', () => {
  async function program(file: string, output: string, exitCode = 0): Promise<string> {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `#!/bin/sh\nprintf '${output}'\nexit ${String(exitCode)}\n`);
    await chmod(file, 0o755);
    return file;
  }
  const ADB_35 = 'Android Debug Bridge version 1.0.41\\nVersion 35.0.2-12147458\\nInstalled as x\\n';

  it('is the first that answers', async () => {
    const folder = await tempFolderOfTest();
    await program(join(folder, 'broken', 'adb'), '', 1);
    await program(join(folder, 'other', 'adb'), 'hello\\n');
    const good = await program(join(folder, 'good', 'adb'), ADB_35);
    const PATH = ['missing', 'broken', 'other', 'good'].map((name) => join(folder, name)).join(':');
    const surroundings = { platform: process.platform, env: { PATH }, home: folder };
    expect(await findAdbBinary(null, surroundings, never)).toEqual({
      ok: true,
      value: { path: good, version: '35.0.2-12147458', protocol: '1.0.41', source: 'path' },
    });
  });

  it('is the one the settings name and no other', async () => {
    const folder = await tempFolderOfTest();
    const old = await program(join(folder, 'old', 'adb'), 'Android Debug Bridge version 1.0.32\\n');
    const PATH = dirname(await program(join(folder, 'good', 'adb'), ADB_35));
    const surroundings = { platform: process.platform, env: { PATH }, home: folder };
    expect(await findAdbBinary(old, surroundings, never)).toEqual({
      ok: true,
      value: { path: old, version: '1.0.32', protocol: '1.0.32', source: 'setting' },
    });
    const wrong = join(folder, 'nowhere', 'adb');
    expect(await findAdbBinary(wrong, surroundings, never)).toEqual({
      ok: false,
      error: { code: 'named_unusable', path: wrong },
    });
  });
});
