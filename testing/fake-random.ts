import { v7 } from 'uuid';
import type { Random } from '../src/shared/ports';

/** Randomness that repeats: the same seed gives the same numbers and ids (mulberry32; ids are valid UUID v7). */
export function createFakeRandom(seed = 1): Random {
  let state = seed >>> 0;
  let ids = 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    uuid: () => {
      ids += 1;
      const random = Uint8Array.from({ length: 16 }, () => Math.floor(next() * 256));
      return v7({ msecs: Date.UTC(2026, 0, 1) + ids, seq: ids, random });
    },
  };
}
