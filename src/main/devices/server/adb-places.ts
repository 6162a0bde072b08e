import { posix, win32 } from 'node:path';
import type { AdbBinaryView } from '../../../shared/view';

/** What the search depends on; arguments, so that one system can be tested on another. */
export interface AdbSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export interface AdbPlace {
  readonly path: string;
  readonly source: AdbBinaryView['source'];
}

/** Folders emulators install their own adb into, below the drive, with the name it has there. */
const WINDOWS_VENDORS: readonly (readonly [string, string])[] = [
  ['LDPlayer\\LDPlayer9', 'adb.exe'],
  ['LDPlayer\\LDPlayer14', 'adb.exe'],
  ['LDPlayer\\LDPlayer4.0', 'adb.exe'],
  ['leidian\\LDPlayer9', 'adb.exe'],
  ['leidian\\LDPlayer14', 'adb.exe'],
  ['Netease\\MuMu\\nx_main', 'adb.exe'],
  ['Netease\\MuMu Player 12\\shell', 'adb.exe'],
  ['Netease\\MuMuPlayer-12.0\\shell', 'adb.exe'],
  ['Netease\\MuMuPlayerGlobal-12.0\\shell', 'adb.exe'],
  ['BlueStacks_nxt', 'HD-Adb.exe'],
  ['BlueStacks_nxt_cn', 'HD-Adb.exe'],
  ['BlueStacks_msi5', 'HD-Adb.exe'],
  ['Nox\\bin', 'nox_adb.exe'],
  ['Microvirt\\MEmu', 'adb.exe'],
  ['Genymobile\\Genymotion\\tools', 'adb.exe'],
];
const MAC_VENDORS = [
  '/Applications/MuMuPlayer.app/Contents/MacOS/MuMuEmulator.app/Contents/MacOS/tools/adb',
  '/Applications/MuMuPlayer Pro.app/Contents/MacOS/MuMu Android Device.app/Contents/MacOS/tools/adb',
  '/Applications/BlueStacks.app/Contents/MacOS/hd-adb',
  '/Applications/Genymotion.app/Contents/MacOS/tools/adb',
];
const LINUX_VENDORS = ['/opt/genymobile/genymotion/tools/adb', '/opt/genymotion/tools/adb'];
/** Where package managers put it; a desktop app does not always get the PATH of a terminal. */
const PACKAGE_FOLDERS = [
  '/usr/local/bin',
  '/usr/bin',
  '/opt/homebrew/bin',
  '/usr/lib/android-sdk/platform-tools',
];

/**
 * Where adb may lie, the best first: the Android SDK that the environment names, the PATH, the SDK's usual folder, then
 * emulators. Pure: nothing is looked at. Relative entries of the PATH are left out, because what they name depends on
 * the folder the program was started in.
 */
export function adbPlaces({ platform, env, home }: AdbSurroundings): readonly AdbPlace[] {
  const paths = platform === 'win32' ? win32 : posix;
  const name = platform === 'win32' ? 'adb.exe' : 'adb';
  const inSdk = (sdk: string): string => paths.join(sdk, 'platform-tools', name);
  const named = [env['ANDROID_HOME'], env['ANDROID_SDK_ROOT']].filter(isGiven);
  const searched = (env['PATH'] ?? env['Path'] ?? '').split(paths.delimiter);
  const path = searched.filter((folder) => paths.isAbsolute(folder));
  const packages = platform === 'win32' ? [] : PACKAGE_FOLDERS;
  const places: readonly AdbPlace[] = [
    ...named.map((sdk) => ({ path: inSdk(sdk), source: 'sdk' as const })),
    ...path.map((folder) => ({ path: paths.join(folder, name), source: 'path' as const })),
    ...packages.map((folder) => ({ path: paths.join(folder, name), source: 'path' as const })),
    ...usualSdks(platform, env, home).map((sdk) => ({ path: inSdk(sdk), source: 'sdk' as const })),
    ...vendors(platform, env).map((file) => ({ path: file, source: 'vendor' as const })),
  ];
  const first = new Map<string, AdbPlace>();
  for (const place of places) if (!first.has(place.path)) first.set(place.path, place);
  return [...first.values()];
}

function usualSdks(platform: NodeJS.Platform, env: AdbSurroundings['env'], home: string): readonly string[] {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'];
    return isGiven(local) ? [win32.join(local, 'Android', 'Sdk')] : [];
  }
  return [posix.join(home, ...(platform === 'darwin' ? ['Library', 'Android', 'sdk'] : ['Android', 'Sdk']))];
}

function vendors(platform: NodeJS.Platform, env: AdbSurroundings['env']): readonly string[] {
  if (platform === 'darwin') return MAC_VENDORS;
  if (platform !== 'win32') return LINUX_VENDORS;
  const drive = env['SystemDrive'] ?? 'C:';
  const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], `${drive}\\`].filter(isGiven);
  return WINDOWS_VENDORS.flatMap(([folder, name]) => roots.map((root) => win32.join(root, folder, name)));
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
