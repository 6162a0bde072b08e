import { isUtf8 } from 'node:buffer';
import { countLines } from './line-count';
import { BadSource } from './source-row';

/** Tab, line feed and carriage return are text; the other control characters are not. */
const CONTROL = /[^\P{Cc}\t\n\r\u007F-\u009F]/u;
const LINE_FEED = 0x0a;

/**
 * The text of a file: UTF-8, or UTF-16 with its mark. Throws `BadSource` with the line for anything else
 * (`wrong_encoding`) and for control characters (`not_text`): nothing is replaced, because a password that was read
 * wrongly is worse than none.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: PieceDecoder | undefined;
  let line = 1;
  for await (const piece of bytes) {
    if (piece.length === 0) continue;
    decoder ??= piece[0] === 0xff || piece[0] === 0xfe ? wideDecoder(piece) : utf8Decoder();
    const text = checked(decoder.decode(piece, line), line);
    line += countLines(text);
    if (text !== '') yield text;
  }
  const rest = decoder?.end(line) ?? '';
  if (rest !== '') yield checked(rest, line);
}

interface PieceDecoder {
  decode(piece: Uint8Array, line: number): string;
  end(line: number): string;
}

function checked(text: string, line: number): string {
  const at = text.search(CONTROL);
  if (at !== -1) throw new BadSource('not_text', line + countLines(text.slice(0, at)));
  return text;
}

/** UTF-16; its mark tells the order of bytes. A mark of UTF-32 leaves NUL characters, which are no text. */
function wideDecoder([first, second]: Uint8Array): PieceDecoder {
  const label = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-16be';
  const decoder = new TextDecoder(label, { fatal: true });
  const decode = (line: number, piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new BadSource('wrong_encoding', line);
    }
  };
  return { decode: (piece, line) => decode(line, piece), end: (line) => decode(line) };
}

function utf8Decoder(): PieceDecoder {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const bare = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let started = false;
  let left: Uint8Array = new Uint8Array();
  const whole = (bytes: Uint8Array, line: number): string => {
    try {
      // The mark is taken away at the start of the file only.
      const text = (started ? bare : decoder).decode(bytes);
      started ||= bytes.length > 0;
      return text;
    } catch {
      throw new BadSource('wrong_encoding', line + linesBeforeFault(bytes));
    }
  };
  return {
    decode(piece, line) {
      const bytes = left.length === 0 ? piece : Buffer.concat([left, piece]);
      const end = bytes.length - openBytes(bytes);
      // A copy: the piece lies in memory that is read into again.
      left = Uint8Array.from(bytes.subarray(end));
      return whole(bytes.subarray(0, end), line);
    },
    end: (line) => whole(left, line),
  };
}

/** How many bytes at the end begin a character whose rest is still to come. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
  }
  return 0;
}

function lengthOf(firstByte: number): number {
  if (firstByte >= 0xf0) return 4;
  return firstByte >= 0xe0 ? 3 : 2;
}

function linesBeforeFault(bytes: Uint8Array): number {
  let lines = 0;
  let start = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, at))) break;
    lines += 1;
    start = at + 1;
  }
  return lines;
}
