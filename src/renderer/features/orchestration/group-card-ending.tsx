import { RelativeTime } from '../../components/clocks';
import type { Ending } from './card-facts';
import css from './card.module.css';

/** When the last run was and how many bots got to their end; the pill beside it says how it ended. */
export function EndingSummary({ ending }: { ending: Ending | null }) {
  if (!ending) return <>never started</>;
  const { botsCompleted, botsTotal, outcome } = ending;
  const counts = botsTotal > 0 && (outcome === 'completed' || (outcome === 'failed' && botsCompleted > 0));
  const complete = botsCompleted === botsTotal;
  return (
    <>
      <RelativeTime at={ending.endedAt ?? ending.startedAt} />
      {counts ? (
        <>
          {' · '}
          <span className={complete ? css['good'] : css['bad']}>
            {complete ? '✓ ' : ''}
            {botsCompleted} of {botsTotal}
          </span>
        </>
      ) : null}
    </>
  );
}
