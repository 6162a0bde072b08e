import { Composer, Lexer, Parser, type CST, type Document, type LineCounter } from 'yaml';

/** Deepest nesting of mappings and lists; far beyond what anybody can read. */
const MAX_DEPTH = 64;
/** Each level keeps up to four tokens on the parser's stack. */
const MAX_STACK = MAX_DEPTH * 4;
/** Ten thousand steps with all their settings have about 600 000. */
const MAX_LEXEMES = 700_000;
const MAX_ERROR_TOKENS = 50;

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

/**
 * Parses one YAML document, or refuses a text that is made to eat time or memory: the tokens are counted while they
 * are made, so that nothing is built from a text nested thousands deep.
 */
export function composeYaml(
  text: string,
  lines: LineCounter,
): { readonly document: Document.Parsed } | { readonly refused: Refusal } {
  lines.addNewLine(0);
  const tokens = readTokens(text, lines);
  return 'refused' in tokens ? tokens : composeTokens(tokens.tokens, text.length);
}

function readTokens(
  text: string,
  lines: LineCounter,
): { readonly tokens: CST.Token[] } | { readonly refused: Refusal } {
  const parser = new Parser((offset) => {
    if (offset > 0) lines.addNewLine(offset);
  });
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') errors += 1;
    }
    lexemes += 1;
    const code = limitReached(parser.stack.length, lexemes);
    if (code !== undefined) return { refused: { ...code, offset: parser.offset } };
    if (errors > MAX_ERROR_TOKENS) break;
  }
  return { tokens: [...tokens, ...parser.end()] };
}

function limitReached(stack: number, lexemes: number): Omit<Refusal, 'offset'> | undefined {
  if (stack > MAX_STACK) {
    return {
      code: 'too_deep',
      message: `Lists and mappings are nested more than ${String(MAX_DEPTH)} deep here. Move inner steps to a routine of their own and call it with runRoutine.`,
    };
  }
  if (lexemes <= MAX_LEXEMES) return undefined;
  return { code: 'too_large', message: 'The routine has too many parts to be read. Split it into several.' };
}

function composeTokens(
  tokens: readonly CST.Token[],
  length: number,
): { readonly document: Document.Parsed } | { readonly refused: Refusal } {
  // Errors of the text are Error objects; half a million stack traces would take seconds.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const composer = new Composer({
      uniqueKeys: false,
      prettyErrors: false,
      stringKeys: true,
      logLevel: 'silent',
    });
    let first: Document.Parsed | undefined;
    for (const document of composer.compose(tokens, true, length)) {
      if (first) {
        const message = 'A routine file holds one routine; a second document starts here ("---").';
        return { refused: { code: 'several_documents', message, offset: document.range[0] } };
      }
      first = document;
    }
    if (first) return { document: first };
    return { refused: { code: 'yaml_syntax', message: 'The file could not be read as YAML.', offset: 0 } };
  } finally {
    Error.stackTraceLimit = limit;
  }
}
