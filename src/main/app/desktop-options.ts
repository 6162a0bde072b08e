import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolderFileIn, readChosenDataFolder } from './data-folder-file';

/** What the desktop app is started with. */
export interface DesktopOptions {
  readonly dataFolder: string;
  /** Who named the data folder; what the start names can't be changed from inside. */
  readonly dataFolderFrom: '--data' | 'MUSTER_HOME' | 'chosen' | 'usual';
  /** A folder that was chosen but is not there now: a drive that is not plugged in. */
  readonly missingDataFolder: string | null;
  /** Where the choice is kept, outside of every data folder. */
  readonly dataFolderFile: string;
  readonly adbServer: { readonly host: string; readonly port: number };
  /** How many simulated emulators to start at once; 0: none. */
  readonly simulate: number;
}

export interface Surroundings {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
  /** Electron's own folder of this user and app. */
  readonly userData: string;
  /** The folder the program lies in: the checkout, unless packaged. */
  readonly programFolder: string;
}

const DEFAULT_ADB_PORT = 5037;

/**
 * Reads `--data`, `--adb-host`, `--adb-port` and `--simulate`; everything else on the command line is Chromium's or Electron's. The
 * data folder is `--data`, else `MUSTER_HOME`, else the one chosen in the settings, else the checkout, in the packaged app
 * Electron's userData.
 */
export function readDesktopOptions({
  argv,
  env,
  packaged,
  userData,
  programFolder,
}: Surroundings): DesktopOptions {
  const { values } = parseArgs({
    args: argv.slice(1),
    strict: false,
    options: {
      data: { type: 'string' },
      'adb-host': { type: 'string' },
      'adb-port': { type: 'string' },
      simulate: { type: 'string' },
    },
  });
  const checkout = !packaged && existsSync(join(programFolder, 'package.json'));
  const dataFolderFile = dataFolderFileIn(userData);
  return {
    ...chooseFolder(
      { '--data': text(values.data), MUSTER_HOME: text(env['MUSTER_HOME']) },
      readChosenDataFolder(dataFolderFile),
      checkout ? programFolder : userData,
    ),
    dataFolderFile,
    adbServer: {
      host: text(values['adb-host']) ?? '127.0.0.1',
      port: wholeNumber(values['adb-port'] ?? env['ANDROID_ADB_SERVER_PORT'], 65_535) ?? DEFAULT_ADB_PORT,
    },
    simulate: wholeNumber(values.simulate, 256) ?? 0,
  };
}

type FolderFacts = Pick<DesktopOptions, 'dataFolder' | 'dataFolderFrom' | 'missingDataFolder'>;

function chooseFolder(
  named: Readonly<Record<'--data' | 'MUSTER_HOME', string | undefined>>,
  chosen: string | null,
  usual: string,
): FolderFacts {
  for (const from of ['--data', 'MUSTER_HOME'] as const) {
    const folder = named[from];
    if (folder !== undefined)
      return { dataFolder: resolve(folder), dataFolderFrom: from, missingDataFolder: null };
  }
  if (chosen !== null && isFolder(chosen))
    return { dataFolder: chosen, dataFolderFrom: 'chosen', missingDataFolder: null };
  return { dataFolder: resolve(usual), dataFolderFrom: 'usual', missingDataFolder: chosen };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A number from 1 to `max`. */
function wholeNumber(value: unknown, max: number): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= max ? number : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
