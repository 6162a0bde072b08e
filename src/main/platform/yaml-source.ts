import { Composer, Lexer, LineCounter, Parser, type CST, type Document } from 'yaml';
import type { ImportRefusal } from '../../shared/import';
import { MAX_JSON_DEPTH, type Json } from './json-text';
import { yamlValue, YamlRefusal } from './yaml-value';

/** Each level keeps up to four tokens on the parser's stack. */
const MAX_STACK = MAX_JSON_DEPTH * 4;
/** A list of four hundred groups has fewer; what is larger would hold the host up. */
const MAX_LEXEMES_PER_DOCUMENT = 100_000;
/** Lines, items and entries of all documents, counted before anything is taken apart: 2 000 groups have 70 000. */
const MAX_SEPARATORS = 120_000;
const SEPARATOR = /[\n,[{]/g;
/** A text may hold several documents; so many groups are one import. */
const MAX_DOCUMENTS = 2_000;
/** So many lexemes take a few milliseconds. */
const BREATHE_EVERY = 10_000;

type Refused = { readonly refusal: ImportRefusal };

/** The documents of a YAML text as plain values; a text made to eat time or memory is refused where it is seen. */
export async function parseYaml(
  text: string,
  breathe: () => Promise<void>,
): Promise<{ readonly documents: readonly Json[] } | Refused> {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const reader = new YamlReader(lines);
  const slice = (lexemes: Iterator<string>): boolean => reader.take(lexemes, BREATHE_EVERY);
  const lexemes = new Lexer().lex(text)[Symbol.iterator]();
  try {
    checkSeparators(text, lines);
    while (withoutStacks(() => slice(lexemes))) await breathe();
    return { documents: withoutStacks(() => reader.end(text.length)) };
  } catch (error) {
    if (!(error instanceof YamlRefusal)) throw error;
    const { line, col } = lines.linePos(Math.min(Math.max(error.offset, 0), text.length));
    return {
      refusal: {
        code: 'not_yaml',
        message: error.message,
        line: Math.max(line, 1),
        column: Math.max(col, 1),
      },
    };
  }
}

function checkSeparators(text: string, lines: LineCounter): void {
  let count = 0;
  for (const { index, 0: separator } of text.matchAll(SEPARATOR)) {
    if (++count > MAX_SEPARATORS) throw new YamlRefusal(TOO_MANY_PARTS, index);
    if (separator === '\n') lines.addNewLine(index + 1);
  }
  lines.lineStarts.splice(1);
}

const TOO_MANY_PARTS = 'too many parts for one file';

class YamlReader {
  readonly #parser: Parser;
  readonly #composer = new Composer({
    uniqueKeys: false,
    prettyErrors: false,
    stringKeys: true,
    resolveKnownTags: false,
    merge: false,
    logLevel: 'silent',
  });
  readonly #values: Json[] = [];
  #lexemesOfDocument = 0;

  constructor(lines: LineCounter) {
    this.#parser = new Parser((offset) => {
      if (offset > 0) lines.addNewLine(offset);
    });
  }

  /** Takes up to `count` lexemes; false when there are no more. */
  take(lexemes: Iterator<string>, count: number): boolean {
    for (let taken = 0; taken < count; taken += 1) {
      const next = lexemes.next();
      if (next.done === true) return false;
      for (const token of this.#parser.next(next.value)) this.#compose(token);
      this.#checkLimits();
    }
    return true;
  }

  end(length: number): readonly Json[] {
    for (const token of this.#parser.end()) this.#compose(token);
    this.#collect(this.#composer.end(true, length));
    return this.#values;
  }

  #compose(token: CST.Token): void {
    if (token.type === 'document') this.#lexemesOfDocument = 0;
    if (token.type === 'error') throw new YamlRefusal(sentence(token.message), token.offset);
    this.#collect(this.#composer.next(token));
  }

  #collect(documents: Iterable<Document.Parsed>): void {
    for (const document of documents) {
      const problem = [...document.errors, ...document.warnings].at(0);
      if (problem) throw new YamlRefusal(sentence(problem.message), problem.pos[0]);
      const value = yamlValue(document.contents);
      // Between two marks (`---`) there may be nothing.
      if (value !== null) this.#values.push(value);
      if (this.#values.length > MAX_DOCUMENTS)
        throw new YamlRefusal(`more than ${String(MAX_DOCUMENTS)} documents`, document.range[0]);
    }
  }

  #checkLimits(): void {
    this.#lexemesOfDocument += 1;
    const { offset, stack } = this.#parser;
    if (stack.length > MAX_STACK)
      throw new YamlRefusal(`nested deeper than ${String(MAX_JSON_DEPTH)} levels`, offset);
    if (this.#lexemesOfDocument > MAX_LEXEMES_PER_DOCUMENT) throw new YamlRefusal(TOO_MANY_PARTS, offset);
  }
}

/** Errors of a text are Error objects; thousands of stack traces would take seconds. */
function withoutStacks<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** The library quotes the text it stumbled over; a long one is of no use. */
function sentence(message: string): string {
  const line = (message.split('\n')[0] ?? '').replace(/\.$/, '');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
