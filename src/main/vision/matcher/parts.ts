import { OutOfRoomError } from './arena';
import type { Match, MatchOptions } from './match-result';
import type { Region } from './region';
import type { Found } from './search';
import { suppress } from './suppression';

/** Halved so often: into 64 parts at most. */
const MOST_HALVINGS = 6;

type Report = NonNullable<MatchOptions['report']>;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Searches a region at once. Throws `OutOfRoomError`. */
type Search = (region: Region, report: Report) => Found;

/** What is to be searched. */
interface Question {
  readonly region: Region;
  readonly template: Size;
  readonly report: Report;
}

/** Places of the template's upper left corner, and what was found there. */
interface Part {
  readonly corners: Region;
  readonly found: Found;
}

/**
 * Searches a region; where the memory does not suffice, half of the positions at a time, with the same result. Throws
 * `OutOfRoomError` when it does not suffice for small parts either.
 */
export function searchInParts(search: Search, { region, template, report }: Question): Found {
  const { width, height } = template;
  const among = (corners: Region, own: Report): Found =>
    search({ ...corners, width: corners.width + width - 1, height: corners.height + height - 1 }, own);
  const all = { ...region, width: region.width - width + 1, height: region.height - height + 1 };
  try {
    return search(region, report);
  } catch (error) {
    if (!(error instanceof OutOfRoomError)) throw error;
  }
  const own = report === 'all' ? 'all' : 'best';
  const partsOf = (corners: Region): readonly Part[] =>
    halved(corners, MOST_HALVINGS, (part) => among(part, own));
  const parts = halves(all).flatMap(partsOf);
  const first = merged(parts);
  const [best] = report === 'second' ? suppress(first.matches, 1) : [];
  if (!best) return first;
  // The runner-up is the best of those that are not the same as the best.
  const others = parts.flatMap((part) => (touches(part.corners, best) ? without(part.corners, best) : []));
  return merged([...parts, ...others.flatMap(partsOf)]);
}

function halved(corners: Region, times: number, among: (corners: Region) => Found): readonly Part[] {
  try {
    return [{ corners, found: among(corners) }];
  } catch (error) {
    const smaller = halves(corners);
    if (!(error instanceof OutOfRoomError) || times === 0 || smaller.length < 2) throw error;
    return smaller.flatMap((half) => halved(half, times - 1, among));
  }
}

/** Two halves across the longer side. */
function halves(corners: Region): readonly Region[] {
  const { x, y, width, height } = corners;
  const [left, upper] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const parts =
    width >= height
      ? [
          { ...corners, width: left },
          { ...corners, x: x + left, width: width - left },
        ]
      : [
          { ...corners, height: upper },
          { ...corners, y: y + upper, height: height - upper },
        ];
  return parts.filter(isSome);
}

function isSome({ width, height }: Size): boolean {
  return width > 0 && height > 0;
}

/** Corners of windows that are the same as this one: the first that is, and the first that is not. */
function sameAs({
  x,
  y,
  width,
  height,
}: Match): Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>> {
  const [dx, dy] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  return { left: x - dx + 1, right: x + dx, top: y - dy + 1, bottom: y + dy };
}

function touches({ x, y, width, height }: Region, match: Match): boolean {
  const { left, right, top, bottom } = sameAs(match);
  return x < right && x + width > left && y < bottom && y + height > top;
}

/** What is left of these corners: above, below, and beside the ones of the same windows. */
function without({ x, y, width, height }: Region, match: Match): readonly Region[] {
  const same = sameAs(match);
  const [top, bottom] = [Math.max(y, same.top), Math.min(y + height, same.bottom)];
  const beside = { y: top, height: bottom - top };
  return [
    { x, y, width, height: top - y },
    { x, y: bottom, width, height: y + height - bottom },
    { x, width: same.left - x, ...beside },
    { x: same.right, width: x + width - same.right, ...beside },
  ].filter(isSome);
}

function merged(parts: readonly Part[]): Found {
  return {
    kind: 'found',
    usedFallback: parts.some(({ found }) => found.usedFallback),
    survivors: parts.reduce((sum, { found }) => sum + found.survivors, 0),
    matches: parts.flatMap(({ found }) => found.matches),
  };
}
