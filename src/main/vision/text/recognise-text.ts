import type { Box } from '../../../shared/screen-place';
import type { GrayPicture } from './gray-picture';
import type { OcrEngine } from './ocr-engine';
import { preparePicture, prepareScreen, type PreparedPicture } from './prepare-picture';
import type { TextLine } from './text-reader';
import { linesOfTable } from './word-table';

/** Larger than this it is a screen rather than a text: what lies on it is of many grounds. In pixels. */
const LARGEST_TEXT = 120_000;
/** With a score below this a text is read again with more care. */
const SURE = 0.6;
/** On a screen much looks a little like letters. */
const LEAST_ON_SCREEN = 0.3;
/** Of the smaller one; lines that share more are the same, read twice. */
const SAME = 0.3;

/** Reads what is on a picture; boxes are its pixels. Rejects with `EngineError`. */
export async function recogniseText(
  engine: OcrEngine,
  picture: GrayPicture,
  chars: string | null,
): Promise<readonly TextLine[]> {
  if (picture.bytes.length > LARGEST_TEXT) return recogniseScreen(engine, picture, chars);
  const first = preparePicture(picture);
  if (!first) return [];
  const lines = await readPrepared(engine, first, { chars, tryInverted: false });
  if (scoreOf(lines) >= SURE) return lines;
  const second = preparePicture(picture, true);
  const others = second ? await readPrepared(engine, second, { chars, tryInverted: true }) : [];
  return scoreOf(others) > scoreOf(lines) ? others : lines;
}

async function recogniseScreen(
  engine: OcrEngine,
  picture: GrayPicture,
  chars: string | null,
): Promise<readonly TextLine[]> {
  const all: TextLine[] = [];
  for (const prepared of prepareScreen(picture))
    all.push(...(await readPrepared(engine, prepared, { chars, tryInverted: false })));
  const kept: TextLine[] = [];
  for (const line of all.sort((a, b) => b.score - a.score)) {
    if (line.score < LEAST_ON_SCREEN) break;
    if (!kept.some(({ box }) => shareOf(box, line.box) > SAME)) kept.push(line);
  }
  return kept.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

async function readPrepared(
  engine: OcrEngine,
  { picture, layout, placeOf }: PreparedPicture,
  how: { readonly chars: string | null; readonly tryInverted: boolean },
): Promise<readonly TextLine[]> {
  return linesOfTable(await engine.read({ picture, layout, ...how }), placeOf, how.chars);
}

function scoreOf(lines: readonly TextLine[]): number {
  return lines.reduce((sum, { score }) => sum + score, 0) / Math.max(1, lines.length);
}

/** How much of the smaller box lies in the other. */
function shareOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(a.width * a.height, b.width * b.height);
}
