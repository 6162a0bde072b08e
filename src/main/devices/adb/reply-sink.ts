import { ReplyError } from './adb-failure';
import { decodeLength } from './adb-wire';

/** Takes the bytes of one reply and makes the result of them. */
export interface ReplySink<T> {
  /** Whether megabytes are awaited, which are read in larger pieces. */
  readonly isBulk?: boolean;
  /** Takes bytes, valid during the call only. True: the reply is complete and nothing more is wanted. */
  write(chunk: Buffer): boolean;
  /** The result, once the reply is complete or the stream has ended. Throws `ReplyError` when bytes are missing. */
  finish(): T;
  /** While this is pending nothing more is read; its rejection ends the call. For sinks that can't keep up. */
  busy?(): Promise<void> | undefined;
  /** The call has failed, and nothing more comes: gives memory back that the result would have been in. */
  discard?(): void;
}

/** Greatest reply of a text command; a command that prints more is an error, not a full memory. */
export const MAX_TEXT_BYTES = 4 * 1024 * 1024;

/** Collects bytes up to a limit. */
export class BoundedBytes {
  private readonly limit: number;
  private readonly chunks: Buffer[] = [];
  private bytes = 0;

  constructor(limit = MAX_TEXT_BYTES) {
    this.limit = limit;
  }

  /** Copies a piece. Throws `ReplyError` when the limit is passed. */
  add(piece: Buffer): void {
    this.bytes += piece.length;
    if (this.bytes > this.limit) {
      throw new ReplyError('device_protocol', `reply is longer than ${String(this.limit)} bytes`);
    }
    this.chunks.push(Buffer.from(piece));
  }

  get length(): number {
    return this.bytes;
  }

  text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

/** Everything up to the end of the stream. Says nothing about completeness: the caller needs a proof in the text. */
export function createTextSink(limit = MAX_TEXT_BYTES): ReplySink<string> {
  const bytes = new BoundedBytes(limit);
  return {
    write(chunk) {
      bytes.add(chunk);
      return false;
    },
    finish: () => bytes.text(),
  };
}

/** A text with its length before it, as host services answer. */
export function createCountedTextSink(): ReplySink<string> {
  let received = Buffer.alloc(0);
  let expected: number | undefined;
  return {
    write(chunk) {
      received = Buffer.concat([received, chunk]);
      if (expected === undefined && received.length >= 4) {
        expected = decodeLength(received.toString('latin1', 0, 4));
        if (expected === undefined) throw new ReplyError('device_protocol', 'reply without a length');
      }
      return expected !== undefined && received.length >= expected + 4;
    },
    finish() {
      if (expected === undefined || received.length < expected + 4) {
        throw new ReplyError('device_reply_cut', 'the reply ended before its announced length');
      }
      return received.toString('utf8', 4, expected + 4);
    },
  };
}
