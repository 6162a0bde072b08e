import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { createWorker, PSM } from 'tesseract.js';
import { createSystemClock } from '../src/main/platform/system-clock';
import { createTesseractReader, type TesseractReader } from '../src/main/vision/text/tesseract-reader';
import type { Frame } from '../src/shared/frame';
import {
  cleanPictures,
  digitPictures,
  gamePictures,
  type TextPicture,
} from '../testing/vision/text/text-pictures';
import { atMost } from './goal';
import type { Measured } from './measured';
import { median, roundedMs } from './statistics';

const ROUNDS = 5;
/** Of the time plain tesseract.js takes. */
const GOAL = 0.6;
const RIGHT_OF_20 = 19;
const MB = 1024 * 1024;
const { signal } = new AbortController();

type Plain = Awaited<ReturnType<typeof createWorker>>;

/**
 * One line of text, from the frame's pixels to words, against plain tesseract.js that is given the whole picture as one
 * line (PNG, packed beforehand); in turns, in the same run. Nothing is answered from memory.
 */
export async function measureOcr(): Promise<Measured[]> {
  const clock = createSystemClock();
  const reader = createTesseractReader({ clock });
  const plain = await startPlain();
  try {
    const start = await measureStart(reader);
    const rows: Measured[] = [];
    const sets = { clean: cleanPictures(), 'game style': gamePictures(), digits: digitPictures() };
    for (const [name, pictures] of Object.entries(sets))
      rows.push(await measureSet(name, pictures, { reader, plain }));
    return [...rows, start];
  } finally {
    await plain.terminate();
    await reader.close();
  }
}

async function startPlain(): Promise<Plain> {
  const data = '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz';
  const langPath = dirname(createRequire(import.meta.url).resolve(data));
  const plain = await createWorker('eng', 1, { langPath, cacheMethod: 'none', gzip: true });
  // With a resolution it does not write down what it takes it for.
  await plain.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '150' });
  return plain;
}

async function measureStart(reader: TesseractReader): Promise<Measured> {
  const [picture] = cleanPictures();
  if (!picture) throw new Error('there is no picture');
  const rss = process.memoryUsage.rss();
  const before = performance.now();
  await readOnce(reader, picture, 0);
  const ms = performance.now() - before;
  const grown = (process.memoryUsage.rss() - rss) / MB;
  return {
    what: 'OCR, first line of an engine',
    figure: `${roundedMs(ms)}, ${grown.toFixed(0)} MB more`,
    ...{ against: null, goal: null, met: true },
  };
}

interface Sides {
  readonly reader: TesseractReader;
  readonly plain: Plain;
}

async function measureSet(
  name: string,
  pictures: readonly TextPicture[],
  { reader, plain }: Sides,
): Promise<Measured> {
  const [own, theirs]: [number[], number[]] = [[], []];
  let [right, rightPlain] = [0, 0];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const picture of pictures) {
      const png = await pngOf(picture.frame);
      let before = performance.now();
      const read = await readOnce(reader, picture, round);
      const ms = performance.now() - before;
      before = performance.now();
      const { data } = await plain.recognize(png);
      const plainMs = performance.now() - before;
      if (round > 0) {
        own.push(ms);
        theirs.push(plainMs);
      } else {
        right += read === picture.text ? 1 : 0;
        rightPlain += data.text.trim() === picture.text ? 1 : 0;
      }
    }
  }
  const ratio = sum(own) / sum(theirs);
  const judged = atMost(Number(ratio.toFixed(2)), GOAL, '×');
  return {
    what: `OCR line, ${name}`,
    figure: `${roundedMs(median(own))}, ${String(right)} of ${String(pictures.length)} right`,
    against: `plain tesseract.js: ${roundedMs(median(theirs))}, ${String(rightPlain)} right; ${ratio.toFixed(2)}× of all its time`,
    goal: `${judged.goal}, ≥ ${String(RIGHT_OF_20)} right`,
    met: judged.met && right >= RIGHT_OF_20,
  };
}

/** Another shade in the corner each round: else the reader would remember. */
async function readOnce(
  reader: TesseractReader,
  { frame, chars }: TextPicture,
  round: number,
): Promise<string> {
  frame.pixels[1] = (frame.pixels[1] ?? 0) ^ (round % 2 === 0 ? 0 : 16 + round);
  const box = { x: 0, y: 0, width: frame.width, height: frame.height };
  const lines = await reader.read(frame, { box, language: 'eng', chars }, signal);
  return lines.map(({ text }) => text).join('\n');
}

function pngOf({ width, height, pixels }: Frame): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
