import { StreamClosedError, type ByteStream } from './byte-stream';

/** Reads a stream in pieces of known length. */
export class ByteReader {
  private readonly stream: Pick<ByteStream, 'read'>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(stream: Pick<ByteStream, 'read'>) {
    this.stream = stream;
  }

  /** Exactly `length` bytes, or null when the stream ended before the first of them; an end in between is an error. */
  async readExactlyOrEnd(length: number): Promise<Buffer | null> {
    const parts: Buffer[] = [this.rest];
    let have = this.rest.length;
    while (have < length) {
      const chunk = await this.stream.read();
      if (chunk === null) {
        if (have === 0) return null;
        throw new StreamClosedError();
      }
      parts.push(chunk);
      have += chunk.length;
    }
    const all = parts.length === 1 ? this.rest : Buffer.concat(parts);
    this.rest = all.subarray(length);
    return all.subarray(0, length);
  }

  /** Exactly `length` bytes; the end of the stream is an error. */
  async readExactly(length: number): Promise<Buffer> {
    const bytes = length === 0 ? Buffer.alloc(0) : await this.readExactlyOrEnd(length);
    if (bytes === null) throw new StreamClosedError();
    return bytes;
  }

  /** Whatever is there, for handing the stream on to someone who reads freely. */
  async read(): Promise<Buffer | null> {
    if (this.rest.length === 0) return this.stream.read();
    const rest = this.rest;
    this.rest = Buffer.alloc(0);
    return rest;
  }
}
