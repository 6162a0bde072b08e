import { ReplyError } from './adb-failure';
import { createTextSink, type ReplySink } from './reply-sink';
import type { ShellOutput } from './shell-v2';

/** A command that proves its completeness by itself, for devices without shell v2 (before Android 7). */
export interface MarkedCommand {
  readonly service: string;
  readonly sink: ReplySink<ShellOutput>;
}

/**
 * Runs over the legacy `shell:` service, where a cut stream looks like a normal end: the command line ends with an
 * echo of `marker` and the exit code, and a reply without it is cut. `marker` must be unguessable. That service runs
 * on a terminal before Android 7 and turns `\n` into `\r\n`; it is turned back here.
 */
export function markCommand(commandLine: string, marker: string): MarkedCommand {
  const text = createTextSink();
  return {
    service: `shell:${commandLine}; echo ${marker}$?`,
    sink: { write: (chunk) => text.write(chunk), finish: () => parseMarked(text.finish(), marker) },
  };
}

function parseMarked(text: string, marker: string): ShellOutput {
  const at = text.lastIndexOf(marker);
  const exitCode = at < 0 ? undefined : /^(\d{1,3})\r?\n$/.exec(text.slice(at + marker.length))?.[1];
  if (exitCode === undefined) {
    throw new ReplyError('device_reply_cut', 'the output ended without its end mark');
  }
  return { stdout: text.slice(0, at).replaceAll('\r\n', '\n'), stderr: '', exitCode: Number(exitCode) };
}
