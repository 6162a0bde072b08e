import type { VirtualDevice } from '../../device/virtual-device';
import { failed, type CommandContext, type CommandOutcome, type VirtualCommand } from '../command';
import { hierarchyXml } from './hierarchy-xml';

const DEFAULT_DUMP_PATH = '/sdcard/window_dump.xml';
/** Of what a device gives only once; a second one that wants it meanwhile is ended. */
const dumping = new WeakSet<VirtualDevice>();

/**
 * `uiautomator dump [--compressed] [FILE]`: the elements of the window in front as XML. A dump that failed ends with 0,
 * and one that could not write says that it did. Source: AOSP frameworks/base/cmds/uiautomator, `DumpCommand.java` and
 * `AccessibilityNodeInfoDumper.java`.
 */
const uiautomator: VirtualCommand = async (context) => {
  const { args, device } = context;
  if (args[0] !== 'dump') return failed(`Unknown command: ${args[0] ?? ''}`);
  if (dumping.has(device)) return REGISTERED;
  dumping.add(device);
  try {
    const fault = takeFault(device);
    const takesMs = fault === 'never-idle' ? IDLE_TIMEOUT_MS : Number(device.properties.get(TIME) ?? 0);
    if (takesMs > 0) await device.clock.sleep(takesMs, context.signal);
    return FAILURES.get(fault) ?? dump(context, fault);
  } finally {
    dumping.delete(device);
  }
};

function dump({ args, device }: CommandContext, fault: string): CommandOutcome {
  const path = args.slice(1).find((arg) => !arg.startsWith('-')) ?? DEFAULT_DUMP_PATH;
  const whole = hierarchyXml(device.phone);
  const xml = fault === 'cut' ? whole.slice(0, whole.length / 2) : whole;
  const done = `UI hierchary dumped to: ${path}\n`;
  if (path === '/dev/tty') return fault === 'no-terminal' ? done : `${xml}${fault === 'cut' ? '' : done}`;
  device.files.write(path, Buffer.from(xml));
  return done;
}

/** What goes wrong, `WORD` or `WORD:TIMES`; settable while the device runs. */
const FAULT = 'debug.muster.dump';
/** How long a dump takes, in milliseconds. */
const TIME = 'debug.muster.dump.ms';
/** `UiAutomation.waitForIdle(1000, 1000 * 10)`. */
const IDLE_TIMEOUT_MS = 10_000;

const KILLED = 137;
const REGISTERED: CommandOutcome = {
  code: KILLED,
  error:
    'java.lang.IllegalStateException: UiAutomationService android.accessibilityservice.IAccessibilityServiceClient$Stub$Proxy@8ecd5a7already registered!\nKilled\n',
};
const FAILURES: ReadonlyMap<string, CommandOutcome> = new Map([
  ['never-idle', { code: 0, error: 'ERROR: could not get idle state.\n' }],
  ['no-window', { code: 0, error: 'ERROR: null root node returned by UiTestAutomationBridge.\n' }],
  ['killed', { code: KILLED, error: 'Killed\n' }],
  ['held', REGISTERED],
  ['emoji', { code: 1, error: 'java.lang.IllegalArgumentException: Illegal character (d83d)\n' }],
  ['missing', { code: 127, error: '/system/bin/sh: uiautomator: not found\n' }],
]);

function takeFault(device: VirtualDevice): string {
  const [fault = '', times] = (device.properties.get(FAULT) ?? '').split(':');
  if (times !== undefined)
    device.properties.set(FAULT, Number(times) > 1 ? `${fault}:${String(Number(times) - 1)}` : '');
  return fault;
}

export const UIAUTOMATOR_COMMANDS = { uiautomator };
