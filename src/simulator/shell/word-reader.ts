import { ShellSyntaxError } from './shell-script';
import type { ShellScript, ShellWord, ShellWordPart } from './shell-script';

const SEPARATOR = /^(&&|\|\||;|\n|&)/;
const VARIABLE = /^\$(?:(\?)|\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/;
/** Characters a backslash protects inside double quotes; before any other it is an ordinary backslash. */
const PROTECTED_IN_QUOTES = '$`"\\';

/** Walks over a command line and takes words, operators and redirections from it. */
export class WordReader {
  private readonly source: string;
  private readonly parseNested: (source: string) => ShellScript;
  private at = 0;

  constructor(source: string, parseNested: (source: string) => ShellScript) {
    this.source = source;
    this.parseNested = parseNested;
  }

  /** True when a word or a redirection comes next. */
  atWord(): boolean {
    this.skipSpace();
    if (this.at >= this.source.length) return false;
    if (this.source[this.at] === '(' || this.source[this.at] === ')') {
      throw new ShellSyntaxError(`unexpected '${this.source[this.at] ?? ''}'`);
    }
    return !SEPARATOR.test(this.source.slice(this.at)) && this.source[this.at] !== '|';
  }

  /** The next separator, or an empty text at the end. */
  takeSeparator(): string {
    this.skipSpace();
    return this.match(SEPARATOR)?.[0] ?? '';
  }

  takePipe(): boolean {
    this.skipSpace();
    return this.match(/^\|(?!\|)/) !== undefined;
  }

  takeBang(): boolean {
    this.skipSpace();
    return this.match(/^!(?=\s)/) !== undefined;
  }

  match(pattern: RegExp): RegExpMatchArray | undefined {
    const match = this.source.slice(this.at).match(pattern);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match;
  }

  skipSpace(): void {
    this.match(/^(?:[ \t\r]|\\\n)+/);
    if (this.source[this.at] === '#') this.match(/^#[^\n]*/);
  }

  /** The word that starts here; without parts when none does. */
  readWord(): ShellWord {
    const parts: ShellWordPart[] = [];
    while (this.at < this.source.length && !/[\s;&|<>()]/.test(this.source[this.at] ?? '')) {
      const character = this.source[this.at] ?? '';
      if (character === "'") parts.push(this.readSingleQuoted());
      else if (character === '"') parts.push(...this.readDoubleQuoted());
      else if (character === '\\') parts.push(this.readEscaped());
      else parts.push(this.readDollar(false) ?? this.readPlain());
    }
    return parts;
  }

  private readPlain(): ShellWordPart {
    const text = this.match(/^[^\s;&|<>()'"\\$]+/)?.[0] ?? this.take();
    return { kind: 'text', text, quoted: false };
  }

  private take(): string {
    const character = this.source[this.at] ?? '';
    this.at += 1;
    return character;
  }

  private readSingleQuoted(): ShellWordPart {
    const match = this.match(/^'([^']*)'/);
    if (match === undefined) throw new ShellSyntaxError('no closing quote');
    return { kind: 'text', text: match[1] ?? '', quoted: true };
  }

  private readEscaped(): ShellWordPart {
    this.at += 1;
    return { kind: 'text', text: this.take(), quoted: true };
  }

  private readDoubleQuoted(): ShellWordPart[] {
    this.at += 1;
    const parts: ShellWordPart[] = [{ kind: 'text', text: '', quoted: true }];
    while (this.source[this.at] !== '"') {
      if (this.at >= this.source.length) throw new ShellSyntaxError('no closing quote');
      const next = this.source[this.at + 1] ?? '';
      if (this.source[this.at] === '\\' && PROTECTED_IN_QUOTES.includes(next)) parts.push(this.readEscaped());
      else parts.push(this.readDollar(true) ?? { kind: 'text', text: this.take(), quoted: true });
    }
    this.at += 1;
    return parts;
  }

  private readDollar(quoted: boolean): ShellWordPart | undefined {
    if (this.source[this.at] !== '$') return undefined;
    if (this.source[this.at + 1] === '(') return this.readOutput(quoted);
    const match = this.match(VARIABLE);
    if (match === undefined) return undefined;
    return { kind: 'variable', name: match[1] ?? match[2] ?? match[3] ?? '', quoted };
  }

  private readOutput(quoted: boolean): ShellWordPart {
    const start = this.at + 2;
    let depth = 0;
    for (let index = start - 1; index < this.source.length; index++) {
      if (this.source[index] === '(') depth += 1;
      else if (this.source[index] === ')') depth -= 1;
      if (depth > 0) continue;
      this.at = index + 1;
      return { kind: 'output', script: this.parseNested(this.source.slice(start, index)), quoted };
    }
    throw new ShellSyntaxError("no closing ')'");
  }
}
