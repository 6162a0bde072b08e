import type { PhysicalSize, Point, QuarterTurns } from '../device';
import { ReplyError } from './adb-failure';
import { assertSucceeded } from './command-failure';
import { quoteArgument, quoteCommand } from './shell-quote';
import type { RunLine } from './start-app';
import { assertFingers, touchFrames, type PanelScreen, type TouchEvent } from './touch-frames';
import { CODE, findTouchPanel, type TouchPanel } from './touch-panel';

/** Fingers on their way, and the screen they are counted on. */
export interface MultiTouch {
  readonly fingers: readonly (readonly Point[])[];
  readonly durationMs: number;
  readonly screen: PhysicalSize;
}

/**
 * Several fingers at once. `input` has one finger only, so they are given to the kernel, in one of two ways:
 * - `sendevent` to the touch panel, where the shell may write to it: before Android 10, on emulators whose shell is root
 *   or that do not enforce SELinux. Since Android 10 `shell.te` allows the shell to read it only.
 * - `uinput`, a command of Android since version 11 that makes a panel of its own and takes it away at its end. The
 *   shell is in the group that may (`uhid`), unless the kernel has no `/dev/uinput`.
 * Throws `device_command_failed` with what a person can do where a device has neither.
 */
export async function multiTouch(run: RunLine, touch: MultiTouch): Promise<void> {
  assertFingers(touch.fingers);
  const panel = findTouchPanel((await run('getevent -p')).stdout);
  const ways = await waysOf(run, panel);
  if (ways.canWritePanel && panel && panel.slots >= touch.fingers.length) {
    const turns = await quarterTurns(run);
    const line = sendEventLine(touch, panel, { ...touch.screen, turns });
    assertSucceeded('fingers', await run(line));
  } else if (ways.hasUinput) {
    const turns = await quarterTurns(run);
    assertSucceeded('fingers', await run(uinputLine(touch, { ...touch.screen, turns })));
  } else {
    throw new ReplyError('device_command_failed', ONE_FINGER);
  }
}

const ONE_FINGER =
  'this device lets a computer use one finger only. Several need root for adb (switch it on in the settings of the emulator), or Android 11 or newer with the command uinput';

async function waysOf(
  run: RunLine,
  panel: TouchPanel | undefined,
): Promise<{ readonly canWritePanel: boolean; readonly hasUinput: boolean }> {
  const ofPanel = panel ? `test -w ${panel.path} && echo panel; ` : '';
  const { stdout } = await run(
    `${ofPanel}test -w /dev/uinput && test -e /system/bin/uinput && echo uinput; true`,
  );
  const lines = stdout.split('\n').map((line) => line.trim());
  return { canWritePanel: lines.includes('panel'), hasUinput: lines.includes('uinput') };
}

const TURNS = [
  // `dumpsys input`, Android 8 and newer: `Viewport INTERNAL: displayId=0, …, orientation=1, …`; before without INTERNAL.
  /Viewport[^\n]*displayId=0,[^\n]*?orientation=([0-3])\b/,
  /^\s*SurfaceOrientation: ([0-3])\s*$/m,
  // `dumpsys window`.
  /mCurrentRotation=ROTATION_(\d+)/,
  /mRotation=(?:ROTATION_)?(\d+)/,
];

/** How far the screen is turned now, from what Android's own input reader was told. */
async function quarterTurns(run: RunLine): Promise<QuarterTurns> {
  const input = (await run('dumpsys input | grep -E "Viewport|SurfaceOrientation"')).stdout;
  return parseTurns(input) ?? parseTurns((await run('dumpsys window | grep -E "Rotation="')).stdout) ?? 0;
}

/** @internal */
export function parseTurns(report: string): QuarterTurns | undefined {
  const found = TURNS.map((line) => line.exec(report)?.[1]).find((turns) => turns !== undefined);
  if (found === undefined) return undefined;
  const number = Number(found) > 3 ? Number(found) / 90 : Number(found);
  return ([0, 1, 2, 3] as const).find((turns) => turns === number);
}

/** Old adb daemons take lines of 4096 bytes. */
const MAX_LINE = 3_600;
const MAX_MOVES = 20;
const MOVE_MS = 20;

/** Runs to its end even when nobody waits for it any more, as `touchPathLine` does and for the same reason. */
function sendEventLine({ fingers, durationMs }: MultiTouch, panel: TouchPanel, screen: PanelScreen): string {
  const steps = stepsOf(fingers);
  for (let moves = movesIn(durationMs, steps); ; moves -= steps) {
    const pause = `sleep ${(durationMs / 1_000 / moves).toFixed(3)};`;
    const frames = touchFrames(fingers, panel, screen, moves).map(sendEvents);
    const [down = '', ...others] = frames;
    const line = `trap '' HUP; D=${quoteArgument(panel.path)};${[down, ...others.slice(0, -1)].join(pause)}${others.at(-1) ?? ''}`;
    if (line.length <= MAX_LINE || moves <= steps) return line;
  }
}

function sendEvents(frame: readonly TouchEvent[]): string {
  return frame.map(([type, code, value]) => `sendevent $D ${[type, code, value].join(' ')};`).join('');
}

/** Of the finger that has the most points. */
function stepsOf(fingers: MultiTouch['fingers']): number {
  return Math.max(1, ...fingers.map(({ length }) => length - 1));
}

/** As many as each step has the same number of, so that its points are reached. */
function movesIn(durationMs: number, steps: number): number {
  const wanted = Math.min(Math.max(Math.round(durationMs / MOVE_MS), 2), MAX_MOVES);
  return Math.ceil(wanted / steps) * steps;
}

/** Until Android has taken up a panel that has just come; README of `frameworks/base/cmds/uinput`: "a sufficient delay". */
const SETTLE_MS = 1_000;
const ID = 1;
const UI_SET = { events: 100, keys: 101, axes: 103, properties: 110 };
const ON_SCREEN = 1;
const SLOTS = 10;

/** Its axes are finer than any screen's, and as AVD has them. */
const PANEL: TouchPanel = {
  ...{ path: '', slots: SLOTS, size: undefined, pressure: undefined, hasTouchKey: true },
  x: { min: 0, max: 32_767 },
  y: { min: 0, max: 32_767 },
};

const axis = (code: number, maximum: number) => ({
  code,
  info: { value: 0, minimum: 0, maximum, fuzz: 0, flat: 0, resolution: 0 },
});
const REGISTRATION = {
  ...{ id: ID, command: 'register', name: 'Muster fingers', vid: 0x18d1, pid: 0x4d55, bus: 'usb' },
  configuration: [
    { type: UI_SET.events, data: [1, 3] },
    { type: UI_SET.keys, data: [CODE.touch] },
    { type: UI_SET.axes, data: [CODE.slot, CODE.x, CODE.y, CODE.finger] },
    { type: UI_SET.properties, data: [ON_SCREEN] },
  ],
  abs_info: [
    axis(CODE.slot, SLOTS - 1),
    axis(CODE.x, PANEL.x.max),
    axis(CODE.y, PANEL.y.max),
    axis(CODE.finger, 65_535),
  ],
};

/** A panel, what happens on it, and its end; one JSON object after the other. */
function uinputLine({ fingers, durationMs }: MultiTouch, screen: PanelScreen): string {
  const moves = movesIn(durationMs, stepsOf(fingers));
  const [down = [], ...others] = touchFrames(fingers, PANEL, screen, moves);
  const pause = { id: ID, command: 'delay', duration: Math.max(1, Math.round(durationMs / moves)) };
  const inject = (frame: readonly TouchEvent[]) => ({ id: ID, command: 'inject', events: frame.flat() });
  const commands = [
    REGISTRATION,
    { id: ID, command: 'delay', duration: SETTLE_MS },
    inject(down),
    ...others.flatMap((frame, index) => (index < moves ? [pause, inject(frame)] : [inject(frame)])),
    // What is told last must have been read before the panel goes.
    { id: ID, command: 'delay', duration: 100 },
  ];
  const text = commands.map((command) => JSON.stringify(command)).join('');
  return `trap '' HUP; ${quoteCommand(['echo', text])} | uinput -`;
}
