/** Where a text stops being JSON. `line` and `column` count from 1, columns in UTF-16 units as editors do. */
export interface JsonSyntaxError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

const WHITE = new Set([' ', '\t', '\n', '\r']);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /(?:true|false|null)(?![\w$])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

type Expected = 'value' | 'firstItem' | 'firstKey' | 'key' | 'colon' | 'commaOrEnd' | 'end';

const WORDS: Readonly<Record<Expected, string>> = {
  value: 'a value',
  firstItem: "a value or ']'",
  firstKey: "a key in double quotes or '}'",
  key: 'a key in double quotes',
  colon: "':'",
  commaOrEnd: "',' or the end of the object or array",
  end: 'nothing more',
};

/**
 * Finds the first place where `text` breaks the grammar of RFC 8259, or undefined when it does not. Engines differ in
 * whether their own messages tell a place at all (V8 of Node 20 often does not), so the place is looked for here, only
 * for texts `JSON.parse` has refused.
 */
export function findJsonSyntaxError(text: string): JsonSyntaxError | undefined {
  const scanner: Scanner = { text, offset: 0, open: [], expected: 'value' };
  for (;;) {
    while (WHITE.has(text.charAt(scanner.offset))) scanner.offset += 1;
    if (scanner.offset >= text.length) {
      if (scanner.expected === 'end') return undefined;
      return at(text, text.length, `the text ends where ${WORDS[scanner.expected]} should come`);
    }
    const problem = takeToken(scanner);
    if (problem !== undefined) return at(text, scanner.offset, problem);
  }
}

interface Scanner {
  readonly text: string;
  offset: number;
  readonly open: ('{' | '[')[];
  expected: Expected;
}

type NoProblem = string | undefined;

/** Moves over one token, or answers what is wrong at the (then exact) offset. */
function takeToken(scanner: Scanner): string | undefined {
  const { expected, text, offset } = scanner;
  const character = text.charAt(offset);
  const unexpected = `${describe(text, offset)} where ${WORDS[expected]} should come`;
  switch (expected) {
    case 'end':
      return unexpected;
    case 'colon':
      return character === ':' ? advance(scanner, 1, 'value') : unexpected;
    case 'commaOrEnd':
      return takeSeparator(scanner, character) ? undefined : unexpected;
    case 'key':
    case 'firstKey':
      if (character === '}' && expected === 'firstKey') return close(scanner);
      return character === '"' ? takeString(scanner, 'colon') : unexpected;
    case 'firstItem':
      if (character === ']') return close(scanner);
      return takeValue(scanner, character, unexpected);
    case 'value':
      return takeValue(scanner, character, unexpected);
  }
}

function takeValue(scanner: Scanner, character: string, unexpected: string): string | undefined {
  if (character === '"') return takeString(scanner, afterValue(scanner));
  if (character === '{' || character === '[') {
    scanner.open.push(character);
    return advance(scanner, 1, character === '{' ? 'firstKey' : 'firstItem');
  }
  for (const pattern of [NUMBER, WORD]) {
    pattern.lastIndex = scanner.offset;
    const token = pattern.exec(scanner.text)?.[0];
    if (token !== undefined) return advance(scanner, token.length, afterValue(scanner));
  }
  return unexpected;
}

function takeSeparator(scanner: Scanner, character: string): boolean {
  const inside = scanner.open.at(-1);
  if (character === ',') advance(scanner, 1, inside === '{' ? 'key' : 'value');
  else if (character === (inside === '{' ? '}' : ']')) close(scanner);
  else return false;
  return true;
}

function takeString(scanner: Scanner, next: Expected): string | undefined {
  const { text } = scanner;
  for (scanner.offset += 1; scanner.offset < text.length;) {
    const character = text.charAt(scanner.offset);
    if (character === '"') return advance(scanner, 1, next);
    if (character < ' ') return `${describe(text, scanner.offset)} inside a text in quotes`;
    if (character === '\\') {
      ESCAPE.lastIndex = scanner.offset;
      const escape = ESCAPE.exec(text)?.[0];
      if (escape === undefined) return 'an unknown escape after a backslash';
      scanner.offset += escape.length;
    } else scanner.offset += 1;
  }
  return 'a text in quotes is not closed';
}

function close(scanner: Scanner): NoProblem {
  scanner.open.pop();
  return advance(scanner, 1, afterValue(scanner));
}

function afterValue(scanner: Scanner): Expected {
  return scanner.open.length === 0 ? 'end' : 'commaOrEnd';
}

function advance(scanner: Scanner, by: number, expected: Expected): NoProblem {
  scanner.offset += by;
  scanner.expected = expected;
  return undefined;
}

function describe(text: string, offset: number): string {
  const codePoint = text.codePointAt(offset) ?? 0;
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)
    ? `control character U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
    : `'${String.fromCodePoint(codePoint)}'`;
}

function at(text: string, offset: number, message: string): JsonSyntaxError {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { message, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
