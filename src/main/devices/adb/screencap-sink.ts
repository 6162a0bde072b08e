import type { Frame } from '../../../shared/frame';
import type { PhysicalSize } from '../device';
import { ReplyError } from './adb-failure';
import type { FrameBuffers } from './frame-buffers';
import { toRgba } from './pixel-format';
import { BoundedBytes, type ReplySink } from './reply-sink';
import {
  bytesPerPixel,
  COLOUR_SPACE_BYTES,
  parseScreencapHeader,
  SHORT_HEADER_BYTES,
  type ScreencapHeader,
} from './screencap-header';

const MAX_ERROR_TEXT_BYTES = 64 * 1024;

/** Reads the header, then tells what to do with the bytes that follow. */
abstract class ScreencapSink<T> implements ReplySink<T> {
  readonly isBulk = true;
  protected header: ScreencapHeader | undefined;
  private readonly start = Buffer.alloc(SHORT_HEADER_BYTES);
  private startBytes = 0;
  private text: BoundedBytes | undefined;

  write(chunk: Buffer): boolean {
    if (this.header !== undefined) return this.takePixels(chunk);
    if (this.text !== undefined) {
      this.text.add(chunk);
      return false;
    }
    const taken = chunk.copy(this.start, this.startBytes, 0, SHORT_HEADER_BYTES - this.startBytes);
    this.startBytes += taken;
    if (this.startBytes < SHORT_HEADER_BYTES) return false;
    this.header = parseScreencapHeader(this.start);
    if (this.header === undefined) return this.beginText(chunk.subarray(taken));
    this.begin(this.header);
    return this.takePixels(chunk.subarray(taken));
  }

  finish(): T {
    if (this.text !== undefined) {
      const said = this.text.text().trim().slice(0, 200);
      throw new ReplyError('device_command_failed', `screencap gave no picture: ${said}`);
    }
    if (this.header === undefined) {
      throw new ReplyError('device_reply_cut', 'the screen ended before its header');
    }
    return this.result(this.header);
  }

  private beginText(rest: Buffer): boolean {
    this.text = new BoundedBytes(MAX_ERROR_TEXT_BYTES);
    this.text.add(this.start);
    this.text.add(rest);
    return false;
  }

  protected abstract begin(header: ScreencapHeader): void;
  protected abstract takePixels(bytes: Buffer): boolean;
  protected abstract result(header: ScreencapHeader): T;
}

/** What a device's captures have told about its header's length; one object per device. */
export interface HeaderMemory {
  /** Set once a whole capture with the four bytes of the colour space came: a shorter one is cut from then on. */
  hasColourSpace: boolean;
}

/** Collects a whole screen straight into a frame's memory. */
export class FrameSink extends ScreencapSink<Frame> {
  private readonly buffers: FrameBuffers;
  private readonly memory: HeaderMemory;
  /** The frame's memory, and the part of it that what comes goes into. */
  private memoryOfFrame: Buffer = Buffer.alloc(0);
  /** Room for the colour space too: whether it came shows only in the total length. */
  private body: Buffer = Buffer.alloc(0);
  private received = 0;

  constructor(buffers: FrameBuffers, memory: HeaderMemory = { hasColourSpace: false }) {
    super();
    this.buffers = buffers;
    this.memory = memory;
  }

  discard(): void {
    this.buffers.release({ width: 0, height: 0, pixels: this.memoryOfFrame });
    this.memoryOfFrame = this.body = Buffer.alloc(0);
  }

  protected override begin({ width, height, format }: ScreencapHeader): void {
    const pixels = width * height;
    this.memoryOfFrame = this.buffers.take(pixels * 4 + COLOUR_SPACE_BYTES);
    // What has fewer bytes than RGBA comes to lie at the end, and is spread from the begin on.
    this.body = this.memoryOfFrame.subarray(pixels * (4 - bytesPerPixel(format)));
  }

  protected override takePixels(bytes: Buffer): boolean {
    if (this.received + bytes.length > this.body.length) {
      throw new ReplyError('device_protocol', 'the screen is longer than its header says');
    }
    bytes.copy(this.body, this.received);
    this.received += bytes.length;
    return this.received === this.body.length;
  }

  protected override result({ width, height, format }: ScreencapHeader): Frame {
    const pixelBytes = this.body.length - COLOUR_SPACE_BYTES;
    const whole = this.received === this.body.length;
    if (whole) this.memory.hasColourSpace = true;
    if (!whole && (this.received !== pixelBytes || this.memory.hasColourSpace)) {
      const missing = this.body.length - this.received;
      throw new ReplyError('device_reply_cut', `the screen ended ${String(missing)} bytes too early`);
    }
    const pixels = width * height;
    const start = pixels * 4 - pixelBytes + this.received - pixelBytes;
    return { width, height, pixels: toRgba(this.memoryOfFrame, start, format, pixels) };
  }
}

/** Reads the size alone; the call ends, and the transfer with it, at the header. */
export class ScreenSizeSink extends ScreencapSink<PhysicalSize> {
  protected override begin(): void {
    return;
  }

  protected override takePixels(): boolean {
    return true;
  }

  protected override result({ width, height }: ScreencapHeader): PhysicalSize {
    return { width, height };
  }
}
