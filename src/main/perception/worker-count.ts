import { availableParallelism } from 'node:os';

const MAX_WORKERS = 4;

/** How many threads look at screens: as many as there are cores, without one for everything else, and at most 4. */
export function workerCount(): number {
  return Math.max(1, Math.min(availableParallelism() - 1, MAX_WORKERS));
}
