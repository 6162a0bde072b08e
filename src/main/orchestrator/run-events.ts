import type { OrchestrationId } from '../../shared/ids';
import type { Clock } from '../../shared/ports';
import type { RunEvent, RunEventBody } from '../../shared/run-event';

/** Events remembered of each group. */
const REMEMBERED_EVENTS = 1_000;
/** Ended groups whose events are still remembered. */
const REMEMBERED_GROUPS = 50;

/** The one stream of what happens in groups: ordered, numbered without gaps per group. */
export interface RunEvents {
  publish(orchestrationId: OrchestrationId, body: RunEventBody): void;
  /** What is remembered of one group, or of all in the order of time. */
  recent(orchestrationId: OrchestrationId | null): readonly RunEvent[];
  /** Calls synchronously for each event, in order. */
  subscribe(listener: (event: RunEvent) => void): () => void;
}

interface GroupLog {
  seq: number;
  hasEnded: boolean;
  events: RunEvent[];
}

/** Creates the stream. A listener that throws is a bug of that listener: `onBug` hears of it, the others go on. */
export function createRunEvents(clock: Clock, onBug: (error: unknown) => void): RunEvents {
  const logs = new Map<OrchestrationId, GroupLog>();
  const listeners = new Set<(event: RunEvent) => void>();

  function logOf(orchestrationId: OrchestrationId): GroupLog {
    const known = logs.get(orchestrationId);
    if (known) return known;
    const log: GroupLog = { seq: 0, hasEnded: false, events: [] };
    logs.set(orchestrationId, log);
    forgetOldest(logs);
    return log;
  }

  return {
    publish(orchestrationId, body) {
      const log = logOf(orchestrationId);
      log.seq += 1;
      const stamp = { seq: log.seq, at: new Date(clock.now()).toISOString(), orchestrationId };
      const event: RunEvent = { ...stamp, ...body };
      log.events.push(event);
      log.hasEnded ||= event.type === 'group.ended';
      if (log.events.length > REMEMBERED_EVENTS * 1.25) log.events = log.events.slice(-REMEMBERED_EVENTS);
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          onBug(error);
        }
      }
    },
    recent(orchestrationId) {
      if (orchestrationId) return logs.get(orchestrationId)?.events.slice(-REMEMBERED_EVENTS) ?? [];
      const all = [...logs.values()].flatMap((log) => log.events);
      return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-REMEMBERED_EVENTS);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Drops the oldest ended groups; a running one is never forgotten. */
function forgetOldest(logs: Map<OrchestrationId, GroupLog>): void {
  for (const [orchestrationId, log] of logs) {
    if (logs.size <= REMEMBERED_GROUPS) return;
    if (log.hasEnded) logs.delete(orchestrationId);
  }
}
