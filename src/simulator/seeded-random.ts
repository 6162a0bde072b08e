/** Uniform numbers in [0, 1), always the same for the same seed. */
export interface SeededRandom {
  next(): number;
}

/** Mixes a number and any names into 32 bits (FNV-1a, then the finaliser of MurmurHash3). */
export function hashSeed(seed: number, ...names: readonly (string | number)[]): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const character of names.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A generator of its own for every purpose (`names`), so that one more roll here never moves the rolls there. */
export function createSeededRandom(seed: number, ...names: readonly (string | number)[]): SeededRandom {
  let state = hashSeed(seed, ...names);
  return {
    next() {
      // mulberry32
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    },
  };
}
