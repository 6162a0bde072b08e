import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../platform/document-writer';

/** A rectangle on the desktop, in the system's points. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window was left. */
export const WindowState = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export const MIN_WIDTH = 960;
export const MIN_HEIGHT = 600;
const DEFAULT = { width: 1_440, height: 900 };
/** So much of the title bar has to be on a screen that the window can be taken and moved. */
const GRIP_WIDTH = 160;
const GRIP_HEIGHT = 40;

/**
 * Where the window opens: as it was left, unless that screen is gone or smaller now; then its size is cut to the screen
 * and it is centred there. Without a state it is 1440×900 or what fits.
 */
export function placeWindow(
  state: WindowState | null,
  workAreas: readonly Bounds[],
): Bounds | typeof DEFAULT {
  const first = workAreas[0];
  if (!first) return DEFAULT;
  const wanted = state?.bounds;
  if (!wanted) return centred(DEFAULT.width, DEFAULT.height, first);
  const home = workAreas.find((area) => holdsGrip(wanted, area));
  if (!home) return centred(wanted.width, wanted.height, first);
  return {
    ...wanted,
    width: fit(wanted.width, MIN_WIDTH, home.width),
    height: fit(wanted.height, MIN_HEIGHT, home.height),
  };
}

function holdsGrip(window: Bounds, area: Bounds): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  return right - left >= GRIP_WIDTH && window.y >= area.y && window.y + GRIP_HEIGHT <= area.y + area.height;
}

function centred(wantedWidth: number, wantedHeight: number, area: Bounds): Bounds {
  const width = fit(wantedWidth, MIN_WIDTH, area.width);
  const height = fit(wantedHeight, MIN_HEIGHT, area.height);
  const x = area.x + Math.round((area.width - width) / 2);
  return { x, y: area.y + Math.round((area.height - height) / 2), width, height };
}

function fit(wanted: number, least: number, room: number): number {
  return Math.max(least, Math.min(wanted, room));
}

/** What was kept in this folder; null when nothing was, or nothing sensible. */
export function readWindowState(folder: string): WindowState | null {
  try {
    return WindowState.safeParse(JSON.parse(readFileSync(fileIn(folder), 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** Keeps the state for the next start. Rejects with what the file system says. */
export async function writeWindowState(folder: string, state: WindowState): Promise<void> {
  await replaceFile(fileIn(folder), Buffer.from(`${JSON.stringify(state)}\n`));
}

function fileIn(folder: string): string {
  return join(folder, 'window.json');
}
