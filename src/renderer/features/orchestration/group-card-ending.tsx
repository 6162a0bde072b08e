import { t } from '../../../shared/catalogue/translate';
import { Check, Circle, Unplug, X, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { OUTCOME_WORDS } from '../../../shared/explain/states';
import type { GroupOutcome } from '../../../shared/run-event';
import { RelativeTime } from '../../components/clocks';
import { clockDuration, exactTime } from '../../components/time-words';
import type { Ending } from './card-facts';
import css from './card.module.css';

/** When the last run was; the line beneath says how it ended. */
export function EndingTime({ ending }: { ending: Ending | null }) {
  return ending ? <RelativeTime at={ending.endedAt ?? ending.startedAt} /> : t('never started');
}

const ICONS: Readonly<Record<GroupOutcome, LucideIcon>> = {
  completed: Check,
  failed: X,
  stopped: Circle,
  interrupted: Unplug,
};

interface LastRunLineProps {
  readonly ending: Ending | null;
  /** The pill of the card says something else, so that the outcome stands here. */
  readonly withOutcome: boolean;
}

/** What the last run came to: how many bots got to their end, how long it took. */
export const LastRunLine = memo(function LastRunLine({ ending, withOutcome }: LastRunLineProps) {
  if (!ending) return null;
  const { outcome, botsCompleted, botsTotal, startedAt, endedAt } = ending;
  const allDone = botsTotal > 0 && botsCompleted === botsTotal;
  return (
    <p className={css['lastRun']}>
      <span>{t('Last run')}</span>
      {withOutcome ? <Outcome outcome={outcome} /> : null}
      {botsTotal > 0 ? (
        <span className={css[allDone ? 'good' : outcome === 'failed' ? 'bad' : 'plain']}>
          {doneWords(ending)}
        </span>
      ) : null}
      {endedAt === null ? null : (
        <span title={`${exactTime(Date.parse(startedAt))} – ${exactTime(Date.parse(endedAt))}`}>
          {t('took {duration}', { duration: clockDuration(Date.parse(endedAt) - Date.parse(startedAt)) })}
        </span>
      )}
    </p>
  );
});

function Outcome({ outcome }: { outcome: GroupOutcome }) {
  const Icon = ICONS[outcome];
  const { title, hint } = OUTCOME_WORDS[outcome];
  return (
    <span className={css['outcome']} data-outcome={outcome} title={hint}>
      <Icon size={13} strokeWidth={2.4} aria-hidden />
      {title}
    </span>
  );
}

function doneWords({ botsCompleted, botsTotal }: Ending): string {
  if (botsTotal === 1) return botsCompleted === 1 ? t('✓ done') : t('not done');
  if (botsCompleted === botsTotal) return t('✓ all {count} done', { count: botsTotal });
  return t('{done} of {total} done', { done: botsCompleted, total: botsTotal });
}
