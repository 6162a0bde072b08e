import { useId, useState, type KeyboardEvent } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import type { RunEvent } from '../../../../shared/run-event';
import { EventDetails } from './event-details';
import css from './event-list.module.css';
import { EventRow } from './event-row';
import { useFollow } from './use-follow';
import { useWindowedRows } from '../../../components/use-windowed-rows';

/** Height of one line in the list, in pixels; `event-list.module.css` has the same. */
const ROW_HEIGHT = 26;

interface EventListProps {
  readonly label: string;
  /** Oldest first. */
  readonly events: readonly RunEvent[];
  /** Why the list is empty, or what will appear in it. */
  readonly empty: string;
  /** Without it the line does not name the instance: all are of one bot. */
  readonly withInstance?: boolean;
  readonly follow?: boolean;
  /** The event shown in full beneath the list, chosen elsewhere too. */
  readonly chosen?: number | null;
  readonly onChoose?: (seq: number | null) => void;
}

/** Events as lines, newest at the end; only those in sight are drawn. One of them can be read in full. */
export function EventList(props: EventListProps) {
  const { label, events, empty, withInstance = true } = props;
  const [own, setOwn] = useState<number | null>(null);
  const chosen = props.chosen === undefined ? own : props.chosen;
  const choose = props.onChoose ?? setOwn;
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const id = useId();
  const rows = useWindowedRows(box, events.length, ROW_HEIGHT);
  const follow = useFollow({ box, events, rowHeight: ROW_HEIGHT });
  const chosenEvent = chosen === null ? undefined : events.find(({ seq }) => seq === chosen);
  const press = (event: KeyboardEvent): void => {
    const next = nextIndex(event.key, events, chosen);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(events[next]?.seq ?? null);
    if (box) showRow(box, next);
  };
  return (
    <div className={css['frame']}>
      <div
        ref={setBox}
        className={css['box']}
        role="listbox"
        aria-label={label}
        aria-activedescendant={chosenEvent ? `${id}${String(chosenEvent.seq)}` : undefined}
        data-instance={withInstance}
        tabIndex={0}
        onKeyDown={press}
        onScroll={follow.scrolled}
      >
        {events.length === 0 ? (
          <div className={css['empty']} role="option" aria-selected={false} aria-disabled>
            {empty}
          </div>
        ) : null}
        <div role="presentation" style={{ height: events.length * ROW_HEIGHT, position: 'relative' }}>
          <div role="presentation" style={{ transform: `translateY(${String(rows.first * ROW_HEIGHT)}px)` }}>
            {events.slice(rows.first, rows.end).map((event) => (
              <EventRow
                key={event.seq}
                id={`${id}${String(event.seq)}`}
                event={event}
                withInstance={withInstance}
                chosen={event.seq === chosen}
                onChoose={choose}
              />
            ))}
          </div>
        </div>
      </div>
      <FollowPill {...follow} />
      {chosenEvent ? (
        <EventDetails
          event={chosenEvent}
          onClose={() => {
            choose(null);
            box?.focus();
          }}
        />
      ) : null}
    </div>
  );
}

function FollowPill({ following, unseen, setFollowing }: ReturnType<typeof useFollow>) {
  if (following) return null;
  return (
    <button
      type="button"
      className={css['pill']}
      onClick={() => {
        setFollowing(true);
      }}
    >
      {unseen === 0 ? t('Follow the newest') : t('{count, number} new, follow', { count: unseen })}
    </button>
  );
}

/** Where a key leads to; null when it means nothing here. */
function nextIndex(key: string, events: readonly RunEvent[], chosen: number | null): number | null {
  const last = events.length - 1;
  if (last < 0) return null;
  const at = chosen === null ? -1 : events.findIndex(({ seq }) => seq === chosen);
  switch (key) {
    case 'ArrowUp':
      return at < 0 ? last : Math.max(0, at - 1);
    case 'ArrowDown':
      return at < 0 ? last : Math.min(last, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

function showRow(box: HTMLElement, index: number): void {
  const top = index * ROW_HEIGHT;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW_HEIGHT > box.scrollTop + box.clientHeight)
    box.scrollTop = top + ROW_HEIGHT - box.clientHeight;
}
