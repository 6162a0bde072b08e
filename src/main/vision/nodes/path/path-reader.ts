import { PathError } from './node-path';

const NAME = /[A-Za-z_][\w.$-]*/y;
const NUMBER = /\d{1,6}/y;
const BLANKS = /\s*/y;
const TEXT = /"([^"]*)"|'([^']*)'/y;

/** Reads a path from left to right. */
export class PathReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.skipBlanks();
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  /** Throws `PathError` for the place reached, or one before it. */
  refuse(problem: string, at = this.#at): never {
    throw new PathError(at + 1, problem);
  }

  get place(): number {
    return this.#at;
  }

  skipBlanks(): void {
    this.#match(BLANKS);
  }

  /** Takes these characters and blanks after them, if they come next. */
  takes(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    this.skipBlanks();
    return true;
  }

  /** The same; throws when they don't. */
  expect(text: string, instead = `expected "${text}"${this.#found()}`): void {
    if (!this.takes(text)) this.refuse(instead);
  }

  isNext(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }

  /** A name and blanks after it; undefined when none comes next. */
  name(): string | undefined {
    return this.#token(NAME)?.[0];
  }

  /** The same, left where it is. */
  nextName(): string | undefined {
    const before = this.#at;
    const name = this.name();
    this.#at = before;
    return name;
  }

  number(): number | undefined {
    const digits = this.#token(NUMBER)?.[0];
    return digits === undefined ? undefined : Number(digits);
  }

  /** A text in quotes of either kind. */
  text(): string {
    const found = this.#token(TEXT);
    if (!found) this.refuse(`expected a text in quotes${this.#found()}`);
    return found[1] ?? found[2] ?? '';
  }

  #token(pattern: RegExp): RegExpExecArray | undefined {
    const found = this.#match(pattern);
    if (found) this.skipBlanks();
    return found;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (!found) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }

  #found(): string {
    const next = this.#source.slice(this.#at, this.#at + 10);
    return next === '' ? ', found its end' : `, found ${next}`;
  }
}
