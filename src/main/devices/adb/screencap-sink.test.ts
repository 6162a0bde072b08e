import { describe, expect, it } from 'vitest';
import { createFrameBuffers } from './frame-buffers';
import { FrameSink, ScreenSizeSink } from './screencap-sink';

const WIDTH = 3;
const HEIGHT = 2;
const PIXELS = Buffer.from(Array.from({ length: WIDTH * HEIGHT * 4 }, (_, at) => at * 7));

function header(format: number, colourSpace: boolean, width = WIDTH): Buffer {
  const bytes = Buffer.alloc(colourSpace ? 16 : 12);
  bytes.writeUInt32LE(width, 0);
  bytes.writeUInt32LE(HEIGHT, 4);
  bytes.writeUInt32LE(format, 8);
  if (colourSpace) bytes.writeUInt32LE(1, 12);
  return bytes;
}

/** Feeds a reply in pieces of `size` bytes. */
function feed(sink: { write(chunk: Buffer): boolean }, reply: Buffer, size: number): boolean {
  for (let at = 0; at < reply.length; at += size) {
    if (sink.write(reply.subarray(at, at + size))) return true;
  }
  return false;
}

describe('frame of a raw screencap', () => {
  it.each([true, false])('keeps the pixels whatever the pieces (colour space: %s)', (colourSpace) => {
    const reply = Buffer.concat([header(1, colourSpace), PIXELS]);
    for (let size = 1; size <= reply.length; size += 1) {
      const sink = new FrameSink(createFrameBuffers());
      feed(sink, reply, size);
      const frame = sink.finish();
      expect({ width: frame.width, height: frame.height }).toEqual({ width: WIDTH, height: HEIGHT });
      expect(Buffer.from(frame.pixels)).toEqual(PIXELS);
    }
  });

  it('is cut at every length that is neither header form', () => {
    const reply = Buffer.concat([header(1, true), PIXELS]);
    for (let length = 0; length < reply.length; length += 1) {
      // Four bytes too few looks like the short header; only what the device sent before tells them apart.
      const sink = new FrameSink(createFrameBuffers(), { hasColourSpace: length === reply.length - 4 });
      feed(sink, reply.subarray(0, length), 5);
      expect(() => sink.finish()).toThrow(expect.objectContaining({ code: 'device_reply_cut' }));
    }
  });

  it('remembers that a device sends the colour space', () => {
    const memory = { hasColourSpace: false };
    const whole = new FrameSink(createFrameBuffers(), memory);
    feed(whole, Buffer.concat([header(1, true), PIXELS]), 1_000);
    whole.finish();
    expect(memory.hasColourSpace).toBe(true);
  });

  it('is refused when longer than announced', () => {
    const sink = new FrameSink(createFrameBuffers());
    const reply = Buffer.concat([header(1, true), PIXELS, Buffer.alloc(1)]);
    expect(() => feed(sink, reply, 1_000)).toThrow(expect.objectContaining({ code: 'device_protocol' }));
  });

  it('gives the words of a screencap that failed', () => {
    const sink = new FrameSink(createFrameBuffers());
    feed(sink, Buffer.from('/system/bin/sh: screencap: not found\n'), 7);
    expect(() => sink.finish()).toThrow(/screencap gave no picture: .*not found/);
  });

  it('turns other pixel orders into RGBA', () => {
    const bgra = new FrameSink(createFrameBuffers());
    feed(bgra, Buffer.concat([header(5, true), Buffer.from([3, 2, 1, 9]), PIXELS.subarray(4)]), 1_000);
    expect([...bgra.finish().pixels.subarray(0, 4)]).toEqual([1, 2, 3, 9]);
    const rgb565 = new FrameSink(createFrameBuffers());
    const words = [0xffff, 0xf800, 0x07e0, 0x001f, 0, 0x8410];
    const pixels = Buffer.alloc(12);
    words.forEach((word, at) => pixels.writeUInt16LE(word, at * 2));
    feed(rgb565, Buffer.concat([header(4, false), pixels]), 1_000);
    const { pixels: rgba } = rgb565.finish();
    expect([...rgba.subarray(0, 16)]).toEqual([
      255, 255, 255, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255,
    ]);
    expect([...rgba.subarray(20)]).toEqual([132, 130, 132, 255]);
  });

  it('reads the size without waiting for the pixels', () => {
    const sink = new ScreenSizeSink();
    expect(feed(sink, header(1, false), 5)).toBe(true);
    expect(sink.finish()).toEqual({ width: WIDTH, height: HEIGHT });
  });
});

describe('frame memory', () => {
  it('is used again once released, never while a frame is held, and released once only', () => {
    const buffers = createFrameBuffers();
    const shot = () => {
      const sink = new FrameSink(buffers);
      feed(sink, Buffer.concat([header(1, true), PIXELS]), 1_000);
      return sink.finish();
    };
    const first = shot();
    const second = shot();
    expect(second.pixels.buffer).not.toBe(first.pixels.buffer);
    buffers.release(first);
    buffers.release(first);
    const third = shot();
    const fourth = shot();
    expect(third.pixels.buffer).toBe(first.pixels.buffer);
    expect(fourth.pixels.buffer).not.toBe(first.pixels.buffer);
  });
});
