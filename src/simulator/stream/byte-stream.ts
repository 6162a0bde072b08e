/**
 * Two-way bytes with back-pressure, as a device service sees them. A door makes one of whatever it carries them over:
 * a socket of its own, or packets of the device protocol.
 */
export interface ByteStream {
  /** The next bytes, or null when the other side sends no more. One read at a time. */
  read(): Promise<Buffer | null>;
  /** Sends bytes and resolves when more are wanted. Rejects with `StreamClosedError` when the other side has gone. */
  write(chunk: Uint8Array): Promise<void>;
  /** Sends what is left and closes in good order. */
  end(): void;
  /** Closes at once; what is left is lost. */
  destroy(): void;
  /** Aborts when the other side has closed or the stream was destroyed. */
  readonly closed: AbortSignal;
}

/** Thrown by reads and writes of a stream whose other side has gone. */
export class StreamClosedError extends Error {
  override readonly name = 'StreamClosedError';

  constructor() {
    super('The other side has closed the stream.');
  }
}
