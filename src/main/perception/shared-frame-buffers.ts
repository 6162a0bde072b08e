import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { FrameBuffers } from '../devices/adb/frame-buffers';

/** The last frame of an instance that is still as it was. */
export interface LatestFrame {
  readonly frame: Frame;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  /** Nothing reads it afterwards. Safe to call twice. */
  readonly release: () => void;
}

/** A frame that was shown, and how it is held. */
export type ShownFrame = Pick<LatestFrame, 'frame' | 'takenAt'> & { readonly hold: () => () => void };

/** Memory of one frame. */
interface Slot {
  readonly buffer: Buffer;
  isFree: boolean;
  /** The instance whose latest frame is in it. */
  owner: InstanceRef | undefined;
}

/**
 * Memory for frames that other threads of this process may read without a copy. It keeps at most `maxFree` buffers, as
 * many as captures are in flight; one that is lent out and never comes back is left to the collector. What is in a buffer
 * stays until it is used again, and those with the latest frame of an instance are used again last: so the latest frames
 * can be had though no memory is kept for them.
 */
export class SharedFrameBuffers implements FrameBuffers {
  readonly #maxFree: number;
  readonly #free: Slot[] = [];
  readonly #slots = new WeakMap<ArrayBufferLike, Slot>();
  readonly #latest = new Map<InstanceRef, ShownFrame & { readonly slot: Slot }>();
  #lent = 0;

  constructor(maxFree: number) {
    this.#maxFree = maxFree;
  }

  take(bytes: number): Buffer {
    const slot = this.#reusable(bytes) ?? this.#create(bytes);
    this.#disown(slot);
    this.#lend(slot);
    return slot.buffer;
  }

  release({ pixels }: Frame): void {
    const slot = this.#slots.get(pixels.buffer);
    if (!slot || slot.isFree) return;
    slot.isFree = true;
    this.#lent -= 1;
    this.#free.push(slot);
    if (this.#free.length <= this.#maxFree) return;
    const dropped = this.#free.shift();
    if (dropped) this.#disown(dropped);
  }

  /** A frame of an instance is the latest from now on; it lies in memory of these buffers that is not released yet. */
  show(ref: InstanceRef, shown: ShownFrame): void {
    const slot = this.#slots.get(shown.frame.pixels.buffer);
    if (!slot) return;
    const before = this.#latest.get(ref);
    if (before) before.slot.owner = undefined;
    slot.owner = ref;
    this.#latest.set(ref, { ...shown, slot });
  }

  /** The latest frame of an instance, in hand until it is released; undefined when its memory was used again. */
  latest(ref: InstanceRef): LatestFrame | undefined {
    const latest = this.#latest.get(ref);
    if (!latest) return undefined;
    const { slot, frame, takenAt, hold } = latest;
    if (slot.isFree) this.#lend(slot);
    return { frame, takenAt, release: hold() };
  }

  /** The oldest nobody asks for; the oldest of all where there are as many as may be. */
  #reusable(bytes: number): Slot | undefined {
    const fitting = this.#free.filter(({ buffer }) => buffer.length === bytes);
    const plain = fitting.find(({ owner }) => owner === undefined);
    return plain ?? (this.#free.length + this.#lent < this.#maxFree ? undefined : fitting[0]);
  }

  #create(bytes: number): Slot {
    const buffer = Buffer.from(new SharedArrayBuffer(bytes));
    const slot: Slot = { buffer, isFree: true, owner: undefined };
    this.#slots.set(buffer.buffer, slot);
    return slot;
  }

  #lend(slot: Slot): void {
    const at = this.#free.indexOf(slot);
    if (at >= 0) this.#free.splice(at, 1);
    slot.isFree = false;
    this.#lent += 1;
  }

  #disown(slot: Slot): void {
    if (slot.owner !== undefined) this.#latest.delete(slot.owner);
    slot.owner = undefined;
  }
}
