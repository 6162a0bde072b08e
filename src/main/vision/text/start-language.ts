import type { Clock } from '../../../shared/ports';
import { RecognitionError } from '../recognition-error';
import { DataError, startOcrEngine, type OcrEngine } from './ocr-engine';
import { readLanguage } from './text-languages';

/**
 * Starts an engine with a language's data, from `folder` or as it is shipped. Rejects with `RecognitionError` for what a
 * person can mend, and with `EngineError`.
 */
export async function startLanguage(
  language: string,
  folder: string | null,
  clock: Clock,
): Promise<OcrEngine> {
  const { code, bytes } = await readLanguage(language, folder);
  try {
    return await startOcrEngine({ language: code, data: bytes, clock });
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new RecognitionError(
      `text in the language "${code}" can't be read: ${code}.traineddata in the folder ocr_languages is damaged or of another kind. Put one of tessdata_fast or tessdata_best there`,
      { cause: error },
    );
  }
}
