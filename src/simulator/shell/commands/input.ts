import { failed, type CommandContext, type CommandOutcome, type VirtualCommand } from '../command';
import { keyName } from './key-names';

/** From this press on Android treats a touch as a long press. */
const LONG_PRESS_MS = 500;
const DEFAULT_SWIPE_MS = 300;
/** A finger that moves less than this stays where it is. */
const TOUCH_SLOP_PIXELS = 8;

const SOURCES = new Set([
  'touchscreen',
  'keyboard',
  'dpad',
  'mouse',
  'touchpad',
  'gamepad',
  'stylus',
  'trackball',
]);
const USAGE = 'Error: Invalid arguments for command: ';

/** `input [SOURCE] tap|swipe|draganddrop|text|keyevent|press|roll …`. Source: AOSP `InputShellCommand.java`. */
const input: VirtualCommand = async (context) => {
  const args = context.args.filter((arg, index) => !(index === 0 && SOURCES.has(arg)));
  const [verb = '', ...rest] = args;
  switch (verb) {
    case 'tap':
      return tap(context, rest);
    case 'swipe':
    case 'draganddrop':
      return swipe(context, rest);
    case 'text':
      return text(context, rest);
    case 'keyevent':
      return keyevent(context, rest);
    default:
      return failed(`Error: Unknown command: ${verb}`, 255);
  }
};

function tap({ device, connection }: CommandContext, args: readonly string[]): CommandOutcome {
  const [x, y] = args.map(Number);
  if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y))
    return failed(`${USAGE}tap`, 255);
  device.remember({ kind: 'tap', x, y }, connection, device.phone.tap(x, y));
  return 0;
}

/** The command lasts as long as the finger does, as on a real device; what it did shows when the finger lifts. */
async function swipe(context: CommandContext, args: readonly string[]): Promise<CommandOutcome> {
  const { device, signal } = context;
  const numbers = args.map(Number);
  const [x = 0, y = 0, toX = 0, toY = 0, durationMs = DEFAULT_SWIPE_MS] = numbers;
  if (numbers.length < 4 || numbers.some(Number.isNaN)) return failed(`${USAGE}swipe`, 255);
  if (durationMs > 0) await device.clock.sleep(durationMs, signal);
  liftFinger(context, { x, y, toX, toY, durationMs });
  return 0;
}

function liftFinger(
  { device, connection }: CommandContext,
  path: { x: number; y: number; toX: number; toY: number; durationMs: number },
): void {
  const { x, y, toX, toY, durationMs } = path;
  if (Math.hypot(toX - x, toY - y) >= TOUCH_SLOP_PIXELS) {
    const target = device.phone.swipe({ x, y }, { x: toX, y: toY });
    device.remember({ kind: 'swipe', ...path }, connection, target);
  } else if (durationMs >= LONG_PRESS_MS) {
    device.remember({ kind: 'longPress', x, y, durationMs }, connection, device.phone.longPress(x, y));
  } else {
    device.remember({ kind: 'tap', x, y }, connection, device.phone.tap(x, y));
  }
}

/** `%s` stands for a space; a space itself ends the argument, as Android's shell command does. */
function text({ device, connection }: CommandContext, args: readonly string[]): CommandOutcome {
  const [typed] = args;
  if (typed === undefined) return failed(`${USAGE}text`, 255);
  const value = typed.replaceAll('%s', ' ');
  device.remember({ kind: 'text', text: value }, connection, device.phone.typeText(value));
  return 0;
}

function keyevent({ device, connection }: CommandContext, args: readonly string[]): CommandOutcome {
  const longPress = args.includes('--longpress');
  const keys = args.filter((arg) => !arg.startsWith('--'));
  if (keys.length === 0) return failed(`${USAGE}keyevent`, 255);
  for (const key of keys) {
    const name = keyName(key);
    if (name === undefined) return failed(`Error: Unknown keycode: ${key}`, 255);
    device.remember(
      { kind: 'key', key: name, longPress },
      connection,
      device.phone.pressKey(name, longPress),
    );
  }
  return 0;
}

export const INPUT_COMMANDS = { input };
