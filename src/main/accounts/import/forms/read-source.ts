import type { AccountFileForm } from '../../../../shared/account-import';
import { csvRows } from './csv-rows';
import { jsonRows } from './json-rows';
import { BadSource, type SourceItem, type SourceReading } from './source-row';
import { decodeText } from './source-text';
import { xmlRows } from './xml-rows';

/** Enough to tell a file's form and what divides its cells. */
const START_CHARS = 16_384;

const TABLE = /\.(?:csv|tsv|tab)$/i;

/** Begins to read a file; its form is told by how it begins, for names often lie. Throws `BadSource`. */
export async function readSource(name: string, bytes: AsyncIterable<Uint8Array>): Promise<SourceReading> {
  const text = decodeText(bytes);
  let start = '';
  while (start.length < START_CHARS || start.trim() === '') {
    const next = await text.next();
    if (next.done === true) break;
    start += next.value;
  }
  if (start.trim() === '') throw new BadSource('form_unknown', 1);
  const whole = joined(start, text);
  const form = formOf(name, start.trimStart());
  if (form === 'csv') return { form, items: csvRows(whole) };
  if (form === 'json') return { form, items: jsonRows(whole) };
  return { form: /<map[\s/>]/.test(start) ? 'xml' : 'xmlElements', items: xmlRows(whole) };
}

function formOf(name: string, start: string): AccountFileForm {
  if (TABLE.test(name)) return 'csv';
  if (start.startsWith('<')) return 'xml';
  return /^[{[]/.test(start) ? 'json' : 'csv';
}

async function* joined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

/** All that a source says: rows, problems, and at last why reading ended early. */
export async function* itemsOf(reading: SourceReading): AsyncGenerator<readonly SourceItem[]> {
  try {
    yield* reading.items;
  } catch (error) {
    if (!(error instanceof BadSource)) throw error;
    yield [error.problem];
  }
}
