import { DEFAULT_REBOOT_MS } from '../../device/boot-cycle';
import type { VirtualDevice } from '../../device/virtual-device';
import { failed, type VirtualCommand } from '../command';

const getprop: VirtualCommand = ({ device, args }) => {
  const [name, fallback = ''] = args;
  if (name !== undefined) return `${device.properties.get(name) ?? fallback}\n`;
  return [...device.properties]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([property, value]) => `[${property}]: [${value}]\n`)
    .join('');
};

const setprop: VirtualCommand = ({ device, args }) => {
  const [name, value] = args;
  if (name === undefined || value === undefined) return failed('usage: setprop NAME VALUE');
  if (name.startsWith('ro.')) return failed(`setprop: failed to set property '${name}' to '${value}'`);
  device.properties.set(name, value);
  return 0;
};

/** `settings get|put|delete|list NAMESPACE [NAME [VALUE]]`. */
const settings: VirtualCommand = ({ device, args }) => {
  const [verb = '', namespace = '', name = '', value = ''] = args;
  const key = `${namespace}/${name}`;
  if (!['system', 'secure', 'global'].includes(namespace)) return failed('Invalid namespace', 255);
  switch (verb) {
    case 'get':
      return `${device.settings.get(key) ?? 'null'}\n`;
    case 'delete':
      return `Deleted ${device.settings.delete(key) ? '1' : '0'} rows\n`;
    case 'list':
      return settingLines(device.settings, namespace);
    case 'put':
      device.settings.set(key, value);
      if (key.endsWith('_rotation')) turn(device);
      return 0;
    default:
      return failed(`Invalid command: ${verb}`, 255);
  }
};

/** `user_rotation` counts once the device no longer follows how it is held. */
function turn({ settings: known, phone }: VirtualDevice): void {
  const isFixed = known.get('system/accelerometer_rotation') === '0';
  const turned = ([0, 1, 2, 3] as const).find((turns) => String(turns) === known.get('system/user_rotation'));
  phone.hold(isFixed ? (turned ?? null) : null);
}

function settingLines(settings: ReadonlyMap<string, string>, namespace: string): string {
  const mine = [...settings].filter(([entry]) => entry.startsWith(`${namespace}/`));
  return mine.map(([entry, text]) => `${entry.slice(namespace.length + 1)}=${text}\n`).join('');
}

const id: VirtualCommand = () => 'uid=2000(shell) gid=2000(shell) groups=2000(shell) context=u:r:shell:s0\n';
const whoami: VirtualCommand = () => 'shell\n';
const uname: VirtualCommand = ({ args }) =>
  args.includes('-m')
    ? 'x86_64\n'
    : args.includes('-a')
      ? 'Linux localhost 5.15.0-muster x86_64\n'
      : 'Linux\n';

const date: VirtualCommand = ({ device, args }) => {
  const now = device.wallClockMs();
  if (args[0] === '+%s') return `${String(Math.floor(now / 1000))}\n`;
  return `${new Date(now).toUTCString()}\n`;
};

const uptime: VirtualCommand = ({ device }) => `up ${String(Math.floor(device.uptimeMs() / 1000))} seconds\n`;

/** The device goes at once; nothing is answered any more. */
const reboot: VirtualCommand = ({ device }) => {
  device.reboot(DEFAULT_REBOOT_MS);
  return 0;
};

export const PROPERTY_COMMANDS = { reboot, getprop, setprop, settings, id, whoami, uname, date, uptime };
