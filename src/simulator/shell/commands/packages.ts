import { install, uninstall } from './install';
import { failed, type CommandContext, type CommandOutcome, type VirtualCommand } from '../command';

/** `pm list packages|path|clear|install|uninstall|resolve-activity …`. Source: AOSP `PackageManagerShellCommand.java`. */
const pm: VirtualCommand = (context) => {
  const [verb, ...rest] = context.args;
  switch (verb) {
    case 'list':
      return listPackages(context, rest);
    case 'path':
      return packagePath(context, rest.at(-1) ?? '');
    case 'clear':
      return clearPackage(context, rest.at(-1) ?? '');
    case 'install':
      return install(context, rest);
    case 'uninstall':
      return uninstall(context, rest);
    case 'resolve-activity':
      return resolveActivity(context, rest);
    default:
      return failed(`Unknown command: ${verb ?? ''}`, 255);
  }
};

const cmd: VirtualCommand = (context) => {
  const [service, ...args] = context.args;
  if (service === 'package') return pm({ ...context, args });
  // Services that have no commands of their own, as in AOSP's `Binder.onShellCommand`.
  if (service === 'clipboard') return { code: 0, error: 'No shell command implementation.\n' };
  return failed(`cmd: Can't find service: ${service ?? ''}`, 20);
};

function listPackages({ device }: CommandContext, args: readonly string[]): CommandOutcome {
  if (args[0] !== 'packages') return failed(`Error: unknown list type '${args[0] ?? ''}'`, 255);
  const filter = args.slice(1).find((arg) => !arg.startsWith('-')) ?? '';
  const installed = [...device.installed].map((name) => ({ name, system: false }));
  return [...device.phone.packages(), ...installed]
    .filter(({ name, system }) => name.includes(filter) && !(system && args.includes('-3')))
    .filter(({ system }) => system || !args.includes('-s'))
    .map(({ name }) => `package:${args.includes('-f') ? `${apkPath(name)}=` : ''}${name}\n`)
    .sort()
    .join('');
}

function apkPath(packageName: string): string {
  return `/data/app/${packageName}/base.apk`;
}

function isInstalled({ device }: CommandContext, packageName: string): boolean {
  return (
    device.installed.has(packageName) || device.phone.packages().some(({ name }) => name === packageName)
  );
}

function packagePath(context: CommandContext, packageName: string): CommandOutcome {
  return isInstalled(context, packageName) ? `package:${apkPath(packageName)}\n` : 1;
}

function clearPackage(context: CommandContext, packageName: string): CommandOutcome {
  if (!isInstalled(context, packageName)) return { code: 1, out: 'Failed\n' };
  context.device.phone.clearData(packageName);
  context.device.remember({ kind: 'clearApp', package: packageName }, context.connection, null);
  return 'Success\n';
}

/** With `--brief`: a line of facts, then the component; the launcher activity of the package named last. */
function resolveActivity({ device }: CommandContext, args: readonly string[]): CommandOutcome {
  const packageName = args.at(-1) ?? '';
  const found = device.phone.packages().find(({ name }) => name === packageName);
  if (found === undefined) return 'No activity found\n';
  const component = `${found.name}/${found.activity}`;
  const facts = 'priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=false';
  return args.includes('--brief')
    ? `${facts}\n${component}\n`
    : `${facts}\nActivityInfo:\n  name=${component}\n`;
}

export const PACKAGE_COMMANDS = { pm, cmd };
