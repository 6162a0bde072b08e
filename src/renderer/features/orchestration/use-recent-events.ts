import { useEffect, useState } from 'react';
import type { OrchestrationId } from '../../../shared/ids';
import type { RunEvent } from '../../../shared/run-event';
import { useHost } from '../../state/host-context';

const SHOWN = 200;

/** The newest events of a group, newest first; the stream is open only while this is mounted. */
export function useRecentEvents(orchestrationId: OrchestrationId): readonly RunEvent[] {
  const { link } = useHost();
  const [events, setEvents] = useState<readonly RunEvent[]>([]);
  useEffect(
    () =>
      link.subscribe(
        'events',
        { orchestrationId },
        {
          snapshot: (all) => {
            setEvents(all.slice(-SHOWN).reverse());
          },
          patches: (more) => {
            setEvents((known) => [...more.slice(-SHOWN).reverse(), ...known].slice(0, SHOWN));
          },
        },
      ),
    [link, orchestrationId],
  );
  return events;
}
