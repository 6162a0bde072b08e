import { readFile } from 'node:fs/promises';
import { RecognitionError } from '../recognition-error';
import { packages } from './packages';

/** Two letters as people write them, and what OCR data is named by. */
const THREE_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ en: 'eng', de: 'deu', fr: 'fra', es: 'spa', it: 'ita', pt: 'por', nl: 'nld', pl: 'pol', cs: 'ces' },
    ...{ sv: 'swe', da: 'dan', fi: 'fin', no: 'nor', tr: 'tur', ru: 'rus', uk: 'ukr', el: 'ell', hu: 'hun' },
    ...{
      ro: 'ron',
      ja: 'jpn',
      ko: 'kor',
      zh: 'chi_sim',
      ar: 'ara',
      he: 'heb',
      hi: 'hin',
      th: 'tha',
      vi: 'vie',
    },
  }),
);

/** Becomes part of a path. */
const CODE = /^[a-z]{3}(?:_[a-z]{3,4})?$/;

/** The data of a language's words, as the engine takes it. */
export interface LanguageData {
  /** As OCR data names it: `eng`. */
  readonly code: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a language's data from the package it comes in, `@tesseract.js-data/<code>`; nothing is fetched.
 * Rejects with `RecognitionError` when the language is not there.
 */
export async function readLanguage(language: string): Promise<LanguageData> {
  const code = languageCode(language);
  try {
    // The variant of whole numbers: as sure as the larger ones, and the smallest (3 MB).
    const name = `@tesseract.js-data/${code}/4.0.0_best_int/${code}.traineddata.gz`;
    return { code, bytes: await readFile(packages.resolve(name)) };
  } catch (error) {
    throw new RecognitionError(
      `text in the language "${shown(language)}" can't be read: its data is not installed. This version brings English (en)`,
      { cause: error },
    );
  }
}

/** The name of a language's data. Throws `RecognitionError` when it can't be a language. */
export function languageCode(language: string): string {
  const written = language.trim().toLowerCase();
  const code = THREE_LETTERS.get(written) ?? written;
  if (!CODE.test(code))
    throw new RecognitionError(`"${shown(language)}" is no language; write en, or eng as OCR data names it`);
  return code;
}

const shown = (language: string): string => language.slice(0, 30);
