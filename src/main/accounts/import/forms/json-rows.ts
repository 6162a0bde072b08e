import { TokenParser, Tokenizer } from '@streamparser/json';
import TokenType from '@streamparser/json/utils/types/tokenType.js';
import { AccountField } from '../../../../shared/account';
import { MAX_COLUMNS, MAX_DEPTH, MAX_ROW_CHARS } from '../import-limits';
import { BadSource, type Cell, type SourceItem } from './source-row';

/** Starts with a list of accounts in an object: what our export writes, and what others wrap lists in. */
const WRAPPED = /^\s*\{\s*"(?:format|accounts|fields)"\s*:/;
const LINE_FEED = 0x0a;

/**
 * Accounts of a JSON file: an array of objects, one object or several after each other (JSON Lines), or the object
 * our export writes. A row's line is that of its opening brace.
 */
export async function* jsonRows(text: AsyncGenerator<string>): AsyncGenerator<readonly SourceItem[]> {
  let document: JsonDocument | undefined;
  try {
    for await (const piece of text) {
      document ??= new JsonDocument(shapeOf(piece));
      document.write(Buffer.from(piece));
      yield document.take();
    }
    document?.end();
  } catch (error) {
    if (document) yield document.take();
    throw error;
  }
  if (document) yield document.take();
}

interface JsonShape {
  /** How many containers are open where an account begins. */
  readonly rowDepth: number;
  readonly paths: string[];
  readonly separator: string | undefined;
}

function shapeOf(start: string): JsonShape {
  if (WRAPPED.test(start)) return { rowDepth: 2, paths: ['$.fields', '$.accounts.*'], separator: undefined };
  return start.trimStart().startsWith('[')
    ? { rowDepth: 1, paths: ['$.*'], separator: undefined }
    : { rowDepth: 0, paths: ['$'], separator: '' };
}

class JsonDocument {
  readonly #tokenizer: Tokenizer;
  readonly #parser: TokenParser;
  readonly #rowDepth: number;
  #items: SourceItem[] = [];
  #types: ReadonlyMap<string, string> = new Map();
  #piece: Uint8Array = new Uint8Array();
  /** Bytes before this piece, and lines before `#counted` of it. */
  #before = 0;
  #counted = 0;
  #line = 1;
  #depth = 0;
  #rowLine = 1;
  #rowStart = 0;

  constructor({ rowDepth, paths, separator }: JsonShape) {
    this.#rowDepth = rowDepth;
    const separated = separator === undefined ? {} : { separator };
    this.#tokenizer = new Tokenizer(separated);
    this.#parser = new TokenParser({ paths, keepStack: false, ...separated });
    this.#tokenizer.onToken = (info) => {
      this.#look(info.token, info.offset);
      this.#parser.write(info);
    };
    this.#parser.onValue = ({ value, key }) => this.#add(value, key);
  }

  write(piece: Uint8Array): void {
    this.#before += this.#piece.length;
    this.#piece = piece;
    this.#counted = 0;
    this.#guarded(() => this.#tokenizer.write(piece));
    this.#lineAt(this.#before + piece.length);
    if (this.#before + piece.length - this.#rowStart > MAX_ROW_CHARS)
      throw new BadSource('too_long', this.#rowLine);
  }

  end(): void {
    this.#guarded(() => {
      if (!this.#tokenizer.isEnded) this.#tokenizer.end();
      if (!this.#parser.isEnded) this.#parser.end();
    });
  }

  take(): readonly SourceItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #look(token: TokenType, offset: number): void {
    const opens = token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET;
    if (this.#depth <= this.#rowDepth) {
      this.#rowLine = this.#lineAt(offset);
      this.#rowStart = offset;
    } else if (offset - this.#rowStart > MAX_ROW_CHARS) throw new BadSource('too_long', this.#rowLine);
    if (opens) this.#depth += 1;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.#depth -= 1;
    if (this.#depth > MAX_DEPTH) throw new BadSource('broken_json', this.#rowLine, 'nested too deep');
  }

  #add(value: unknown, key: unknown): void {
    if (this.#rowDepth === 2 && key === 'fields') this.#types = declaredTypes(value);
    else if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new BadSource('broken_json', this.#rowLine, 'an account is an object');
    else this.#items.push(this.#row(value));
  }

  #row(value: object): SourceItem {
    const names: string[] = [];
    const cells: Cell[] = [];
    for (const [name, inner] of this.#members(value)) {
      names.push(name.slice(0, 200));
      cells.push(cellOf(inner));
    }
    return names.length > MAX_COLUMNS
      ? { line: this.#rowLine, column: null, code: 'too_many_columns', value: String(names.length) }
      : { line: this.#rowLine, names, cells };
  }

  /** In our own form fields stand in an object of their own, and their types are declared. */
  #members(value: object): readonly (readonly [string, unknown])[] {
    const members = Object.entries(value);
    if (this.#rowDepth !== 2) return members;
    return members.flatMap(([name, inner]: [string, unknown]) =>
      name === 'fields' && typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.entries(inner).map(([field, own]): [string, unknown] => [this.#typed(field), own])
        : [[name, inner]],
    );
  }

  #typed(field: string): string {
    const type = this.#types.get(field);
    return type === undefined ? field : `${field}:${type}`;
  }

  /** The line of a byte at or after the one asked for last. */
  #lineAt(offset: number): number {
    const until = Math.min(offset - this.#before, this.#piece.length);
    for (let at = this.#piece.indexOf(LINE_FEED, this.#counted); at !== -1 && at < until;) {
      this.#line += 1;
      this.#counted = at + 1;
      at = this.#piece.indexOf(LINE_FEED, this.#counted);
    }
    this.#counted = Math.max(this.#counted, until);
    return this.#line;
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof BadSource) throw error;
      const message = error instanceof Error ? error.message : '';
      const position = /absolute position "(\d+)"/.exec(message)?.[1];
      const line = position === undefined ? this.#line : this.#lineAt(Number(position));
      throw new BadSource('broken_json', line, whatIsWrong(message));
    }
  }
}

function whatIsWrong(message: string): string {
  if (/ended in/i.test(message)) return 'it ends in the middle';
  return /^Unexpected "."/.exec(message)?.[0] ?? 'unexpected';
}

function declaredTypes(value: unknown): ReadonlyMap<string, string> {
  const parsed = AccountField.pick({ name: true, type: true }).array().safeParse(value);
  return new Map(parsed.success ? parsed.data.map(({ name, type }) => [name, type]) : []);
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
  return JSON.stringify(value);
}
