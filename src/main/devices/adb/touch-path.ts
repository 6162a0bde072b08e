import type { Point } from '../device';
import { ReplyError } from './adb-failure';
import type { ShellOutput } from './shell-v2';

/** As many as one command line of the oldest adb servers can carry. */
export const MAX_PATH_POINTS = 16;

/**
 * The command line of a finger that goes down at the first point, over the others, and up at the last. `input
 * motionevent` is there since Android 10. The line runs to its end even when nobody waits for it any more (`trap`):
 * a finger that stayed down would spoil every touch after it. Throws `device_command_failed`.
 */
export function touchPathLine(points: readonly Point[], durationMs: number): string {
  const [first, ...others] = points;
  const last = others.at(-1);
  if (first === undefined || last === undefined || points.length > MAX_PATH_POINTS) {
    const most = String(MAX_PATH_POINTS);
    throw new ReplyError('device_command_failed', `a finger's way has 2 to ${most} points`);
  }
  const pause = `sleep ${(Math.max(durationMs, 0) / 1_000 / others.length).toFixed(3)}`;
  const moves = others.map((at) => ` && ${pause} && ${motion('MOVE', at)}`).join('');
  return `trap '' HUP; ${motion('DOWN', first)}${moves}; ${motion('UP', last)}`;
}

/** Before Android 10 the touch panel itself has to be told. */
export function knowsNoPaths({ stdout, stderr }: ShellOutput): boolean {
  return /Unknown command: motionevent/.test(`${stdout}\n${stderr}`);
}

function motion(what: 'DOWN' | 'MOVE' | 'UP', { x, y }: Point): string {
  return `input motionevent ${what} ${String(Math.round(x))} ${String(Math.round(y))}`;
}
