/** How much of a run is in sight. */
export type Zoom = 'minutes' | 'hour' | 'all';

/** A stretch of time, in milliseconds since 1970. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const LENGTH: Readonly<Record<Exclude<Zoom, 'all'>, number>> = { minutes: 300_000, hour: 3_600_000 };
/** Shorter runs get some room, so that the first seconds are no broad bar. */
const SHORTEST = 10_000;

/** What is in sight: the newest part, or as far before it as was gone back. */
export function rangeOf(zoom: Zoom, run: Range, back: number): Range {
  if (zoom === 'all') return { from: run.from, to: Math.max(run.to, run.from + SHORTEST) };
  const length = LENGTH[zoom];
  const to = Math.max(run.to - back, Math.min(run.to, run.from + length));
  return { from: to - length, to };
}

/** How far one may go back. */
export function farthestBack(zoom: Zoom, run: Range): number {
  return zoom === 'all' ? 0 : Math.max(0, run.to - run.from - LENGTH[zoom]);
}

/** How far one step back or forth goes. */
export function stepOf(zoom: Zoom): number {
  return zoom === 'all' ? 0 : LENGTH[zoom] / 2;
}

const STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400,
].map((seconds) => seconds * 1_000);
const LINES = 8;

/** Round times within the range, at most eight or so; by the local clock. */
export function axisTimes({ from, to }: Range): readonly number[] {
  const length = to - from;
  const step =
    STEPS.find((candidate) => length / candidate <= LINES) ??
    Math.ceil(length / LINES / 86_400_000) * 86_400_000;
  const zone = new Date(from).getTimezoneOffset() * 60_000;
  const times: number[] = [];
  for (let at = Math.ceil((from - zone) / step) * step + zone; at < to; at += step) times.push(at);
  return times;
}

/** Where a moment is, from 0 to 1 within the range. */
export function placeIn({ from, to }: Range, at: number): number {
  return (at - from) / (to - from);
}
