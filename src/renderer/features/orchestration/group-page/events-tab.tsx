import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { msg, t, type Message } from '../../../../shared/catalogue/translate';
import { explainError } from '../../../../shared/explain';
import { BotId, type OrchestrationId } from '../../../../shared/ids';
import type { BotView } from '../../../../shared/view';
import { Note } from '../../../components/note';
import { SearchBox } from '../../../components/search-box';
import { useView } from '../../../state/host-context';
import { Chips } from './chips';
import { KEPT_EVENTS } from './event-log';
import { EventList } from './event-list';
import { filterEvents, type EventKind } from './event-words';
import css from './group-page.module.css';
import { SaveMenu } from './save-menu';
import { useEventLog } from './use-event-log';

const KINDS: readonly (readonly [EventKind, Message])[] = [
  ['all', msg('All')],
  ['problems', msg('Problems')],
  ['bots', msg('Bots')],
  ['instances', msg('Instances')],
];
const NO_BOTS: readonly BotView[] = [];

interface EventsTabProps {
  readonly orchestrationId: OrchestrationId;
  readonly name: string;
}

/** Everything that happens in a run, as it happens. */
export function EventsTab({ orchestrationId, name }: EventsTabProps) {
  const log = useEventLog({ orchestrationId });
  const [kind, setKind] = useState<EventKind>('all');
  const [text, setText] = useState('');
  const [botId, setBotId] = useState<BotId | null>(null);
  const shown = useMemo(
    () => filterEvents(log.events, { kind, text, botId }),
    [log.events, kind, text, botId],
  );
  const filtered = shown.length !== log.events.length;
  return (
    <section className={css['tab']} aria-label={t('Events of this run')}>
      <div className={css['bar']}>
        <Chips label={t('Kind of event')} options={KINDS} value={kind} onChange={setKind} />
        <SearchBox label={t('Search events')} value={text} onChange={setText} />
        <BotSelect orchestrationId={orchestrationId} value={botId} onChange={setBotId} />
        <span className={css['grow']} />
        <span className={css['count']}>{countWords(shown.length, log.events.length)}</span>
        <SaveMenu events={shown} name={name} />
      </div>
      {log.error ? <Note tone="red" {...explainError(log.error)} /> : null}
      <EventList
        key={`${kind} ${text} ${botId ?? ''}`}
        label={t('Events, newest last')}
        events={shown}
        empty={emptyWords(log.known, filtered)}
      />
    </section>
  );
}

function emptyWords(known: boolean, filtered: boolean): string {
  if (!known) return t('Reading events…');
  return filtered
    ? t('No event fits this filter.')
    : t('Nothing has happened yet. Starts, steps, failures and restarts appear here.');
}

function countWords(shown: number, all: number): string {
  if (shown !== all)
    return t('{shown, number} of {count, plural, one {# event} other {# events}}', { shown, count: all });
  return all >= KEPT_EVENTS
    ? t('The newest {count, number} events', { count: all })
    : t('{count, plural, one {# event} other {# events}}', { count: all });
}

interface BotSelectProps {
  readonly orchestrationId: OrchestrationId;
  readonly value: BotId | null;
  readonly onChange: (botId: BotId | null) => void;
}

function BotSelect({ orchestrationId, value, onChange }: BotSelectProps) {
  // Only references and ids, so that the bots' steps do not redraw it.
  const bots = useView(
    useShallow((state) =>
      (state.botsOfGroup[orchestrationId] ?? NO_BOTS).flatMap(({ botId, ref }) => [botId, ref]),
    ),
  );
  const options = useMemo(() => {
    const list: { value: string; label: string }[] = [];
    for (let at = 0; at + 1 < bots.length; at += 2)
      list.push({ value: bots[at] ?? '', label: bots[at + 1] ?? '' });
    return list;
  }, [bots]);
  return (
    <Select
      className={css['select'] ?? ''}
      size="xs"
      aria-label={t('Bot')}
      placeholder={t('All bots')}
      data={options}
      value={value}
      onChange={(chosen) => {
        onChange(chosen === null ? null : BotId.parse(chosen));
      }}
      clearable
      searchable
      nothingFoundMessage={t('No bot is called so')}
      styles={{ input: { height: 32, minHeight: 32, fontSize: 13 } }}
    />
  );
}
