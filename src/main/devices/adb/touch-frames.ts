import type { PhysicalSize, Point, QuarterTurns } from '../device';
import { ReplyError } from './adb-failure';
import { CODE, type PanelAxis, type TouchPanel } from './touch-panel';
import { MAX_PATH_POINTS } from './touch-path';

/** As many as two hands have; most panels tell ten apart. */
const MAX_FINGERS = 10;

/** Type, code and value of one event of the kernel's. */
export type TouchEvent = readonly [type: number, code: number, value: number];

/** The screen as captures show it, and how far it is turned from the way the panel counts. */
export interface PanelScreen extends PhysicalSize {
  readonly turns: QuarterTurns;
}

const EV = { report: 0, key: 1, axis: 3 };
const REPORT: TouchEvent = [EV.report, 0, 0];
/** A share of the axis that means a fingertip on every panel. */
const FINGERTIP = 0.2;

/** Throws `device_command_failed` for ways no hand can go. */
export function assertFingers(fingers: readonly (readonly Point[])[]): void {
  const isPossible = fingers.length >= 1 && fingers.length <= MAX_FINGERS;
  if (!isPossible)
    throw new ReplyError('device_command_failed', `there are 1 to ${String(MAX_FINGERS)} fingers`);
  if (fingers.some(({ length }) => length < 1 || length > MAX_PATH_POINTS))
    throw new ReplyError(
      'device_command_failed',
      `the way of a finger has 1 to ${String(MAX_PATH_POINTS)} points`,
    );
}

/**
 * Reports to a panel, one after the other: all fingers go down together, move in `moves` steps along their points,
 * each point after the same time, and leave together. Protocol B: each finger has a slot and a number until it leaves.
 */
export function touchFrames(
  fingers: readonly (readonly Point[])[],
  panel: TouchPanel,
  screen: PanelScreen,
  moves: number,
): readonly (readonly TouchEvent[])[] {
  const place = (slot: number, share: number): readonly TouchEvent[] => {
    const at = onPanel(pointAt(fingers[slot] ?? [], share), panel, screen);
    return [
      [EV.axis, CODE.x, at.x],
      [EV.axis, CODE.y, at.y],
    ];
  };
  const each = (events: (slot: number) => readonly TouchEvent[]): readonly TouchEvent[] =>
    fingers.flatMap((_, slot) => [[EV.axis, CODE.slot, slot] as const, ...events(slot)]);
  const down = each((slot) => [[EV.axis, CODE.finger, slot + 1], ...place(slot, 0), ...fingertip(panel)]);
  const moved = Array.from({ length: moves }, (_, index) => [
    ...each((slot) => place(slot, (index + 1) / moves)),
    REPORT,
  ]);
  const key = (value: 0 | 1): readonly TouchEvent[] =>
    panel.hasTouchKey ? [[EV.key, CODE.touch, value]] : [];
  return [
    [...down, ...key(1), REPORT],
    ...moved,
    [...each(() => [[EV.axis, CODE.finger, -1]]), ...key(0), REPORT],
  ];
}

function fingertip({ size, pressure }: TouchPanel): readonly TouchEvent[] {
  const event = (code: number, axis: PanelAxis | undefined): readonly TouchEvent[] =>
    axis && axis.max > 0 ? [[EV.axis, code, Math.max(1, Math.round(axis.max * FINGERTIP))]] : [];
  return [...event(CODE.size, size), ...event(CODE.pressure, pressure)];
}

/** Where on its way a finger is after a share of the time, 0 to 1. */
function pointAt(points: readonly Point[], share: number): Point {
  const steps = points.length - 1;
  const index = Math.min(Math.floor(share * steps), Math.max(steps - 1, 0));
  const from = points[index] ?? { x: 0, y: 0 };
  const to = points[index + 1] ?? from;
  const part = share * steps - index;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** A panel counts as the device is made to be held; Android turns what it says (`TouchInputMapper`, `rotateAndScale`). */
function onPanel({ x, y }: Point, panel: TouchPanel, { width, height, turns }: PanelScreen): Point {
  const across = share(x, width);
  const down = share(y, height);
  const natural = [
    { x: across, y: down },
    { x: 1 - down, y: across },
    { x: 1 - across, y: 1 - down },
    { x: down, y: 1 - across },
  ][turns] ?? { x: across, y: down };
  return { x: units(natural.x, panel.x), y: units(natural.y, panel.y) };
}

/** The middle of the pixel, as a share of the screen. */
function share(pixel: number, pixels: number): number {
  return (Math.min(Math.max(Math.round(pixel), 0), pixels - 1) + 0.5) / pixels;
}

function units(part: number, { min, max }: PanelAxis): number {
  return min + Math.min(Math.floor(part * (max - min + 1)), max - min);
}
