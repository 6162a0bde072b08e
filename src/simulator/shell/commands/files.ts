import { WRITABLE } from '../../device/input-nodes';
import { failed, type CommandOutcome, type VirtualCommand } from '../command';

const PIECE_BYTES = 256 * 1024;

function operands(args: readonly string[]): string[] {
  return args.filter((arg) => !arg.startsWith('-'));
}

const cat: VirtualCommand = async ({ args, device, io }) => {
  const paths = operands(args);
  if (paths.length === 0) {
    for (let chunk = await io.read(); chunk !== null; chunk = await io.read()) await io.write(chunk);
    return 0;
  }
  let code = 0;
  for (const path of paths) {
    const data = device.files.read(path);
    if (data === undefined) {
      const why = device.files.isDirectory(path) ? 'Is a directory' : 'No such file or directory';
      await io.writeError(Buffer.from(`cat: ${path}: ${why}\n`));
      code = 1;
      continue;
    }
    for (let at = 0; at < data.length; at += PIECE_BYTES) await io.write(data.subarray(at, at + PIECE_BYTES));
  }
  return code;
};

const ls: VirtualCommand = ({ args, device }) => {
  const long = args.some((arg) => /^-\w*l/.test(arg));
  const path = operands(args)[0] ?? '/';
  const entry = device.files.stat(path);
  if (entry === undefined) return failed(`ls: ${path}: No such file or directory`);
  const entries = device.files.isDirectory(path) ? device.files.list(path) : [{ name: path, ...entry }];
  return entries
    .map(({ name, mode, data, modifiedAt }) => {
      if (!long) return `${name}\n`;
      const kind = (mode & 0o40000) === 0 ? '-rw-rw----' : 'drwxrwx--x';
      const time = new Date(modifiedAt * 1000).toISOString().slice(0, 16).replace('T', ' ');
      return `${kind} 1 shell shell ${String(data.length)} ${time} ${name}\n`;
    })
    .join('');
};

const rm: VirtualCommand = ({ args, device }) => {
  const flags = args.filter((arg) => arg.startsWith('-')).join('');
  for (const path of operands(args)) {
    if (device.files.isDirectory(path) && !/[rR]/.test(flags)) return failed(`rm: ${path}: is directory`);
    if (!device.files.remove(path) && !flags.includes('f'))
      return failed(`rm: ${path}: No such file or directory`);
  }
  return 0;
};

const mkdir: VirtualCommand = ({ args, device }) => {
  for (const path of operands(args)) {
    const exists = device.files.stat(path) !== undefined;
    if (exists && !args.includes('-p')) return failed(`mkdir: '${path}': File exists`);
    if (!device.files.makeDirectories(path)) return failed(`mkdir: '${path}': Not a directory`);
  }
  return 0;
};

const touch: VirtualCommand = ({ args, device }) => {
  for (const path of operands(args)) {
    if (!device.files.write(path, device.files.read(path) ?? Buffer.alloc(0))) {
      return failed(`touch: '${path}': Is a directory`);
    }
  }
  return 0;
};

const mv: VirtualCommand = ({ args, device }) => copyFile(args, device.files, true);
const cp: VirtualCommand = ({ args, device }) => copyFile(args, device.files, false);

function copyFile(
  args: readonly string[],
  files: Parameters<VirtualCommand>[0]['device']['files'],
  remove: boolean,
): CommandOutcome {
  const [from = '', to = ''] = operands(args);
  const data = files.read(from);
  if (data === undefined) return failed(`${remove ? 'mv' : 'cp'}: bad '${from}': No such file or directory`);
  const target = files.isDirectory(to) ? `${to}/${from.slice(from.lastIndexOf('/') + 1)}` : to;
  files.write(target, data);
  if (remove) files.remove(from);
  return 0;
}

const chmod: VirtualCommand = ({ args, device }) => {
  const missing = operands(args)
    .slice(1)
    .find((path) => device.files.stat(path) === undefined);
  return missing === undefined ? 0 : failed(`chmod: ${missing}: No such file or directory`);
};

/** Tells whether a path is there, or may be written: `test -e|-f|-d|-w PATH`, also as `[ … ]`. */
const test: VirtualCommand = ({ args, device: { files } }) => {
  const [flag = '', path = ''] = args;
  const tests: Readonly<Record<string, () => boolean>> = {
    '-d': () => files.isDirectory(path),
    '-f': () => files.read(path) !== undefined,
    '-w': () => ((files.stat(path)?.mode ?? 0) & WRITABLE) !== 0,
  };
  return (tests[flag] ?? (() => files.stat(path) !== undefined))() ? 0 : 1;
};

export const FILE_COMMANDS = { cat, ls, rm, mkdir, touch, mv, cp, chmod, test, '[': test };
