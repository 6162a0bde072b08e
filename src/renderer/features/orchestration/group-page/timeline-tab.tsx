import { useMemo, useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import { explainError } from '../../../../shared/explain';
import type { OrchestrationId } from '../../../../shared/ids';
import type { BotView } from '../../../../shared/view';
import { Note } from '../../../components/note';
import { useView } from '../../../state/host-context';
import type { ViewStoreState } from '../../../state/view-store';
import { EventList } from './event-list';
import css from './timeline.module.css';
import page from './group-page.module.css';
import { TimelineBar } from './timeline-bar';
import { TimelineLanes } from './timeline-lanes';
import { buildLanes, isTold } from './timeline-model';
import { farthestBack, rangeOf, stepOf, type Zoom } from './timeline-range';
import { useEventLog } from './use-event-log';
import { useRunTime } from './use-run-time';

const NO_BOTS: readonly BotView[] = [];

/** Every bot of a run over time: what state it was in, when it failed and was restarted, and why. */
export function TimelineTab({ orchestrationId }: { orchestrationId: OrchestrationId }) {
  const log = useEventLog({ orchestrationId, detail: 'milestones' });
  const bots = useLaneBots(orchestrationId);
  const run = useRunTime(orchestrationId);
  const [zoom, setZoom] = useState<Zoom>('all');
  const [back, setBack] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const lanes = useMemo(() => buildLanes(log.events, bots, run.from), [log.events, bots, run.from]);
  const told = useMemo(() => log.events.filter(isTold), [log.events]);
  const farthest = farthestBack(zoom, run);
  const range = rangeOf(zoom, run, Math.min(back, farthest));
  const move = (by: number): void => {
    setBack(Math.max(0, Math.min(farthest, back + by * stepOf(zoom))));
  };
  return (
    <section className={page['tab']} aria-label={t('Timeline of this run')}>
      <TimelineBar
        zoom={zoom}
        onZoom={(next) => {
          setZoom(next);
          setBack(0);
        }}
        canGoBack={back < farthest}
        canGoOn={back > 0}
        live={run.live}
        onMove={move}
        onNewest={() => {
          setBack(0);
        }}
      />
      {log.error ? <Note tone="red" {...explainError(log.error)} /> : null}
      <TimelineLanes lanes={lanes} range={range} now={run.to} chosen={chosen} onChoose={setChosen} />
      <h2 className={css['heading']}>{t('Failures and restarts')}</h2>
      <div className={css['told']}>
        <EventList
          label={t('Failures and restarts, newest last')}
          events={told}
          empty={log.known ? t('No bot has failed or was restarted so far.') : t('Reading events…')}
          chosen={chosen}
          onChoose={setChosen}
        />
      </div>
    </section>
  );
}

/** The bots, the same list as before unless the state of one is another: their steps change no lane. */
function useLaneBots(orchestrationId: OrchestrationId): readonly BotView[] {
  return useView(useMemo(() => createLaneBots(orchestrationId), [orchestrationId]));
}

function createLaneBots(orchestrationId: OrchestrationId): (state: ViewStoreState) => readonly BotView[] {
  let last = NO_BOTS;
  return ({ botsOfGroup }) => {
    const next = botsOfGroup[orchestrationId] ?? NO_BOTS;
    if (!haveSameStates(last, next)) last = next;
    return last;
  };
}

function haveSameStates(before: readonly BotView[], after: readonly BotView[]): boolean {
  if (before.length !== after.length) return false;
  return after.every((bot, index) => {
    const other = before[index];
    return other?.botId === bot.botId && other.state === bot.state && other.since === bot.since;
  });
}
