import { v7 } from 'uuid';
import type { Random } from '../../shared/ports';

/** Randomness of this computer; ids are UUID v7 and sort by time, also within one millisecond. */
export function createRandom(): Random {
  return { next: () => Math.random(), uuid: () => v7() };
}
