import { ReplyError } from '../../devices/adb/adb-failure';
import type { ReplySink } from '../../devices/adb/reply-sink';
import type { PackedMemory } from './packed-memory';

/** A packed screen of 8K fits; one that is longer is no screen. */
const MAX_PACKED_BYTES = 64 * 1024 * 1024;
const MAX_WORDS_BYTES = 64 * 1024;

export interface PackedSinkOptions {
  /** How it begins. */
  readonly magic: Buffer;
  /** Named in errors. */
  readonly what: string;
  readonly memory: PackedMemory;
}

/**
 * Collects a packed reply; one that begins otherwise is what the device says instead of a picture. The result is used
 * again after `discard`.
 */
export class PackedSink implements ReplySink<Buffer> {
  readonly isBulk = true;
  readonly #options: PackedSinkOptions;
  #buffer: Buffer | undefined;
  #bytes = 0;

  constructor(options: PackedSinkOptions) {
    this.#options = options;
  }

  write(chunk: Buffer): boolean {
    const { what, memory, magic } = this.#options;
    const bytes = this.#bytes + chunk.length;
    const limit = this.#begins(magic) ? MAX_PACKED_BYTES : MAX_WORDS_BYTES + chunk.length;
    if (bytes > limit)
      throw new ReplyError('device_protocol', `${what} gave more than ${String(limit)} bytes`);
    let buffer = this.#buffer ?? memory.take();
    while (buffer.length < bytes) buffer = memory.grow(buffer);
    // A copy: the chunk lives in a buffer that the next read overwrites.
    chunk.copy(buffer, this.#bytes);
    this.#buffer = buffer;
    this.#bytes = bytes;
    return false;
  }

  finish(): Buffer {
    const { what, magic } = this.#options;
    if (this.#begins(magic)) return this.#held();
    const words = this.#held();
    if (magic.subarray(0, words.length).equals(words))
      throw new ReplyError('device_reply_cut', `${what} ended before it had begun`);
    const said = words.toString('utf8').trim().slice(0, 200);
    throw new ReplyError('device_command_failed', `${what} gave no picture: ${said}`);
  }

  discard(): void {
    if (this.#buffer) this.#options.memory.give(this.#buffer);
    this.#buffer = undefined;
    this.#bytes = 0;
  }

  #held(): Buffer {
    return this.#buffer?.subarray(0, this.#bytes) ?? Buffer.alloc(0);
  }

  #begins(magic: Buffer): boolean {
    return this.#held().subarray(0, magic.length).equals(magic);
  }
}
