import { parse, type Parser } from 'csv-parse';
import { MAX_COLUMNS, MAX_ROW_CHARS } from '../import-limits';
import { guessCsvShape } from './csv-delimiter';
import { BadSource, type ProblemCode, type RowProblem, type SourceItem } from './source-row';

/** Cells that were neutralised so that no spreadsheet takes them for a formula; see `export/csv-text.ts`. */
const NEUTRALISED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows of a table whose first line names its columns. Where a quote is broken, reading ends: nobody can tell where the
 * next row begins. Rows with more or fewer cells than there are columns are problems, the others go on.
 */
export async function* csvRows(text: AsyncGenerator<string>): AsyncGenerator<readonly SourceItem[]> {
  const table = new Table();
  let parser: Parser | undefined;
  try {
    for await (const piece of text) {
      const shape = parser ? { skipped: 0 } : guessCsvShape(piece);
      parser ??= startParser('delimiter' in shape ? shape.delimiter : ',', table);
      await table.told(write(parser, piece.slice(shape.skipped)));
      table.line += shape.skipped > 0 ? 1 : 0;
      yield table.take();
    }
    if (parser) await table.told(end(parser));
  } catch (error) {
    // What was read before stands.
    yield table.take();
    throw error;
  } finally {
    parser?.destroy();
  }
  yield table.take();
}

/** Rows are taken from `on_record`, while a piece is written: an error later in the piece would lose them otherwise. */
function startParser(delimiter: string, table: Table): Parser {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: MAX_ROW_CHARS,
    on_record: (record: string[]) => {
      table.add(record);
      return null;
    },
  });
  parser.on('error', () => undefined);
  return parser.resume();
}

function write(parser: Parser, piece: string): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}

function end(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('end', resolve).once('error', reject);
    parser.end();
  });
}

class Table {
  line = 1;
  #names: readonly string[] | undefined;
  #items: SourceItem[] = [];

  add(record: readonly string[]): void {
    const { line } = this;
    this.line += 1;
    for (const cell of record) if (cell.includes('\n') || cell.includes('\r')) this.line += lineEnds(cell);
    const [only = ''] = record;
    if (record.length <= 1 && only.trim() === '') return;
    if (!this.#names) {
      if (record.length > MAX_COLUMNS) throw new BadSource('too_many_columns', line, String(record.length));
      this.#names = columnNames(record);
    } else this.#items.push(this.#row(line, record, this.#names));
  }

  take(): readonly SourceItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  /** The parser's errors as ours; it is where the row began that people look for the quote. */
  async told(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (error instanceof BadSource) throw error;
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      throw new BadSource(code === 'CSV_MAX_RECORD_SIZE' ? 'too_long' : 'broken_quote', this.line);
    }
  }

  #row(line: number, record: readonly string[], names: readonly string[]): SourceItem {
    if (record.length > names.length) return ragged('too_many_columns', line, record.length);
    if (record.length < names.length) return ragged('too_few_columns', line, record.length);
    return { line, names, cells: record.map(original) };
  }
}

function ragged(code: ProblemCode, line: number, cells: number): RowProblem {
  return { line, column: null, code, value: String(cells) };
}

/** The cell as it was before it was neutralised. */
function original(cell: string): string {
  return cell.startsWith("'") && NEUTRALISED.test(cell) ? cell.slice(1) : cell;
}

function lineEnds(cell: string): number {
  return cell.split(/\r\n|\n|\r/).length - 1;
}

/** Names people can tell apart: an empty one is its number, one that comes again gets one. */
function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const wanted = cell.trim() === '' ? `column ${String(index + 1)}` : cell.trim().slice(0, 200);
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted} (${String(count)})`;
    taken.add(name);
    return name;
  });
}
