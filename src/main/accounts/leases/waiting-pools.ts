import type { Pool } from '../../../shared/pool';
import { poolRulesText } from '../operations/leases/pool-rules';

/** Which pools had nothing when they were asked last. */
export interface WaitingPools {
  /** `poolRulesText` of a pool, made once for each object. */
  rulesOf(pool: Pool): string;
  tookFrom(pool: Pool, hadOne: boolean): void;
  isSomebodyWaiting(): boolean;
}

/** Creates it, empty. */
export function createWaitingPools(): WaitingPools {
  const texts = new WeakMap<Pool, string>();
  const empty = new Set<string>();
  return {
    rulesOf(pool) {
      const text = texts.get(pool) ?? poolRulesText(pool);
      texts.set(pool, text);
      return text;
    },
    tookFrom({ id }, hadOne) {
      if (hadOne) empty.delete(id);
      else empty.add(id);
    },
    isSomebodyWaiting: () => empty.size > 0,
  };
}
