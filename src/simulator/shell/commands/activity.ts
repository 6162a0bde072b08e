import { broadcast } from './broadcast';
import { failed, type CommandContext, type CommandOutcome, type VirtualCommand } from '../command';

const VIEW = 'android.intent.action.VIEW';
const LAUNCHER = 'android.intent.category.LAUNCHER';

/** `am start|force-stop|kill|broadcast …`. Source: AOSP `ActivityManagerShellCommand.java`. */
const am: VirtualCommand = (context) => {
  const [verb, ...rest] = context.args;
  switch (verb) {
    case 'start':
    case 'start-activity':
      return rest.includes(VIEW) && rest.includes('-d')
        ? view(context, rest[rest.indexOf('-d') + 1] ?? '')
        : start(context, rest);
    case 'force-stop':
    case 'kill':
      return stop(context, rest.at(-1));
    case 'broadcast':
      return broadcast(context, rest);
    default:
      return failed(`Unknown command: ${verb ?? ''}`, 255);
  }
};

function start(context: CommandContext, args: readonly string[]): CommandOutcome {
  const after = (flag: string): string | undefined => {
    const at = args.indexOf(flag);
    return at < 0 ? undefined : args[at + 1];
  };
  const component = after('-n') ?? args.find((arg) => /^[\w.]+\/[\w.$]+$/.test(arg));
  const category = after('-c');
  if (category === 'android.intent.category.HOME') {
    context.device.remember({ kind: 'key', key: 'HOME', longPress: false }, context.connection, null);
    context.device.phone.pressKey('HOME', false);
    return 'Starting: Intent { act=android.intent.action.MAIN cat=[android.intent.category.HOME] }\n';
  }
  const packageName =
    component?.split('/')[0] ?? after('-p') ?? args.find((arg) => /^[a-z]\w*(\.\w+)+$/.test(arg));
  if (packageName === undefined) {
    return {
      code: 1,
      out: 'Starting: Intent { }\n',
      error: 'Error: Activity not started, unable to resolve Intent { }\n',
    };
  }
  return launch(context, packageName, component?.split('/')[1] ?? null);
}

/** What an image of Android has an app for. */
const OPENED = /^(?:https?|market|tel|mailto|geo):/i;

function view({ device, connection }: CommandContext, url: string): CommandOutcome {
  const intent = `Intent { act=${VIEW} dat=${url} }`;
  const out = `Starting: ${intent}\n`;
  if (!OPENED.test(url))
    return { code: 1, out, error: `Error: Activity not started, unable to resolve ${intent}\n` };
  device.remember({ kind: 'openUrl', url }, connection, null);
  return out;
}

function launch(context: CommandContext, packageName: string, activity: string | null): CommandOutcome {
  const { device, connection } = context;
  const shown = activity === null ? `pkg=${packageName}` : `cmp=${packageName}/${activity}`;
  const out = `Starting: Intent { act=android.intent.action.MAIN cat=[${LAUNCHER}] ${shown} }\n`;
  const outcome = device.phone.launch(packageName, activity);
  device.remember({ kind: 'startApp', package: packageName }, connection, null);
  if (outcome === 'started') return out;
  if (outcome === 'broughtToFront') {
    return `${out}Warning: Activity not started, its current task has been brought to the front\n`;
  }
  const error =
    activity === null
      ? `Error: Activity not started, unable to resolve Intent { act=android.intent.action.MAIN flg=0x10000000 ${shown} }\n`
      : `Error type 3\nError: Activity class {${packageName}/${activity}} does not exist.\n`;
  return { code: 1, out, error };
}

function stop({ device, connection }: CommandContext, packageName: string | undefined): CommandOutcome {
  if (packageName === undefined) return failed('Error: Argument expected after "force-stop"', 255);
  device.phone.forceStop(packageName);
  device.remember({ kind: 'stopApp', package: packageName }, connection, null);
  return 0;
}

/** `monkey -p PACKAGE -c android.intent.category.LAUNCHER 1`: the usual way to start an app without its activity. */
const monkey: VirtualCommand = ({ args, device, connection }) => {
  const packageName = args[args.indexOf('-p') + 1] ?? '';
  if (!args.includes('-p')) return failed('** Only -p PACKAGE is simulated.');
  const outcome = device.phone.launch(packageName, null);
  if (outcome === 'noSuchPackage')
    return { code: 252, out: '** No activities found to run, monkey aborted.\n' };
  device.remember({ kind: 'startApp', package: packageName }, connection, null);
  return 'Events injected: 1\n## Network stats: elapsed time=18ms (0ms mobile, 0ms wifi, 18ms not connected)\n';
};

const pidof: VirtualCommand = ({ args, device }) => {
  const pids = args.flatMap((name) => device.phone.pidOf(name) ?? []);
  return pids.length === 0 ? 1 : `${pids.join(' ')}\n`;
};

const ps: VirtualCommand = ({ device }) => {
  const rows = device.phone.packages().flatMap(({ name }) => {
    const pid = device.phone.pidOf(name);
    return pid === undefined ? [] : [`u0_a${String(pid % 1000)} ${String(pid)} 1 0 0 0 0 S ${name}\n`];
  });
  return `USER PID PPID VSZ RSS WCHAN ADDR S NAME\n${rows.join('')}`;
};

export const ACTIVITY_COMMANDS = { am, monkey, pidof, ps };
