import type { Box } from '../../../shared/screen-place';
import { cutGray, scaledGray, type GrayPicture, type Scale } from './gray-picture';
import { standingOut, type Side } from './local-contrast';
import type { TextLayout } from './ocr-engine';

/** A picture as the engine reads it best, and how places of it lie in the one it was made of. */
export interface PreparedPicture {
  readonly picture: GrayPicture;
  readonly layout: TextLayout;
  /** Where a box of the prepared picture lies in the given one; cut to it. */
  readonly placeOf: (box: Box) => Box;
}

/** Shades that have to lie between the darkest and the lightest: with fewer there is nothing to read. */
const LEAST_CONTRAST = 24;
/** How far from the ground a pixel is that counts as part of a text, as a share of the contrast. */
const APART = 0.3;
/** Around what is read, so that letters do not touch the edge; in pixels of the prepared picture. */
const MARGIN = 10;
/** Height of a line that is read well. Less is enlarged: the network takes lines of 36 px. */
const GOOD_HEIGHT = 36;
const MOST_ENLARGED = 4;
/** Lines of several that are lower are enlarged to twice that. */
const SMALL_LINE = 24;
/** Lines higher than this many pixels are rather several, or no text. */
const HIGHEST_LINE = 160;

/** Grounds within grounds: a badge on a bar on a panel. */
const DEEPEST = 3;

/**
 * Lines are narrowed to this: the network's time grows with their width, and letters of three quarters are read as well
 * (measured on the sets of testing/vision/text: right as often down to 0.6).
 */
const NARROWED = 0.75;

/**
 * Gray, dark on light, of full contrast, cut to what stands out and enlarged when small. Never black and white alone:
 * the soft edges are what the network reads. Null when nothing stands out. `careful` leaves everything in it that could
 * be a text, and its width: slower, for what was not read well.
 */
export function preparePicture(given: GrayPicture, careful = false): PreparedPicture | null {
  const found = findContent(given);
  if (!found) return null;
  const { cut, box, lines, lineHeight } = found;
  const oneLine = lines === 1;
  const y = oneLine ? enlargement(box.height) : lineHeight < SMALL_LINE ? 2 : 1;
  const scale = { x: oneLine && !careful ? y * NARROWED : y, y };
  const shades = careful ? wholeRange(cut, found) : textRange(found, cut);
  return {
    picture: framed(scaledGray(stretch(cut, shades), scale)),
    layout: oneLine ? '7' : '6',
    placeOf: (place) => shifted(place, scale, box),
  };
}

/** A screen, where texts lie on many grounds: what is lighter than its surroundings and what is darker, each by itself. */
export function prepareScreen(given: GrayPicture): readonly PreparedPicture[] {
  const whole = { x: 0, y: 0, width: given.width, height: given.height };
  const sides: readonly Side[] = ['darker', 'lighter'];
  return sides.flatMap((side) => {
    const letters = { ...given, bytes: standingOut(given, side) };
    const { high } = levelsOf(letters.bytes);
    if (high < LEAST_CONTRAST) return [];
    return {
      picture: framed(stretch(letters, { white: 0, black: high })),
      layout: '11',
      placeOf: (place) => shifted(place, { x: 1, y: 1 }, whole),
    };
  });
}

function enlargement(height: number): number {
  return height >= GOOD_HEIGHT ? 1 : Math.min(MOST_ENLARGED, GOOD_HEIGHT / height);
}

interface Found extends Content {
  readonly cut: GrayPicture;
  readonly levels: Levels;
  readonly ground: number;
}

/** What stands out from the innermost ground; null when nothing does. */
function findContent(given: GrayPicture): Found | null {
  let [picture, left, top]: [GrayPicture, number, number] = [given, 0, 0];
  for (let depth = 1; ; depth += 1) {
    const levels = levelsOf(picture.bytes);
    if (levels.high - levels.low < LEAST_CONTRAST) return null;
    const ground = groundOf(picture);
    const apart = APART * (levels.high - levels.low);
    const content = contentOf(picture, ground, apart);
    if (!content) return null;
    const cut = cutGray(picture, content.box);
    const inside = inset(content.box);
    if (depth === DEEPEST || !inside || shareApart(edgeOf(cut), ground, apart) < ALL_AROUND) {
      const box = { ...content.box, x: left + content.box.x, y: top + content.box.y };
      return { ...content, box, cut, levels, ground };
    }
    picture = cutGray(picture, inside);
    left += inside.x;
    top += inside.y;
  }
}

/** So much of an edge has to stand out for being that of a ground of its own. */
const ALL_AROUND = 0.9;
/** Width of the soft edge a ground within a ground has, in pixels. */
const SOFT_EDGE = 2;

function inset({ x, y, width, height }: Box): Box | null {
  if (width < 8 * SOFT_EDGE || height < 8 * SOFT_EDGE) return null;
  const both = 2 * SOFT_EDGE;
  return { x: x + SOFT_EDGE, y: y + SOFT_EDGE, width: width - both, height: height - both };
}

function shareApart(shades: readonly number[], ground: number, apart: number): number {
  return shades.filter((shade) => Math.abs(shade - ground) >= apart).length / shades.length;
}

interface Levels {
  readonly low: number;
  readonly high: number;
}

/** Darkest and lightest shade, single specks left out. */
function levelsOf(bytes: Uint8Array): Levels {
  const counts = new Uint32Array(256);
  for (const shade of bytes) counts[shade] = (counts[shade] ?? 0) + 1;
  const specks = bytes.length * 0.002;
  let [low, high] = [0, 255];
  const countOf = (shade: number): number => counts[shade] ?? 0;
  for (let seen = countOf(low); seen <= specks && low < 255; seen += countOf(low)) low += 1;
  for (let seen = countOf(high); seen <= specks && high > 0; seen += countOf(high)) high -= 1;
  return { low, high };
}

/** The middle shade of the edge: text seldom lies there. */
function groundOf(picture: GrayPicture): number {
  const edge = edgeOf(picture).sort((a, b) => a - b);
  return edge[edge.length >> 1] ?? 0;
}

function edgeOf({ width, height, bytes }: GrayPicture): number[] {
  const edge: number[] = [];
  for (let x = 0; x < width; x += 1) edge.push(bytes[x] ?? 0, bytes[(height - 1) * width + x] ?? 0);
  for (let y = 1; y < height - 1; y += 1) edge.push(bytes[y * width] ?? 0, bytes[y * width + width - 1] ?? 0);
  return edge;
}

interface Content {
  readonly box: Box;
  readonly lines: number;
  readonly lineHeight: number;
}

/** The part that stands out from the ground, and how many lines it seems to have; null when nothing does. */
function contentOf({ width, height, bytes }: GrayPicture, ground: number, apart: number): Content | null {
  const rows = new Uint32Array(height);
  let [left, right] = [width, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (Math.abs((bytes[y * width + x] ?? 0) - ground) < apart) continue;
      rows[y] = (rows[y] ?? 0) + 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  }
  const runs = runsOf(rows);
  const [first, last] = [runs.at(0), runs.at(-1)];
  if (!first || !last) return null;
  const [top, bottom] = [first[0], last[1]];
  const lineHeight = Math.max(...runs.map(([from, to]) => to - from));
  const lines =
    lineHeight <= HIGHEST_LINE ? runs.filter(([from, to]) => to - from > lineHeight / 3).length : 2;
  return { box: { x: left, y: top, width: right - left + 1, height: bottom - top }, lines, lineHeight };
}

/** From which row up to before which there is something. */
function runsOf(rows: Uint32Array): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [y, count] of rows.entries()) {
    if (count === 0) continue;
    const run = runs.at(-1);
    if (run?.[1] === y) run[1] = y + 1;
    else runs.push([y, y + 1]);
  }
  return runs;
}

/** What becomes white and what black, all between in proportion. */
interface Shades {
  readonly white: number;
  readonly black: number;
}

/** For a picture of many grounds: nothing may be lost. */
function wholeRange({ bytes }: GrayPicture, { levels, ground }: Found): Shades {
  let sum = 0;
  for (const shade of bytes) sum += shade - ground;
  return sum > 0 ? { white: levels.low, black: levels.high } : { white: levels.high, black: levels.low };
}

/** For a text on one ground: the ground and a rim around the letters, which lies beyond it, both become white. */
function textRange({ ground, levels }: Found, cut: GrayPicture): Shades {
  const apart = APART * (levels.high - levels.low);
  const light = isLight(cut, ground, apart);
  const extreme = light ? levels.high : levels.low;
  // A little beyond the ground, which is seldom of one shade.
  return { white: ground + (extreme - ground) * BEYOND_GROUND, black: extreme };
}

const BEYOND_GROUND = 0.15;
/** With so little of one side against the other it is no rim. */
const RIM_SHARE = 0.2;

/** Whether the letters are lighter than the ground. Where both sides are there, one is the rim: that which is outside. */
function isLight({ width, height, bytes }: GrayPicture, ground: number, apart: number): boolean {
  let [lighter, darker, lighterOutside, darkerOutside] = [0, 0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    let outermost = true;
    for (let x = 0; x < width; x += 1) {
      const above = (bytes[y * width + x] ?? 0) - ground;
      if (Math.abs(above) < apart) continue;
      if (above > 0) lighter += 1;
      else darker += 1;
      if (outermost && above > 0) lighterOutside += 1;
      else if (outermost) darkerOutside += 1;
      outermost = false;
    }
  }
  if (Math.min(lighter, darker) < RIM_SHARE * Math.max(lighter, darker)) return lighter > darker;
  return darkerOutside > lighterOutside;
}

function stretch({ width, height, bytes }: GrayPicture, { white, black }: Shades): GrayPicture {
  const shades = Uint8Array.from({ length: 256 }, (_, shade) => {
    const share = (shade - black) / (white - black || 1);
    return Math.round(255 * Math.min(1, Math.max(0, share)));
  });
  return { width, height, bytes: bytes.map((shade) => shades[shade] ?? 0) };
}

/** Least width, below which the engine's layout fails. */
const LEAST_WIDTH = 48;

/** With a margin of the shade its own edge has, so that no border appears. */
function framed(inner: GrayPicture): GrayPicture {
  const width = Math.max(LEAST_WIDTH, inner.width + 2 * MARGIN);
  const height = inner.height + 2 * MARGIN;
  const bytes = new Uint8Array(width * height).fill(groundOf(inner));
  for (let y = 0; y < inner.height; y += 1)
    bytes.set(inner.bytes.subarray(y * inner.width, (y + 1) * inner.width), (y + MARGIN) * width + MARGIN);
  return { width, height, bytes };
}

function shifted(place: Box, scale: Scale, box: Box): Box {
  const left = Math.max(0, Math.floor((place.x - MARGIN) / scale.x));
  const top = Math.max(0, Math.floor((place.y - MARGIN) / scale.y));
  const right = Math.min(box.width, Math.ceil((place.x + place.width - MARGIN) / scale.x));
  const bottom = Math.min(box.height, Math.ceil((place.y + place.height - MARGIN) / scale.y));
  const [x, y] = [Math.min(left, box.width - 1), Math.min(top, box.height - 1)];
  return { x: box.x + x, y: box.y + y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}
