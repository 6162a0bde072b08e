import { memo } from 'react';
import { explainRunEvent } from '../../../shared/explain/run-event';
import type { OrchestrationId } from '../../../shared/ids';
import type { RunEvent } from '../../../shared/run-event';
import { clockTime, exactTime } from '../../components/time-words';
import css from './group-details.module.css';
import { useRecentEvents } from './use-recent-events';

/** What happened in a group lately, newest first; read only while it is looked at. */
export function GroupEvents({ orchestrationId }: { orchestrationId: OrchestrationId }) {
  const events = useRecentEvents(orchestrationId);
  if (events.length === 0) return <p className={css['sub']}>Nothing yet.</p>;
  return (
    <ol className={css['events']} aria-label="Recent events, newest first">
      {events.map((event) => (
        <EventLine key={event.seq} event={event} />
      ))}
    </ol>
  );
}

const EventLine = memo(function EventLine({ event }: { event: RunEvent }) {
  const { who, what, tone } = explainRunEvent(event);
  const at = Date.parse(event.at);
  return (
    <li data-tone={tone}>
      <time dateTime={event.at} title={exactTime(at)}>
        {clockTime(at, true)}
      </time>
      <span className={css['who']}>{who}</span>
      <bdi>{what}</bdi>
    </li>
  );
});
