import { ActionIcon } from '@mantine/core';
import { ChevronLeft, ChevronRight, RotateCcw, X } from 'lucide-react';
import { msg, t, type Message } from '../../../../shared/catalogue/translate';
import { BOT_STATE_WORDS } from '../../../../shared/explain/states';
import type { BotStateName } from '../../../../shared/lifecycle-states';
import { Chips } from './chips';
import page from './group-page.module.css';
import css from './timeline.module.css';
import type { Zoom } from './timeline-range';

const ZOOMS: readonly (readonly [Zoom, Message])[] = [
  ['minutes', msg('5 min')],
  ['hour', msg('1 hour')],
  ['all', msg('Whole run')],
];

interface TimelineBarProps {
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  readonly live: boolean;
  /** +1 earlier, -1 later, in steps of half of what is in sight. */
  readonly onMove: (by: number) => void;
  readonly onNewest: () => void;
}

/** How much of the run is in sight, and what the colours and shapes mean. */
export function TimelineBar(props: TimelineBarProps) {
  const { zoom, onZoom, canGoBack, canGoOn, live, onMove, onNewest } = props;
  return (
    <div className={css['top']}>
      <Chips label={t('How much to show')} options={ZOOMS} value={zoom} onChange={onZoom} />
      {zoom === 'all' ? null : (
        <span className={css['moves']}>
          <ActionIcon
            size={28}
            aria-label={t('Earlier')}
            title={t('Earlier')}
            disabled={!canGoBack}
            onClick={() => {
              onMove(1);
            }}
          >
            <ChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size={28}
            aria-label={t('Later')}
            title={t('Later')}
            disabled={!canGoOn}
            onClick={() => {
              onMove(-1);
            }}
          >
            <ChevronRight size={16} aria-hidden />
          </ActionIcon>
          {canGoOn ? (
            <button type="button" className={page['chip']} onClick={onNewest}>
              {live ? t('Back to now') : t('Back to the end')}
            </button>
          ) : null}
        </span>
      )}
      <span className={page['grow']} />
      <Legend />
    </div>
  );
}

const STATES: readonly BotStateName[] = [
  'starting',
  'running',
  'paused',
  'waitingAccount',
  'retryWait',
  'recovering',
  'queued',
];

function Legend() {
  return (
    <ul className={css['legend']} aria-label={t('What the colours and shapes mean')}>
      {STATES.map((state) => (
        <li key={state} title={BOT_STATE_WORDS[state].hint}>
          <i className={css['span']} data-state={state} />
          {BOT_STATE_WORDS[state].title}
        </li>
      ))}
      <li>
        <i className={css['mark']} data-kind="failure">
          <X size={10} strokeWidth={3} aria-hidden />
        </i>
        {t('failure')}
      </li>
      <li>
        <i className={css['mark']} data-kind="restart">
          <RotateCcw size={10} strokeWidth={3} aria-hidden />
        </i>
        {t('restart')}
      </li>
      <li>
        <i className={css['tick']} data-kind="iteration" />
        {t('iteration done')}
      </li>
    </ul>
  );
}
