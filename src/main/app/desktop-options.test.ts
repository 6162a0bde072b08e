import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { dataFolderFileIn, keepChosenDataFolder, readChosenDataFolder } from './data-folder-file';
import { readDesktopOptions, type Surroundings } from './desktop-options';

const checkout = resolve(import.meta.dirname, '../../..');
const surroundings = (own: Partial<Surroundings> = {}): Surroundings => ({
  argv: ['electron', '.'],
  env: {},
  packaged: false,
  userData: '/home/me/.config/muster',
  programFolder: checkout,
  ...own,
});
const dataFolderOf = (own: Partial<Surroundings>): string => readDesktopOptions(surroundings(own)).dataFolder;

test('the data folder is what --data says, else MUSTER_HOME, else the checkout, packaged the user’s', () => {
  const env = { MUSTER_HOME: '/srv/muster' };
  expect(dataFolderOf({ argv: ['electron', '.', '--data', '/data'], env })).toBe(resolve('/data'));
  expect(dataFolderOf({ argv: ['muster', '--data=/data'], packaged: true })).toBe(resolve('/data'));
  expect(dataFolderOf({ env })).toBe(resolve('/srv/muster'));
  expect(dataFolderOf({ env: { MUSTER_HOME: '' } })).toBe(checkout);
  expect(dataFolderOf({ packaged: true })).toBe(resolve('/home/me/.config/muster'));
});

test('what belongs to Chromium is left to it', () => {
  const argv = [
    'electron',
    '--inspect=0',
    '--remote-debugging-port=0',
    '.',
    '--enable-features=A,B',
    '--data',
    '/d',
  ];
  expect(dataFolderOf({ argv })).toBe(resolve('/d'));
});

test.each([
  [[], undefined, 5037],
  [[], '5038', 5038],
  [['--adb-port', '6000'], '5038', 6000],
  [['--adb-port', 'x'], undefined, 5037],
  [['--adb-port', '70000'], undefined, 5037],
])('adb port of %s and %s is %d', (args, variable, port) => {
  const { adbServer } = readDesktopOptions(
    surroundings({ argv: ['electron', '.', ...args], env: { ANDROID_ADB_SERVER_PORT: variable } }),
  );
  expect(adbServer).toEqual({ host: '127.0.0.1', port });
});

test.each([
  ['6', 6],
  ['0', 0],
  ['-1', 0],
  ['many', 0],
])('--simulate %s starts %d', (given, devices) => {
  expect(readDesktopOptions(surroundings({ argv: ['electron', '.', '--simulate', given] })).simulate).toBe(
    devices,
  );
});

describe('a data folder chosen in the settings', () => {
  const chosen = async (content: (folder: string) => string) => {
    const folder = await tempFolderOfTest();
    const userData = join(folder, 'user-data');
    await mkdir(userData);
    await writeFile(join(userData, 'data-folder.json'), content(folder));
    return { folder, userData };
  };

  it('is used unless the start names another', async () => {
    const { folder, userData } = await chosen((dataFolder) => JSON.stringify({ dataFolder }));
    expect(readDesktopOptions(surroundings({ userData }))).toMatchObject({
      dataFolder: folder,
      dataFolderFrom: 'chosen',
      missingDataFolder: null,
      dataFolderFile: join(userData, 'data-folder.json'),
    });
    const env = { MUSTER_HOME: '/srv/muster' };
    expect(readDesktopOptions(surroundings({ userData, env })).dataFolderFrom).toBe('MUSTER_HOME');
    const argv = ['muster', '--data', '/d'];
    expect(readDesktopOptions(surroundings({ userData, env, argv })).dataFolderFrom).toBe('--data');
  });

  it('that is not there is named, and not made', async () => {
    const { folder, userData } = await chosen((base) => JSON.stringify({ dataFolder: join(base, 'gone') }));
    expect(readDesktopOptions(surroundings({ userData, packaged: true }))).toMatchObject({
      dataFolder: userData,
      dataFolderFrom: 'usual',
      missingDataFolder: join(folder, 'gone'),
    });
  });

  it.each(['', '{"dataFolder":"', '{"dataFolder":7}', '{"dataFolder":"relative/path"}', '[]'])(
    'is none when the file says %s',
    async (text) => {
      const { userData } = await chosen(() => text);
      expect(readDesktopOptions(surroundings({ userData, packaged: true }))).toMatchObject({
        dataFolder: userData,
        missingDataFolder: null,
      });
    },
  );

  it('is remembered', async () => {
    const file = dataFolderFileIn(join(await tempFolderOfTest(), 'new'));
    await keepChosenDataFolder(file, '/data/muster');
    expect(readChosenDataFolder(file)).toBe('/data/muster');
  });
});
