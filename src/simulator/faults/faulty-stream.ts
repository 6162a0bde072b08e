import type { Clock } from '../../shared/ports';
import { StreamClosedError, type ByteStream } from '../stream/byte-stream';
import type { MetFault } from './fault-plan';

/** Bytes sent at a time when a rate is held to. */
const PIECE_BYTES = 4096;

/** A stream whose writes are held to a rate, or stop in the middle, as the faults say. */
export function createFaultyStream(
  stream: ByteStream,
  faults: readonly MetFault[],
  clock: Clock,
): ByteStream {
  return faults.reduce((inner, met) => withFault(inner, met, clock), stream);
}

function withFault(stream: ByteStream, { fault, roll }: MetFault, clock: Clock): ByteStream {
  if (fault.kind === 'slow') {
    return fault.bytesPerSecond === null ? stream : slowStream(stream, fault.bytesPerSecond, clock);
  }
  if (fault.kind === 'garbage') return fault.of === 'reply' ? noisyStream(stream, roll) : stream;
  return fault.kind === 'cut' ? cutStream(stream, fault.afterBytes, roll) : stream;
}

/** As many bytes as there would be, and none of them right. */
function noisyStream(stream: ByteStream, roll: number): ByteStream {
  return { ...stream, write: (chunk) => stream.write(noiseOf(chunk.length, roll)) };
}

/** Bytes that mean nothing, the same ones for the same roll. */
export function noiseOf(length: number, roll: number): Buffer {
  const noise = Buffer.alloc(length);
  let state = Math.floor(roll * 0xffffffff) | 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    noise[at] = state >>> 24;
  }
  return noise;
}

function slowStream(stream: ByteStream, bytesPerSecond: number, clock: Clock): ByteStream {
  return {
    ...stream,
    async write(chunk) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        await clock.sleep((piece.length * 1000) / bytesPerSecond, stream.closed);
        await stream.write(piece);
      }
    },
  };
}

/**
 * Sends the beginning of the reply and then closes, which is all a client sees of a device that dies. Without a number
 * of bytes the cut falls inside the first or the second piece of the reply, or right after the first.
 */
function cutStream(stream: ByteStream, afterBytes: number | null, roll: number): ByteStream {
  let left = afterBytes ?? Infinity;
  let pieces = 0;
  const cutInFirst = roll < 0.5;
  return {
    ...stream,
    async write(chunk) {
      pieces += 1;
      if (afterBytes === null && pieces === (cutInFirst ? 1 : 2)) left = Math.floor(roll * chunk.length);
      if (chunk.length < left) {
        left -= chunk.length;
        return stream.write(chunk);
      }
      await stream.write(chunk.subarray(0, left));
      stream.end();
      throw new StreamClosedError();
    },
  };
}
