import { RelativeTime } from '../../components/clocks';
import type { Ending } from './card-facts';
import css from './card.module.css';

/** When the last run was; the pill beside it says how it ended. */
export function EndingTime({ ending }: { ending: Ending | null }) {
  return ending ? <RelativeTime at={ending.endedAt ?? ending.startedAt} /> : 'never started';
}

/** How many bots got to their end, where that says something. */
export function EndingCounts({ ending }: { ending: Ending | null }) {
  if (!ending || ending.botsTotal === 0) return null;
  const { botsCompleted, botsTotal, outcome } = ending;
  if (outcome === 'completed' && botsCompleted === botsTotal) {
    return (
      <span className={css['good']}>✓ {botsTotal === 1 ? 'done' : `all ${String(botsTotal)} done`}</span>
    );
  }
  if (botsCompleted === 0 || outcome === 'stopped') return null;
  return (
    <span className={css['bad']}>
      {botsCompleted} of {botsTotal} done
    </span>
  );
}
