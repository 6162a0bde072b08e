import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import type { FailedLook } from '../../../../shared/looked';
import type { RunEvent } from '../../../../shared/run-event';
import { exactTime } from '../../../components/time-words';
import { CopyButton } from './copy-button';
import css from './event-list.module.css';
import { eventsAsText } from './event-files';
import { wordsOf } from './event-words';
import { LookPictureButton } from './look-picture';

/** One event in full. */
export function EventDetails({ event, onClose }: { event: RunEvent; onClose: () => void }) {
  const { who, what } = wordsOf(event);
  const look = lookOf(event);
  return (
    <section className={css['details']} aria-label={t('The event in full')} aria-live="polite">
      <div className={css['detailsHead']}>
        <time dateTime={event.at}>{exactTime(Date.parse(event.at))}</time>
        <bdi>{who}</bdi>
        <span className={css['grow']} />
        <CopyButton text={eventsAsText([event]).trimEnd()} name={t('Copy this event')} />
        <ActionIcon size={24} aria-label={t('Close the event')} onClick={onClose}>
          <X size={14} aria-hidden />
        </ActionIcon>
      </div>
      <p dir="auto">{what}</p>
      {look ? <LookPictureButton orchestrationId={event.orchestrationId} look={look} /> : null}
    </section>
  );
}

function lookOf(event: RunEvent): FailedLook | undefined {
  if (event.type === 'bot.look') return event.look;
  return event.type === 'bot.failure' ? event.failure.look : undefined;
}
