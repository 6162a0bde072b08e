import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** An adb binary that answered. */
export interface AdbBinary {
  readonly path: string;
  readonly version: string;
}

const NAME = process.platform === 'win32' ? 'adb.exe' : 'adb';
const ANSWER_LIMIT_MS = 3_000;

/** The adb a person's terminal would use: the Android SDK's first, then the PATH's. Asks only for its version. */
export async function findAdb(): Promise<AdbBinary | undefined> {
  const { ANDROID_HOME, ANDROID_SDK_ROOT, PATH = '' } = process.env;
  const sdks = [ANDROID_HOME, ANDROID_SDK_ROOT].filter((sdk) => sdk !== undefined && sdk !== '');
  const folders = [...sdks.map((sdk) => join(sdk ?? '', 'platform-tools')), ...PATH.split(delimiter)];
  for (const folder of folders) {
    const path = join(folder, NAME);
    const version = await versionOf(path);
    if (version !== undefined) return { path, version };
  }
  return undefined;
}

/** `adb version` prints without starting a server. */
function versionOf(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(path, ['version'], { timeout: ANSWER_LIMIT_MS, windowsHide: true }, (error, stdout) => {
      resolve(error ? undefined : (/Version ([\w.-]+)/.exec(stdout) ?? /version ([\w.]+)/.exec(stdout))?.[1]);
    });
  });
}
