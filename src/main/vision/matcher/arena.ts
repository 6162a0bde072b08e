/** Room behind every block: vector instructions read and write a little beyond the last value. */
const SLACK_BYTES = 256;
const ALIGNMENT = 64;
const PAGE_BYTES = 65_536;
/** Below are the kernel's own constants. */
const FIRST_BYTE = 16_384;

/** Thrown when blocks would need more memory than the matcher may use. */
export class OutOfRoomError extends RangeError {
  override readonly name = 'OutOfRoomError';
}

/** The memory of the kernel, given out block after block and taken back from the end. */
export class Arena {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  #top = FIRST_BYTE;
  readonly #limitBytes: number;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Bytes reserved from the system so far; never more than the limit. */
  get reservedBytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** What a single block may take now. */
  get freeBytes(): number {
    return this.#limitBytes - this.#top - ALIGNMENT - SLACK_BYTES;
  }

  /** Everything taken after this can be given back with `release`. */
  mark(): number {
    return this.#top;
  }

  release(mark = FIRST_BYTE): void {
    this.#top = mark;
  }

  /** Address of a new block; its content is whatever was there. Throws `OutOfRoomError`. */
  take(bytes: number): number {
    const at = Math.ceil(this.#top / ALIGNMENT) * ALIGNMENT;
    const top = at + bytes + SLACK_BYTES;
    if (top > this.#limitBytes) throw new OutOfRoomError(`the matcher may use ${this.#limitBytes} bytes`);
    const missing = top - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE_BYTES));
    this.#top = top;
    return at;
  }

  /** Address of a new block with this content. */
  put(content: Int16Array | Int32Array | Float64Array): number {
    const at = this.take(content.byteLength);
    this.bytes(at, content.byteLength).set(
      new Uint8Array(content.buffer, content.byteOffset, content.byteLength),
    );
    return at;
  }

  /** Views are made anew each time: growing the memory detaches the old ones. */
  bytes(at: number, count: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, at, count);
  }

  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, at, count);
  }
}
