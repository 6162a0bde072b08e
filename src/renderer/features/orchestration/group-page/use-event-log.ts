import { useEffect, useState } from 'react';
import type { AppError } from '../../../../shared/errors';
import type { BotId, OrchestrationId } from '../../../../shared/ids';
import type { RunEvent } from '../../../../shared/run-event';
import { useHost } from '../../../state/host-context';
import { appendEvents, joinSnapshot } from './event-log';

/** Many events a second are drawn in steps of this. */
const STEP_MS = 100;

/** Events of a group, oldest first. */
export interface EventLog {
  /** False before the first snapshot. */
  readonly known: boolean;
  readonly events: readonly RunEvent[];
  readonly error: AppError | null;
}

const NOTHING: EventLog = { known: false, events: [], error: null };

interface EventLogInput {
  readonly orchestrationId: OrchestrationId;
  readonly botId?: BotId;
  readonly detail?: 'all' | 'milestones';
}

/** Follows the events of a group, or of one bot of it, while this is mounted. */
export function useEventLog({ orchestrationId, botId, detail = 'all' }: EventLogInput): EventLog {
  const { link } = useHost();
  const [log, setLog] = useState(NOTHING);
  useEffect(() => {
    let waiting: RunEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      const more = waiting;
      timer = undefined;
      waiting = [];
      setLog((before) => ({ ...before, events: appendEvents(before.events, more) }));
    };
    const close = link.subscribe(
      'events',
      { orchestrationId, detail, ...(botId === undefined ? {} : { botId }) },
      {
        snapshot: (events) => {
          waiting = [];
          setLog((before) => ({ known: true, events: joinSnapshot(before.events, events), error: null }));
        },
        patches: (more) => {
          waiting.push(...more);
          timer ??= setTimeout(draw, STEP_MS);
        },
        failed: (error) => {
          setLog((before) => ({ ...before, known: true, error }));
        },
      },
    );
    return () => {
      close();
      clearTimeout(timer);
      setLog(NOTHING);
    };
  }, [link, orchestrationId, botId, detail]);
  return log;
}
