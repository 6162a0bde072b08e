import type { RunEvent } from '../../../../shared/run-event';

/** Events a window keeps of one stream; older ones are dropped. */
export const KEPT_EVENTS = 5_000;

/** What was known and what came, at most the newest 5 000. */
export function appendEvents(known: readonly RunEvent[], more: readonly RunEvent[]): readonly RunEvent[] {
  const all = known.length === 0 ? more : [...known, ...more];
  return all.length > KEPT_EVENTS ? all.slice(-KEPT_EVENTS) : all;
}

/** A snapshot after a reconnect: the host remembers less than this window, so what is older than it stays. */
export function joinSnapshot(known: readonly RunEvent[], snapshot: readonly RunEvent[]): readonly RunEvent[] {
  const [first] = snapshot;
  if (!first) return snapshot;
  const older = known.filter(({ seq }) => seq < first.seq);
  return appendEvents(older, snapshot);
}
