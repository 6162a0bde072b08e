import { ReplyError } from './adb-failure';
import { assertSucceeded } from './command-failure';
import { quoteCommand } from './shell-quote';
import type { ShellOutput } from './shell-v2';

/** Runs a command line within the calling method's time and signal. */
export type RunLine = (commandLine: string) => Promise<ShellOutput>;

const LAUNCHER = 'android.intent.category.LAUNCHER';
/** Also keeps names from being read as options (`-n`). */
const PACKAGE_NAME = /^[A-Za-z]\w*(?:\.\w+)*$/;

/** Throws `device_command_failed` for what cannot be a package's name. */
export function assertPackageName(name: string): void {
  if (!PACKAGE_NAME.test(name)) throw new ReplyError('device_command_failed', `${name} is no package name`);
}

/**
 * Brings an app to the front. Without an activity the package manager is asked for the launcher's; where it does not
 * know the question (before Android 7), `monkey` does both. Throws `ReplyError` `device_command_failed`.
 */
export async function startApp(run: RunLine, packageName: string, activity: string | null): Promise<void> {
  assertPackageName(packageName);
  const component =
    activity === null ? await resolveLauncher(run, packageName) : `${packageName}/${activity}`;
  if (component === undefined) {
    const output = await run(quoteCommand(['monkey', '-p', packageName, '-c', LAUNCHER, '1']));
    assertSucceeded(`start of ${packageName}`, output);
    return;
  }
  assertSucceeded(`start of ${component}`, await run(quoteCommand(['am', 'start', '-n', component])));
}

/** `cmd package resolve-activity --brief` ends with `package/activity`; undefined when it gives none. */
async function resolveLauncher(run: RunLine, packageName: string): Promise<string | undefined> {
  const command = ['cmd', 'package', 'resolve-activity', '--brief', '-c', LAUNCHER, packageName];
  const output = await run(quoteCommand(command));
  if (output.exitCode !== 0) return undefined;
  const lines = output.stdout.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line.startsWith(`${packageName}/`));
}
