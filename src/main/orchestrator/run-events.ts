import type { OrchestrationId } from '../../shared/ids';
import type { Clock } from '../../shared/ports';
import type { RunEvent, RunEventBody } from '../../shared/run-event';
import { GroupLog, type EventQuery } from './group-log';

/** Events of all groups together that are told to somebody who asks for no group. */
const RECENT_OF_ALL = { all: 1_000, milestones: 5_000 } as const;
/** Ended groups of which something is remembered. */
const REMEMBERED_GROUPS = 50;
/** Events of ended groups kept with all details, logs of single bots too; about 250 bytes each. */
const WHOLE_EVENTS_OF_ENDED = 100_000;

/** The one stream of what happens in groups: ordered, numbered without gaps per group. */
export interface RunEvents {
  publish(orchestrationId: OrchestrationId, body: RunEventBody): void;
  /**
   * What is remembered of one group, or of all in the order of time: the last 1 000 events, the last 500 of one bot (fewer when it writes long lines),
   * the last 5 000 milestones. Groups that ended long ago have milestones only.
   */
  recent(orchestrationId: OrchestrationId | null, query?: EventQuery): readonly RunEvent[];
  /** Calls synchronously for each event, in order. */
  subscribe(listener: (event: RunEvent) => void): () => void;
}

/** Creates the stream. A listener that throws is a bug of that listener: `onBug` hears of it, the others go on. */
export function createRunEvents(clock: Clock, onBug: (error: unknown) => void): RunEvents {
  const logs = new Map<OrchestrationId, GroupLog>();
  const listeners = new Set<(event: RunEvent) => void>();

  function logOf(orchestrationId: OrchestrationId): GroupLog {
    const known = logs.get(orchestrationId);
    if (known) return known;
    const log = new GroupLog();
    logs.set(orchestrationId, log);
    return log;
  }

  return {
    publish(orchestrationId, body) {
      const isNew = !logs.has(orchestrationId);
      const log = logOf(orchestrationId);
      log.seq += 1;
      const stamp = { seq: log.seq, at: new Date(clock.now()).toISOString(), orchestrationId };
      // Not a literal with spreads: V8 gives those more than twice the memory, and these are kept by the thousand.
      const event: RunEvent = Object.assign(stamp, body);
      log.add(event);
      if (isNew || event.type === 'group.ended') forgetOldest(logs);
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          onBug(error);
        }
      }
    },
    recent(orchestrationId, query = {}) {
      if (orchestrationId) return logs.get(orchestrationId)?.recent(query) ?? [];
      const all = [...logs.values()].flatMap((log) => log.recent(query));
      return all
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
        .slice(-RECENT_OF_ALL[query.detail ?? 'all']);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Drops details of ended groups, then the oldest ended groups; a running one is never forgotten. */
function forgetOldest(logs: Map<OrchestrationId, GroupLog>): void {
  const ended = [...logs].filter(([, log]) => log.hasEnded);
  let wholeEvents = 0;
  for (const [, log] of ended.toReversed()) {
    const isLatest = wholeEvents === 0;
    wholeEvents += log.size;
    if (!isLatest && wholeEvents > WHOLE_EVENTS_OF_ENDED) log.keepMilestonesOnly();
  }
  const surplus = Math.max(0, logs.size - REMEMBERED_GROUPS);
  for (const [orchestrationId] of ended.slice(0, surplus)) logs.delete(orchestrationId);
}
