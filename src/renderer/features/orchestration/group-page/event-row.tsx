import { CircleAlert, CircleX, Check, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { msg, say, type Message } from '../../../../shared/catalogue/translate';
import type { EventTone } from '../../../../shared/explain/run-event';
import type { RunEvent } from '../../../../shared/run-event';
import { clockTime, exactTime } from '../../../components/time-words';
import css from './event-list.module.css';
import { wordsOf } from './event-words';

const ICONS: Readonly<Record<EventTone, readonly [LucideIcon, Message] | null>> = {
  plain: null,
  good: [Check, msg('Good')],
  warn: [CircleAlert, msg('Warning')],
  bad: [CircleX, msg('Problem')],
};

interface EventRowProps {
  readonly id: string;
  readonly event: RunEvent;
  readonly withInstance: boolean;
  readonly chosen: boolean;
  readonly onChoose: (seq: number | null) => void;
}

/** One event as a line: when, how bad, who, what. */
export const EventRow = memo(function EventRow({ id, event, withInstance, chosen, onChoose }: EventRowProps) {
  const { who, what, tone } = wordsOf(event);
  const at = Date.parse(event.at);
  const look = ICONS[tone];
  const Icon = look?.[0];
  return (
    // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/interactive-supports-focus -- the list has the focus and the keys
    <div
      id={id}
      className={css['row']}
      role="option"
      aria-selected={chosen}
      data-tone={tone}
      onClick={() => {
        onChoose(chosen ? null : event.seq);
      }}
    >
      <time dateTime={event.at} title={exactTime(at)}>
        {clockTime(at, true)}
      </time>
      <span className={css['icon']}>{Icon ? <Icon size={13} aria-label={say(look[1])} /> : null}</span>
      {withInstance ? (
        <bdi className={css['who']} title={who}>
          {who}
        </bdi>
      ) : null}
      <bdi className={css['what']} title={what}>
        {what}
      </bdi>
    </div>
  );
});
