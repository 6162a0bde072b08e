import type { Clock } from '../../../shared/ports';
import type { Box } from '../../../shared/screen-place';
import { RecognitionError } from '../recognition-error';
import { EngineError } from './ocr-engine';
import { grayOf, type GrayPicture } from './gray-picture';
import { EnginePool, type StartEngine } from './engine-pool';
import { recogniseText } from './recognise-text';
import { keyOfReading, ReadCache } from './read-cache';
import { startLanguage } from './start-language';
import { languageCode } from './text-languages';
import type { TextLine, TextQuestion, TextReader } from './text-reader';
import { TurnQueue } from './turn-queue';

/** A reader that holds an engine while it is used. */
export interface TesseractReader extends TextReader {
  usage(): TextUsage;
  /** Ends the engines; what waits is rejected. Resolves when their threads have ended. */
  close(): Promise<void>;
}

/** What a reader holds now. Each engine takes about 70 MB. */
export interface TextUsage {
  readonly engines: number;
  readonly waiting: number;
  readonly remembered: number;
}

export interface TesseractReaderOptions {
  readonly clock: Clock;
  /** Folder where people put data of further languages; null, as by default, where there is none. */
  readonly languages?: string | null;
  /** By default tesseract.js, from the packages that are installed; nothing is fetched. */
  readonly startEngine?: StartEngine;
}

/** More pixels are thinned out before they are read: a frame comes from a device, which may claim any size. */
const MAX_PIXELS = 2_500_000;
const MAX_CHARS = 300;

/**
 * Reads text with Tesseract, one at a time, in a thread of the engine's own. The engine is started when it is first asked,
 * and let go after a minute without a question; one that dies fails its reading, and the next has a new one. The same
 * pixels are read once. Works in any thread.
 */
export function createTesseractReader({
  clock,
  languages = null,
  startEngine = (language) => startLanguage(language, languages, clock),
}: TesseractReaderOptions): TesseractReader {
  const engines = new EnginePool(startEngine, clock);
  const cache = new ReadCache();
  const queue = new TurnQueue();

  const readNow = async (picture: GrayPicture, asked: Asked): Promise<readonly TextLine[]> => {
    const known = cache.get(asked.key);
    if (known) return known;
    const lines = await engines.use(asked.language, (engine) => recogniseText(engine, picture, asked.chars));
    cache.set(asked.key, lines);
    return lines;
  };

  return {
    async read(frame, question, signal) {
      signal.throwIfAborted();
      const step = stepFor(question.box);
      let picture: GrayPicture | null = grayOf(frame, question.box, step);
      const asked = askedOf(picture, question);
      const known = cache.get(asked.key);
      if (known) return placed(known, question.box, step);
      const turn = queue.run(() => readNow(picture ?? grayOf(frame, question.box, step), asked), signal);
      // Whoever waits holds the frame anyway: hundreds that wait need not hold a copy each.
      picture = null;
      return placed(await told(turn), question.box, step);
    },
    usage: () => ({ engines: engines.size, waiting: queue.waiting, remembered: cache.size }),
    async close() {
      queue.close(new RecognitionError('text is no longer read: the program ends'));
      await engines.close();
    },
  };
}

interface Asked {
  readonly key: string;
  readonly language: string;
  readonly chars: string | null;
}

function askedOf(picture: GrayPicture, { language, chars }: TextQuestion): Asked {
  const code = languageCode(language);
  // Cut first: what is left of a character in two halves is taken out with the rest.
  const listed = chars === null ? null : chars.slice(0, MAX_CHARS).replaceAll(/[\p{C}\s]/gu, '');
  const allowed = listed === '' ? null : listed;
  return { key: keyOfReading(picture, code, allowed), language: code, chars: allowed };
}

/** What an engine's end means to who asked. */
async function told<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new RecognitionError(`text could not be read: ${error.message}`, { cause: error });
  }
}

function stepFor({ width, height }: Box): number {
  return Math.max(1, Math.ceil(Math.sqrt((width * height) / MAX_PIXELS)));
}

/** Lines of a part as lines of the frame. */
function placed(lines: readonly TextLine[], { x, y, width, height }: Box, step: number): TextLine[] {
  const place = (box: Box): Box => ({
    x: x + box.x * step,
    y: y + box.y * step,
    width: Math.min(width - box.x * step, box.width * step),
    height: Math.min(height - box.y * step, box.height * step),
  });
  return lines.map((line) => ({
    ...line,
    box: place(line.box),
    words: line.words.map((word) => ({ ...word, box: place(word.box) })),
  }));
}
