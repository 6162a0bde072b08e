import { describe, expect, it } from 'vitest';
import type { Frame } from '../../shared/frame';
import { formatInstanceRef } from '../../shared/instance-reference';
import { HeldFrame } from './shared-captures';
import { SharedFrameBuffers } from './shared-frame-buffers';

const BYTES = 16;
const ref = (number: number) => formatInstanceRef('sim', String(number));

/** Captures of instances, whose pixels are the instance's number. */
function open(maxFree: number) {
  const buffers = new SharedFrameBuffers(maxFree);
  const memories = new Set<ArrayBufferLike>();
  const capture = (number: number, takenAt = 0): HeldFrame => {
    const pixels = buffers.take(BYTES).fill(number);
    memories.add(pixels.buffer);
    const held = new HeldFrame({ width: 2, height: 2, pixels }, (frame) => buffers.release(frame));
    buffers.show(ref(number), { frame: held.frame, takenAt, hold: () => held.hold() });
    return held;
  };
  const look = (number: number, takenAt = 0): void => capture(number, takenAt).hold()();
  const latest = (number: number): number | undefined => {
    const found = buffers.latest(ref(number));
    found?.release();
    return found?.frame.pixels[0];
  };
  return { buffers, memories, capture, look, latest };
}

describe('the latest frame of an instance', () => {
  it('can be had after it was released, with its time, and takes no memory of its own', () => {
    const { buffers, memories, look } = open(4);
    for (let round = 0; round < 10; round += 1) for (const number of [1, 2]) look(number, round);
    expect(memories.size).toBeLessThanOrEqual(3);
    const found = buffers.latest(ref(1));
    expect([found?.frame.pixels[0], found?.takenAt]).toEqual([1, 9]);
    expect(buffers.latest(ref(3))).toBeUndefined();
  });

  it('is no other’s while somebody has it in hand, and can be asked for again', () => {
    const { buffers, memories, look } = open(2);
    look(1);
    const found = buffers.latest(ref(1));
    const again = buffers.latest(ref(1));
    for (const number of [2, 3, 4, 5]) look(number);
    expect(found?.frame.pixels[0]).toBe(1);
    found?.release();
    found?.release();
    for (const number of [2, 3, 4, 5]) look(number);
    expect(again?.frame.pixels[0]).toBe(1);
    again?.release();
    expect(memories.size).toBeLessThanOrEqual(3);
  });

  it('goes when its memory is used again, the oldest first, and there is never more memory than may be', () => {
    const { memories, look, latest } = open(4);
    for (const number of [1, 2, 3, 4, 5, 6]) look(number);
    expect([1, 2, 3, 4, 5, 6].map(latest)).toEqual([undefined, undefined, 3, 4, 5, 6]);
    expect(memories.size).toBe(4);
  });

  it('is the newer one while a look still reads the older one', () => {
    const { buffers, capture } = open(4);
    const takenAt = (): number | undefined => {
      const found = buffers.latest(ref(1));
      found?.release();
      return found?.takenAt;
    };
    const older = capture(1, 1).hold();
    expect(takenAt()).toBe(1);
    capture(1, 2).hold()();
    expect(takenAt()).toBe(2);
    older();
    expect(takenAt()).toBe(2);
  });

  it('frames nobody was shown, and those of other origin, are no instance’s', () => {
    const { buffers, memories, look, latest } = open(2);
    look(1);
    // A measurement: taken and released, in the memory that nobody asks for.
    for (let round = 0; round < 5; round += 1) {
      const pixels = buffers.take(BYTES).fill(99);
      memories.add(pixels.buffer);
      const frame: Frame = { width: 2, height: 2, pixels };
      buffers.release(frame);
      buffers.release(frame);
    }
    expect(latest(1)).toBe(1);
    expect(memories.size).toBe(2);
    buffers.release({ width: 1, height: 1, pixels: new Uint8Array(4) });
  });
});
