import { StreamClosedError, type ByteStream } from '../stream/byte-stream';
import { COMMAND } from './packet';
import type { PacketLink } from './packet-link';

/** Bytes kept unread before the other side is left without its `OKAY`. */
const READ_AHEAD_BYTES = 256 * 1024;

interface PacketStreamOptions {
  readonly link: PacketLink;
  readonly localId: number;
  readonly remoteId: number;
  /** Largest payload both sides take. */
  readonly maxPayload: number;
}

/**
 * One of the streams that share a connection. Each side may send one `WRTE` and then waits for its `OKAY`; that is all
 * the flow control there is. A stream closes as a whole, there is no half-closed one.
 * Source: AOSP packages/modules/adb/protocol.txt.
 */
export class PacketStream implements ByteStream {
  private readonly options: PacketStreamOptions;
  private readonly closing = new AbortController();
  // Own members, not those of the class, because wrappers copy a stream's members.
  readonly closed = this.closing.signal;
  private readonly queue: Buffer[] = [];
  private queuedBytes = 0;
  private owesOkay = false;
  private writing: Promise<void> = Promise.resolve();
  private onOkay: (() => void) | undefined;
  private wake: (() => void) | undefined;

  constructor(options: PacketStreamOptions) {
    this.options = options;
  }

  readonly read = async (): Promise<Buffer | null> => {
    while (this.queue.length === 0 && !this.closed.aborted)
      await new Promise<void>((resolve) => (this.wake = resolve));
    const chunk = this.queue.shift();
    if (chunk === undefined) return null;
    this.queuedBytes -= chunk.length;
    if (this.owesOkay && this.queuedBytes <= READ_AHEAD_BYTES) this.acknowledge();
    return chunk;
  };

  readonly write = (chunk: Uint8Array): Promise<void> => {
    const written = this.writing.then(() => this.writePieces(chunk));
    this.writing = written.catch(() => undefined);
    return written;
  };

  readonly end = (): void => {
    if (this.closed.aborted) return;
    this.release();
    const { link, localId, remoteId } = this.options;
    void link.send(COMMAND.close, localId, remoteId).catch(() => undefined);
  };

  readonly destroy = this.end;

  /** The other side has sent bytes. */
  receive(payload: Buffer): void {
    this.queue.push(payload);
    this.queuedBytes += payload.length;
    if (this.queuedBytes > READ_AHEAD_BYTES) this.owesOkay = true;
    else this.acknowledge();
    this.wake?.();
  }

  /** The other side has taken what was sent last. */
  taken(): void {
    const { onOkay } = this;
    this.onOkay = undefined;
    onOkay?.();
  }

  /** The other side has closed, or the connection is gone. */
  release(): void {
    this.closing.abort(new StreamClosedError());
    this.wake?.();
    this.taken();
  }

  private async writePieces(chunk: Uint8Array): Promise<void> {
    const { link, localId, remoteId, maxPayload } = this.options;
    for (let at = 0; at < chunk.length; at += maxPayload) {
      if (this.closed.aborted) throw new StreamClosedError();
      const okay = new Promise<void>((resolve) => (this.onOkay = resolve));
      await link.send(COMMAND.write, localId, remoteId, chunk.subarray(at, at + maxPayload));
      await okay;
    }
    if (this.closed.aborted) throw new StreamClosedError();
  }

  private acknowledge(): void {
    this.owesOkay = false;
    const { link, localId, remoteId } = this.options;
    void link.send(COMMAND.okay, localId, remoteId).catch(() => undefined);
  }
}
