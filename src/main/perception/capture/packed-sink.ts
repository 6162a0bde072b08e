import { ReplyError } from '../../devices/adb/adb-failure';
import type { ReplySink } from '../../devices/adb/reply-sink';

/** A packed screen of 8K fits; one that is longer is no screen. */
const MAX_PACKED_BYTES = 64 * 1024 * 1024;
const MAX_WORDS_BYTES = 64 * 1024;

/** Collects a packed reply; one that begins otherwise is what the device says instead of a picture. */
export class PackedSink implements ReplySink<readonly Buffer[]> {
  readonly isBulk = true;
  readonly #magic: Buffer;
  readonly #what: string;
  readonly #pieces: Buffer[] = [];
  #bytes = 0;
  #isPacked: boolean | undefined;

  constructor(magic: Buffer, what: string) {
    this.#magic = magic;
    this.#what = what;
  }

  write(chunk: Buffer): boolean {
    this.#bytes += chunk.length;
    const limit = this.#isPacked === false ? MAX_WORDS_BYTES : MAX_PACKED_BYTES;
    if (this.#bytes > limit)
      throw new ReplyError('device_protocol', `${this.#what} gave more than ${String(limit)} bytes`);
    // A copy: the chunk lives in a buffer that the next read overwrites.
    this.#pieces.push(Buffer.from(chunk));
    if (this.#isPacked === undefined && this.#bytes >= this.#magic.length)
      this.#isPacked = Buffer.concat(this.#pieces).subarray(0, this.#magic.length).equals(this.#magic);
    return false;
  }

  finish(): readonly Buffer[] {
    if (this.#isPacked === true) return this.#pieces;
    const words = Buffer.concat(this.#pieces);
    if (this.#magic.subarray(0, words.length).equals(words))
      throw new ReplyError('device_reply_cut', `${this.#what} ended before it had begun`);
    const said = words.toString('utf8').trim().slice(0, 200);
    throw new ReplyError('device_command_failed', `${this.#what} gave no picture: ${said}`);
  }
}
