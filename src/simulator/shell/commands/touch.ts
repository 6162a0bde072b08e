import { z } from 'zod';
import { WRITABLE } from '../../device/input-nodes';
import { Keyboard } from '../../device/keyboard';
import { TouchPanel } from '../../device/touch-panel';
import type { VirtualDevice } from '../../device/virtual-device';
import { failed, type CommandContext, type VirtualCommand } from '../command';

/** The virtual panel is where AVD has it; its units are none of the screen's. */
const PANEL = '/dev/input/event2';
const MAX_UNIT = 32_767;

const KEY_TYPE = 1;
const keyboards = new WeakMap<VirtualDevice, Keyboard>();
const panels = new WeakMap<VirtualDevice, TouchPanel>();

/** `getevent -p`: what there is. Source: AOSP `toolbox/getevent.c`. */
const getevent: VirtualCommand = ({ args, device }) => {
  if (!args.some((arg) => /^-\w*p/.test(arg)))
    return failed('Only -p is simulated: nobody touches a virtual device.');
  if (device.files.stat(PANEL) === undefined) return KEYS;
  const axis = (code: string, max: number, before = ' '.repeat(16)): string =>
    `${before}${code}  : value 0, min 0, max ${String(max)}, fuzz 0, flat 0, resolution 0\n`;
  return [
    ...[
      KEYS,
      KEYBOARD,
      `add device 2: ${PANEL}\n`,
      '  name:     "virtio_input_multi_touch_1"\n',
      '  events:\n',
    ],
    '    KEY (0001): 0141  014a \n',
    axis('002f', 9, '    ABS (0003): '),
    ...[axis('0030', MAX_UNIT), axis('0035', MAX_UNIT), axis('0036', MAX_UNIT), axis('0037', 2)],
    ...[axis('0039', 65_535), axis('003a', 1_024)],
    '  input props:\n    INPUT_PROP_DIRECT\n',
  ].join('');
};

const KEYS = `add device 1: /dev/input/event0
  name:     "Power Button"
  events:
    KEY (0001): 0074 
  input props:
    <none>
`;

const KEYBOARD_PATH = '/dev/input/event1';
const KEYBOARD = `add device 3: ${KEYBOARD_PATH}
  name:     "AT Translated Set 2 keyboard"
  events:
    KEY (0001): ${Keyboard.codes().join('  ')} 
  input props:
    <none>
`;

/** `sendevent DEVICE TYPE CODE VALUE`. Source: toybox `sendevent.c`. */
const sendevent: VirtualCommand = (context) => {
  const [path = '', ...values] = context.args;
  const [type = Number.NaN, code = Number.NaN, value = Number.NaN] = values.map(Number);
  if (values.length !== 3 || Number.isNaN(type + code + value))
    return failed('sendevent: Need 4 arguments (see "sendevent --help")');
  const node = context.device.files.stat(path);
  if (node === undefined) return failed(`sendevent: ${path}: No such file or directory`);
  if ((node.mode & WRITABLE) === 0) return failed(`sendevent: ${path}: Permission denied`);
  tell(context, path, [type, code, value]);
  return 0;
};

function tell(
  context: CommandContext,
  path: string,
  [type, code, value]: readonly [type: number, code: number, value: number],
): void {
  if (path === PANEL) panelOf(context).event(type, code, value);
  if (path === KEYBOARD_PATH && type === KEY_TYPE) keyboardOf(context).key(code, value !== 0);
}

function keyboardOf({ device, connection }: CommandContext): Keyboard {
  const known =
    keyboards.get(device) ??
    new Keyboard((keys) => {
      device.remember({ kind: 'keys', keys }, connection, device.phone.pressKeys(keys));
    });
  keyboards.set(device, known);
  return known;
}

function panelOf(context: CommandContext): TouchPanel {
  const { device } = context;
  const known = panels.get(device) ?? newPanel(context, MAX_UNIT, MAX_UNIT);
  panels.set(device, known);
  return known;
}

function newPanel({ device, connection }: CommandContext, maxX: number, maxY: number): TouchPanel {
  return new TouchPanel({
    ...{ maxX, maxY },
    screen: () => device.phone.screen(),
    onLifted: (fingers) => {
      const [first = []] = fingers;
      const target =
        fingers.length > 1
          ? device.phone.pinch(fingers)
          : device.phone.swipe(first[0] ?? { x: 0, y: 0 }, first.at(-1) ?? { x: 0, y: 0 });
      device.remember({ kind: 'touch', fingers }, connection, target);
    },
  });
}

/** Android needs so long until it listens to a panel that has just come. */
const TAKEN_UP_MS = 200;

const AxisInfo = z.object({ code: z.number(), info: z.object({ maximum: z.number() }) });
const UinputCommand = z.discriminatedUnion('command', [
  z.object({ command: z.literal('register'), abs_info: z.array(AxisInfo).default([]) }),
  z.object({ command: z.literal('delay'), duration: z.int().min(0) }),
  z.object({ command: z.literal('inject'), events: z.array(z.int()) }),
]);

/** `uinput FILE|-`: JSON objects one after the other. Source: AOSP `frameworks/base/cmds/uinput/README.md`. */
const uinput: VirtualCommand = async (context) => {
  const { device, signal } = context;
  if (((device.files.stat('/dev/uinput')?.mode ?? 0) & WRITABLE) === 0)
    return failed('uinput: Could not open /dev/uinput: Permission denied');
  let panel: TouchPanel | undefined;
  let waitedMs = 0;
  for (const text of jsonObjects(await inputOf(context))) {
    const command = UinputCommand.parse(JSON.parse(text));
    if (command.command === 'register') panel = registered(context, command.abs_info);
    if (command.command === 'delay') {
      waitedMs += command.duration;
      await device.clock.sleep(command.duration, signal);
    }
    if (command.command === 'inject' && waitedMs >= TAKEN_UP_MS) inject(panel, command.events);
  }
  return 0;
};

async function inputOf({ args, device, io }: CommandContext): Promise<string> {
  const [path = ''] = args;
  if (path !== '-') return device.files.read(path)?.toString('utf8') ?? '';
  const chunks: Buffer[] = [];
  for (let chunk = await io.read(); chunk; chunk = await io.read()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function registered(context: CommandContext, axes: readonly z.infer<typeof AxisInfo>[]): TouchPanel {
  const maximum = (code: number): number => axes.find((axis) => axis.code === code)?.info.maximum ?? MAX_UNIT;
  return newPanel(context, maximum(0x35), maximum(0x36));
}

function inject(panel: TouchPanel | undefined, events: readonly number[]): void {
  for (let at = 0; at + 2 < events.length; at += 3)
    panel?.event(events[at] ?? 0, events[at + 1] ?? 0, events[at + 2] ?? 0);
}

/** Objects that follow each other without anything between; texts in them hold no braces. */
function jsonObjects(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [at, character] of [...text].entries()) {
    if (character === '{' && depth === 0) start = at;
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === '}' && depth === 0) found.push(text.slice(start, at + 1));
  }
  return found;
}

export const TOUCH_COMMANDS = { getevent, sendevent, uinput };
