import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { msg, t, type Message } from '../../../../shared/catalogue/translate';
import { explainError } from '../../../../shared/explain';
import type { BotId, OrchestrationId } from '../../../../shared/ids';
import { Note } from '../../../components/note';
import css from './bot-drawer.module.css';
import { Chips } from './chips';
import { EventList } from './event-list';
import { filterEvents, type EventKind } from './event-words';
import { SaveMenu } from './save-menu';
import { useEventLog } from './use-event-log';

const KINDS: readonly (readonly [EventKind, Message])[] = [
  ['all', msg('All')],
  ['problems', msg('Problems')],
  ['log', msg('Log lines')],
];

interface BotLogProps {
  readonly orchestrationId: OrchestrationId;
  readonly botId: BotId;
  readonly name: string;
}

/** What a bot does, as it does it. */
export function BotLog({ orchestrationId, botId, name }: BotLogProps) {
  const log = useEventLog({ orchestrationId, botId });
  const [kind, setKind] = useState<EventKind>('all');
  const [text, setText] = useState('');
  const shown = useMemo(
    () => filterEvents(log.events, { kind, text, botId: null }),
    [log.events, kind, text],
  );
  return (
    <section className={css['log']} aria-label={t('Live log')}>
      <div className={css['logBar']}>
        <h3>{t('Live log')}</h3>
        <Chips label={t('Kind of line')} options={KINDS} value={kind} onChange={setKind} />
        <TextInput
          className={css['logSearch'] ?? ''}
          type="search"
          size="xs"
          aria-label={t('Search the log')}
          placeholder={t('Search the log')}
          leftSection={<Search size={14} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <SaveMenu events={shown} name={name} />
      </div>
      {log.error ? <Note tone="red" {...explainError(log.error)} /> : null}
      <EventList
        key={`${kind} ${text}`}
        label={t('Live log, newest last')}
        events={shown}
        withInstance={false}
        empty={
          log.known
            ? shown.length === log.events.length
              ? t('This bot has done nothing yet.')
              : t('No line fits this filter.')
            : t('Reading the log…')
        }
      />
    </section>
  );
}
