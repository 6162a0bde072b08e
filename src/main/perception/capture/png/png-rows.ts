import { ReplyError } from '../../../devices/adb/adb-failure';
import type { PngParts } from './png-chunks';

/** Undoes the filters of a PNG's rows as they come. Source: W3C Portable Network Graphics, 9. */
export class PngRows {
  readonly #pixels: Uint8Array;
  readonly #channels: 3 | 4;
  readonly #height: number;
  /** The row that comes, its filter first. */
  readonly #line: Uint8Array;
  #above: Uint8Array;
  #here: Uint8Array;
  #filled = 0;
  #row = 0;

  constructor({ width, height, channels }: Omit<PngParts, 'packed'>, pixels: Uint8Array) {
    this.#pixels = pixels;
    this.#channels = channels;
    this.#height = height;
    const bytes = width * channels;
    this.#line = new Uint8Array(bytes + 1);
    this.#above = new Uint8Array(bytes);
    this.#here = new Uint8Array(bytes);
  }

  /** Takes what was unpacked, in pieces of any size. Throws `ReplyError` for more than there are rows. */
  take(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      if (this.#row === this.#height)
        throw new ReplyError('device_protocol', 'the PNG is longer than its header says');
      const piece = chunk.subarray(at, at + this.#line.length - this.#filled);
      this.#line.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === this.#line.length) this.#endRow();
    }
  }

  /** Throws `ReplyError` when rows are missing. */
  finish(): void {
    if (this.#row < this.#height)
      throw new ReplyError('device_reply_cut', `the PNG has ${String(this.#row)} whole rows`);
  }

  #endRow(): void {
    const coded = this.#line.subarray(1);
    unfilter(this.#line[0] ?? 0, { coded, above: this.#above, here: this.#here, step: this.#channels });
    this.#show();
    [this.#above, this.#here] = [this.#here, this.#above];
    this.#filled = 0;
    this.#row += 1;
  }

  #show(): void {
    const here = this.#here;
    const pixels = this.#pixels;
    const width = here.length / this.#channels;
    let to = this.#row * width * 4;
    if (this.#channels === 4) {
      pixels.set(here, to);
      return;
    }
    for (let at = 0; at < here.length; at += 3, to += 4) {
      pixels[to] = here[at] ?? 0;
      pixels[to + 1] = here[at + 1] ?? 0;
      pixels[to + 2] = here[at + 2] ?? 0;
      pixels[to + 3] = 255;
    }
  }
}

interface Row {
  readonly coded: Uint8Array;
  readonly above: Uint8Array;
  readonly here: Uint8Array;
  /** Bytes of a pixel. */
  readonly step: number;
}

/** One loop per filter: the choice is made once per row and not per byte. */
function unfilter(filter: number, row: Row): void {
  switch (filter) {
    case 0:
      return row.here.set(row.coded);
    case 1:
      return addLeft(row);
    case 2:
      return addAbove(row);
    case 3:
      return addMean(row);
    case 4:
      return addPaeth(row);
    default:
      throw new ReplyError('device_protocol', `the PNG can’t be read: ${String(filter)} is no filter`);
  }
}

function addLeft({ coded, here, step }: Row): void {
  for (let at = 0; at < coded.length; at += 1)
    here[at] = (coded[at] ?? 0) + (at < step ? 0 : (here[at - step] ?? 0));
}

function addAbove({ coded, above, here }: Row): void {
  for (let at = 0; at < coded.length; at += 1) here[at] = (coded[at] ?? 0) + (above[at] ?? 0);
}

function addMean({ coded, above, here, step }: Row): void {
  for (let at = 0; at < coded.length; at += 1) {
    const left = at < step ? 0 : (here[at - step] ?? 0);
    here[at] = (coded[at] ?? 0) + ((left + (above[at] ?? 0)) >> 1);
  }
}

function addPaeth({ coded, above, here, step }: Row): void {
  for (let at = 0; at < coded.length; at += 1) {
    const over = above[at] ?? 0;
    const isFirst = at < step;
    const left = isFirst ? 0 : (here[at - step] ?? 0);
    const corner = isFirst ? 0 : (above[at - step] ?? 0);
    here[at] = (coded[at] ?? 0) + nearestOf(left, over, corner);
  }
}

/** Which of three neighbours is nearest to left + over − corner. */
function nearestOf(left: number, over: number, corner: number): number {
  const toLeft = Math.abs(over - corner);
  const toOver = Math.abs(left - corner);
  const toCorner = Math.abs(left + over - 2 * corner);
  if (toLeft <= toOver && toLeft <= toCorner) return left;
  return toOver <= toCorner ? over : corner;
}
