import { dataFolderAt } from '../main/platform/paths';
import { createSystemClock } from '../main/platform/system-clock';
import { RecognitionError } from '../main/vision/recognition-error';
import { DataError, EngineError } from '../main/vision/text/ocr-engine';
import { startLanguage } from '../main/vision/text/start-language';
import { createTesseractReader, type TesseractReader } from '../main/vision/text/tesseract-reader';
import type { TextLine } from '../main/vision/text/text-reader';
import type { AppError } from '../shared/errors';
import type { Box } from '../shared/screen-place';
import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { dataFolderOf } from './host-options';
import { asTable } from './output';
import { boxWords, outsideOf } from './pixel-region';
import { readPicture, unreadablePicture } from './picture-file';

export interface OcrFlags {
  readonly language: string;
  readonly chars?: string;
  readonly region?: Box;
}

/** `muster vision ocr IMAGE`: 0 when text was read, 1 when there is none, 3 when the file is missing. */
export async function readTextOf(context: CommandContext, image: string, flags: OcrFlags): Promise<ExitCode> {
  const { output, interrupted } = context;
  const picture = await readPicture(image);
  if (!picture.ok) return unreadablePicture(context, picture.error);
  const frame = picture.value;
  const outside = outsideOf(context, frame, flags.region);
  if (outside !== null) return outside;
  const box = flags.region ?? { x: 0, y: 0, width: frame.width, height: frame.height };
  const { ocrLanguages } = dataFolderAt(dataFolderOf(context.globals.data));
  const { reader, startMs } = createTimedReader(ocrLanguages);
  const { language, chars = null } = flags;
  const clock = createSystemClock();
  const began = clock.monotonic();
  try {
    const lines = await reader.read(frame, { box, language, chars }, interrupted);
    const ms = clock.monotonic() - began - startMs();
    const { width, height } = frame;
    const answer = { image: { file: image, width, height }, language, region: flags.region ?? null };
    output.result({ ...answer, lines, ms, startMs: startMs() }, () => wordsOf(lines));
    output.note(`${ms.toFixed(0)} ms, and ${startMs().toFixed(0)} ms once to start`);
    return lines.length === 0 ? EXIT.failed : EXIT.done;
  } catch (error) {
    if (interrupted.aborted) return EXIT.interrupted;
    return output.error(refusalOf(error));
  } finally {
    await reader.close();
  }
}

/** Either the engine failed, or it has no such language. */
function refusalOf(error: unknown): AppError {
  if (!(error instanceof RecognitionError)) throw error;
  if (error.cause instanceof EngineError && !(error.cause instanceof DataError))
    return { code: 'internal', ref: error.message };
  return { code: 'invalid_input', issues: [{ path: '--language', message: error.message }] };
}

/** Reads as bots do, and says how much of the time was the engine's start. `languages` is a folder with their data. */
export function createTimedReader(languages: string | null): {
  readonly reader: TesseractReader;
  readonly startMs: () => number;
} {
  const clock = createSystemClock();
  let startMs = 0;
  const reader = createTesseractReader({
    clock,
    startEngine: async (language) => {
      const began = clock.monotonic();
      const engine = await startLanguage(language, languages, clock);
      startMs = clock.monotonic() - began;
      return engine;
    },
  });
  return { reader, startMs: () => startMs };
}

function wordsOf(lines: readonly TextLine[]): string {
  if (lines.length === 0) return 'No text could be read.';
  return asTable(
    lines.map(({ text, box, score }) => [text, boxWords(box), `${String(Math.round(score * 100))} %`]),
  );
}
