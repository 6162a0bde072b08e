import type { OtherSession } from '../operations/leases/session-leases';

interface Seen {
  trace: string;
  silentMs: number;
  lookedAtMs: number;
}

/** Tells which other sessions have fallen silent although their process lives. */
export interface SilentSessions {
  /** Those of `others` that have not stirred for so long. `monotonicMs`: now. */
  look(others: readonly OtherSession[], monotonicMs: number): OtherSession[];
}

export interface SilenceLimits {
  /** Silence after which a session counts as hung. */
  readonly silentAfterMs: number;
  /** Most that one look may add. */
  readonly mostPerLookMs: number;
}

/**
 * Judges silence by what this process saw and by its own monotonic time, never by the wall clock: a clock that jumps
 * moves nothing here. Between two looks no more counts than `mostPerLookMs`, so that a computer that slept gives the
 * others time to stir before they count as silent.
 */
export function createSilentSessions({ silentAfterMs, mostPerLookMs }: SilenceLimits): SilentSessions {
  const seen = new Map<string, Seen>();
  const judge = ({ session, trace }: OtherSession, monotonicMs: number): boolean => {
    const before = seen.get(session);
    if (before?.trace !== trace) {
      seen.set(session, { trace, silentMs: 0, lookedAtMs: monotonicMs });
      return false;
    }
    before.silentMs += Math.min(monotonicMs - before.lookedAtMs, mostPerLookMs);
    before.lookedAtMs = monotonicMs;
    return before.silentMs >= silentAfterMs;
  };
  return {
    look(others, monotonicMs) {
      const there = new Set(others.map(({ session }) => session));
      for (const session of seen.keys()) if (!there.has(session)) seen.delete(session);
      return others.filter((other) => judge(other, monotonicMs));
    },
  };
}
