import { readPackageName } from '../../apk/read-package-name';
import type { CommandContext, CommandOutcome } from '../command';

/** Options of `pm install` that take a value. Source: AOSP `PackageManagerShellCommand.java`, `makeInstallParams`. */
const WITH_VALUE = [
  '-i',
  '-p',
  '-S',
  '--user',
  '--originating-uri',
  '--referrer',
  '--install-location',
  '--abi',
];

/** `pm install [-r] [-S SIZE] [PATH]`: from a file, or SIZE bytes of the input. */
export async function install(context: CommandContext, args: readonly string[]): Promise<CommandOutcome> {
  const size = args.indexOf('-S');
  const path = args.filter((arg, at) => !arg.startsWith('-') && !WITH_VALUE.includes(args[at - 1] ?? ''))[0];
  const streamed = path === undefined || path === '-';
  if (streamed && size < 0) return refused('Error: must either specify a package size or an APK file');
  const apk = streamed ? await readInput(context, Number(args[size + 1])) : context.device.files.read(path);
  if (apk === undefined) return refused(`Error: failed to open APK file: ${path ?? ''}`);
  const name = readPackageName(apk);
  if (name === undefined) return refused('Failure [INSTALL_PARSE_FAILED_NOT_APK: Failed to parse the APK]');
  context.device.installed.add(name);
  return 'Success\n';
}

/** `pm uninstall [-k] PACKAGE`, of what was installed; apps of the scenario are part of the device. */
export function uninstall({ device }: CommandContext, args: readonly string[]): CommandOutcome {
  const name = args.at(-1) ?? '';
  return device.installed.delete(name) ? 'Success\n' : refused('Failure [DELETE_FAILED_INTERNAL_ERROR]');
}

function refused(out: string): CommandOutcome {
  return { code: 1, out: `${out}\n` };
}

async function readInput({ io }: CommandContext, size: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let have = 0;
  while (have < size) {
    const chunk = await io.read();
    if (chunk === null) return undefined;
    parts.push(chunk);
    have += chunk.length;
  }
  return Number.isInteger(size) ? Buffer.concat(parts).subarray(0, size) : undefined;
}
