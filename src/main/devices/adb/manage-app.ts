import { ReplyError } from './adb-failure';
import { quoteCommand } from './shell-quote';
import type { ShellOutput } from './shell-v2';
import { assertPackageName, type RunLine } from './start-app';

/** Where the package manager may read what the shell has written, on every version. */
const UPLOADS = '/data/local/tmp';

/** The name an app file gets on the device until it is installed. */
export function uploadPath(id: string): string {
  return `${UPLOADS}/muster-${id}.apk`;
}

/** Installs a file that is on the device, over an older version if there is one; data stays. Throws `ReplyError`. */
export async function installUploaded(run: RunLine, path: string): Promise<void> {
  assertSaysSuccess('install', await run(quoteCommand(['pm', 'install', '-r', path])));
}

/** Removes a file; that it is not there is no error. */
export async function removeUploaded(run: RunLine, path: string): Promise<void> {
  await run(quoteCommand(['rm', '-f', path]));
}

export async function uninstallApp(run: RunLine, packageName: string): Promise<void> {
  assertPackageName(packageName);
  const output = await run(quoteCommand(['pm', 'uninstall', packageName]));
  assertSaysSuccess(`uninstall of ${packageName}`, output);
}

export async function clearApp(run: RunLine, packageName: string): Promise<void> {
  assertPackageName(packageName);
  assertSaysSuccess(`clear of ${packageName}`, await run(quoteCommand(['pm', 'clear', packageName])));
}

/** The package manager ends with 0 on old versions whatever happened; only the word counts. */
function assertSaysSuccess(what: string, { stdout, stderr, exitCode }: ShellOutput): void {
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  if (exitCode === 0 && lines.includes('Success')) return;
  const words = lines.find((line) => line !== '') ?? `exit code ${String(exitCode)}`;
  throw new ReplyError('device_command_failed', `${what}: ${words.slice(0, 200)}`);
}
