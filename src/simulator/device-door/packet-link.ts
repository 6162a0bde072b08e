import { ByteReader } from '../stream/byte-reader';
import type { ByteStream } from '../stream/byte-stream';
import {
  checksumOf,
  decodeHeader,
  encodeHeader,
  HEADER_BYTES,
  MalformedPacketError,
  VERSION_MIN,
  VERSION_WITHOUT_CHECKSUM,
  type Packet,
} from './packet';

/** How packets go over the wire; real networks split and delay them at will. */
export interface Wire {
  /** Bytes written at a time; null for whole packets. */
  readonly pieceBytes: number | null;
  /** Wait before every packet. */
  readonly delay: () => Promise<void>;
}

/** Packets over a byte stream, one after the other in either direction. */
export class PacketLink {
  private readonly stream: ByteStream;
  private readonly reader: ByteReader;
  private readonly wire: Wire;
  private readonly maxPayload: number;
  private version: number | undefined;
  private sending: Promise<void> = Promise.resolve();

  constructor(stream: ByteStream, options: { readonly wire: Wire; readonly maxPayload: number }) {
    this.stream = stream;
    this.reader = new ByteReader(stream);
    this.wire = options.wire;
    this.maxPayload = options.maxPayload;
  }

  /** Both sides have agreed on a version. */
  agreeOn(version: number): void {
    this.version = version;
  }

  /** The next packet, null at the end. @throws MalformedPacketError */
  async read(): Promise<Packet | null> {
    const bytes = await this.reader.readExactlyOrEnd(HEADER_BYTES);
    if (bytes === null) return null;
    const { length, checksum, ...header } = decodeHeader(bytes, this.maxPayload);
    const payload = await this.reader.readExactly(length);
    // Not before there is a version: adb sends no checksums when it comes again after it had agreed to none.
    if (this.version !== undefined && this.hasChecksums && checksumOf(payload) !== checksum)
      throw new MalformedPacketError('the checksum of a packet is wrong');
    return { ...header, payload };
  }

  /** Sends after everything sent before. Rejects with `StreamClosedError` when the other side has gone. */
  send(command: number, arg0: number, arg1: number, payload: Uint8Array = Buffer.alloc(0)): Promise<void> {
    const packet = {
      command,
      arg0,
      arg1,
      payload: Buffer.from(payload.buffer, payload.byteOffset, payload.length),
    };
    const sent = this.sending.then(() => this.write(packet));
    this.sending = sent.catch(() => undefined);
    return sent;
  }

  /** Sends bytes that are no packet. */
  sendNoise(bytes: Uint8Array): Promise<void> {
    const sent = this.sending.then(() => this.stream.write(bytes));
    this.sending = sent.catch(() => undefined);
    return sent;
  }

  private get hasChecksums(): boolean {
    return (this.version ?? VERSION_MIN) < VERSION_WITHOUT_CHECKSUM;
  }

  private async write(packet: Packet): Promise<void> {
    await this.wire.delay();
    const header = encodeHeader(packet, this.hasChecksums);
    const { pieceBytes } = this.wire;
    if (pieceBytes === null) {
      // A small packet goes out in one piece, a large one is not copied.
      if (packet.payload.length < 4096) return this.stream.write(Buffer.concat([header, packet.payload]));
      await this.stream.write(header);
      return this.stream.write(packet.payload);
    }
    const whole = Buffer.concat([header, packet.payload]);
    for (let at = 0; at < whole.length; at += pieceBytes) {
      await this.stream.write(whole.subarray(at, at + pieceBytes));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
