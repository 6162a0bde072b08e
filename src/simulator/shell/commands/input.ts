import type { TouchPoint } from '../../device/input-log';
import type { VirtualDevice } from '../../device/virtual-device';
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
/** Versions of Android that brought a verb. */
const SINCE: Readonly<Record<string, number>> = { motionevent: 29, keycombination: 31 };
const USAGE = 'Error: Invalid arguments for command: ';

/** `input [SOURCE] tap|swipe|draganddrop|text|keyevent|press|roll …`. Source: AOSP `InputShellCommand.java`. */
const input: VirtualCommand = async (context) => {
  const args = context.args.filter((arg, index) => !(index === 0 && SOURCES.has(arg)));
  const [verb = '', ...rest] = args;
  const since = SINCE[verb] ?? 0;
  if (Number(context.device.properties.get('ro.build.version.sdk')) < since)
    return failed(`Error: Unknown command: ${verb}`, 255);
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
    case 'keycombination':
      return keycombination(context, rest);
    case 'motionevent':
      return motionevent(context, rest);
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

/** `motionevent DOWN|MOVE|UP|CANCEL X Y`: one finger, over several commands. */
function motionevent({ device, connection }: CommandContext, args: readonly string[]): CommandOutcome {
  const [action = '', ...place] = args;
  const [x = Number.NaN, y = Number.NaN] = place.map(Number);
  if (Number.isNaN(x + y)) return failed(`${USAGE}motionevent`, 255);
  switch (action.toUpperCase()) {
    case 'DOWN':
      device.finger = { points: [{ x, y }], downAtMs: device.elapsedMs() };
      return 0;
    case 'MOVE':
      device.finger?.points.push({ x, y });
      return 0;
    case 'CANCEL':
      device.finger = null;
      return 0;
    case 'UP':
      if (device.finger !== null) endDrag(device, connection, { x, y });
      return 0;
    default:
      return failed(`${USAGE}motionevent`, 255);
  }
}

function endDrag(device: VirtualDevice, connection: number, last: TouchPoint): void {
  const points = [...(device.finger?.points ?? []), last].filter(
    ({ x, y }, index, all) => x !== all[index - 1]?.x || y !== all[index - 1]?.y,
  );
  const heldMs = device.elapsedMs() - (device.finger?.downAtMs ?? 0);
  device.finger = null;
  const [first = last] = points;
  const { x, y } = first;
  if (points.length > 1) {
    device.remember({ kind: 'drag', points }, connection, device.phone.swipe(first, last));
  } else if (heldMs >= LONG_PRESS_MS) {
    const target = device.phone.longPress(x, y);
    device.remember({ kind: 'longPress', x, y, durationMs: heldMs }, connection, target);
  } else {
    device.remember({ kind: 'tap', x, y }, connection, device.phone.tap(x, y));
  }
}

/** `keycombination [-t MILLISECONDS] KEY KEY …`, since Android 12. */
function keycombination({ device, connection }: CommandContext, args: readonly string[]): CommandOutcome {
  const keys = args[0] === '-t' ? args.slice(2) : args;
  if (keys.length < 2) return failed(`${USAGE}keycombination`, 255);
  const names = keys.map(keyName);
  const unknown = keys.find((_, index) => names[index] === undefined);
  if (unknown !== undefined) return failed(`Error: Unknown keycode: ${unknown}`, 255);
  const known = names.filter((name) => name !== undefined);
  device.remember({ kind: 'keys', keys: known }, connection, device.phone.pressKeys(known));
  return 0;
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
