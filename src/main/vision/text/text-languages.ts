import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readFileBytes } from '../../platform/file-bytes';
import { RecognitionError } from '../recognition-error';
import { packages } from './packages';

/** Two letters as people write them, and what OCR data is named by. */
export const LANGUAGE_CODES: ReadonlyMap<string, string> = new Map(
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

/** The largest data there is (Chinese, Japanese) has half of it. */
const MAX_DATA_BYTES = 96 * 2 ** 20;

/**
 * Reads a language's data: a file that a person put into `folder`, `<code>.traineddata`, packed with gzip or not; else
 * from the package it comes in, `@tesseract.js-data/<code>`. Nothing is fetched. Rejects with `RecognitionError` when the
 * language is not there, or its file can't be read.
 */
export async function readLanguage(language: string, folder: string | null = null): Promise<LanguageData> {
  const code = languageCode(language);
  const given = folder === null ? undefined : await readGiven(folder, code);
  return { code, bytes: given ?? (await readShipped(code)) };
}

async function readShipped(code: string): Promise<Uint8Array> {
  try {
    // The variant of whole numbers: as sure as the larger ones, and the smallest (3 MB).
    return await readFile(
      packages.resolve(`@tesseract.js-data/${code}/4.0.0_best_int/${code}.traineddata.gz`),
    );
  } catch (error) {
    throw new RecognitionError(
      `text in the language "${code}" can't be read: there is no ${code}.traineddata in the folder ocr_languages. English (en) is there without one`,
      { cause: error },
    );
  }
}

const WHY = {
  too_large: `it has more than ${String(MAX_DATA_BYTES)} bytes`,
  io_error: 'it is no file, or the system does not let Muster read it',
} as const;

/** What a person has put there; undefined when there is nothing. */
async function readGiven(folder: string, code: string): Promise<Uint8Array | undefined> {
  for (const name of [`${code}.traineddata`, `${code}.traineddata.gz`]) {
    const read = await readFileBytes(join(folder, name), MAX_DATA_BYTES);
    if (read.ok) return unpacked(name, read.value.bytes);
    if (read.error.code !== 'missing') throw unreadable(name, WHY[read.error.code]);
  }
  return undefined;
}

async function unpacked(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_DATA_BYTES });
  } catch (error) {
    throw unreadable(name, error instanceof Error ? error.message : String(error));
  }
}

function unreadable(name: string, why: string): RecognitionError {
  return new RecognitionError(`ocr_languages/${name} can't be read: ${why}`);
}

/** The name of a language's data. Throws `RecognitionError` when it can't be a language. */
export function languageCode(language: string): string {
  const written = language.trim().toLowerCase();
  const code = LANGUAGE_CODES.get(written) ?? written;
  if (!CODE.test(code))
    throw new RecognitionError(`"${shown(language)}" is no language; write en, or eng as OCR data names it`);
  return code;
}

const shown = (language: string): string => language.slice(0, 30);
