import type { Box } from '../../../shared/screen-place';
import { boxAround } from './box-around';
import type { TextLine, TextWord } from './text-reader';

/** More words no screen shows; a picture of noise may seem to. */
const MAX_WORDS = 1_000;
const MAX_WORD_LENGTH = 100;
/** A row of the table that is a word; the others are pages, blocks, paragraphs and lines. */
const WORD_LEVEL = '5';
const COLUMNS = 12;

/**
 * Lines of Tesseract's table of words, top to bottom. `placeOf` says where a box of the picture lies; null drops the word.
 * Source: https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html (TSV: level, page, block, paragraph, line, word,
 * left, top, width, height, confidence 0 to 100, text).
 */
export function linesOfTable(
  table: string,
  placeOf: (box: Box) => Box,
  chars: string | null,
): readonly TextLine[] {
  const allowed = chars === null ? null : new Set(chars);
  const lines = new Map<string, TextWord[]>();
  let count = 0;
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    if (cells.length < COLUMNS || cells[0] !== WORD_LEVEL) continue;
    const word = wordOf(cells, placeOf, allowed);
    if (!word) continue;
    count += 1;
    if (count > MAX_WORDS) break;
    const line = cells.slice(1, 5).join(' ');
    lines.set(line, [...(lines.get(line) ?? []), word]);
  }
  return [...lines.values()].map(lineOf).sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

function wordOf(
  cells: readonly string[],
  placeOf: (box: Box) => Box,
  allowed: ReadonlySet<string> | null,
): TextWord | null {
  const [x = 0, y = 0, width = 0, height = 0, confidence = 0] = cells.slice(6, 11).map(Number);
  const written = (cells[11] ?? '').trim().slice(0, MAX_WORD_LENGTH);
  // The engine keeps to the list but for what it takes for one sign, such as a ligature.
  const text = allowed ? [...written].filter((sign) => allowed.has(sign)).join('') : written;
  if (text === '') return null;
  return {
    text,
    box: placeOf({ x, y, width, height }),
    score: Math.min(1, Math.max(0, confidence / 100)),
  };
}

function lineOf(words: readonly TextWord[]): TextLine {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return {
    text: words.map(({ text }) => text).join(' '),
    box: boxAround(words.map(({ box }) => box)),
    score: words.reduce((sum, { score, text }) => sum + score * text.length, 0) / letters,
    words,
  };
}
