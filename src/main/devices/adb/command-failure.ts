import { ReplyError } from './adb-failure';
import type { ShellOutput } from './shell-v2';

/**
 * Android's tools often end with exit code 0 and say on either stream that they failed: `Error: Activity class {…}
 * does not exist.`, `Error type 3`, `java.lang.SecurityException: …`, `** No activities found to run`.
 */
const SAYS_FAILED =
  /^\s*(?:Error(?::| type)|Exception occurred|[\w.$]+Exception(?::|$)|\*\* |Security exception)/m;

/** Throws `device_command_failed` when a command failed, by its exit code or by its words. */
export function assertSucceeded(what: string, output: ShellOutput): void {
  const said = `${output.stdout}\n${output.stderr}`;
  if (output.exitCode === 0 && !SAYS_FAILED.test(said)) return;
  const words = firstLine(said);
  throw new ReplyError(
    'device_command_failed',
    `${what}: exit code ${String(output.exitCode)}${words === '' ? '' : `, ${words}`}`,
  );
}

function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const telling = lines.find((line) => SAYS_FAILED.test(line)) ?? lines.find((line) => line !== '');
  return (telling ?? '').slice(0, 200);
}
