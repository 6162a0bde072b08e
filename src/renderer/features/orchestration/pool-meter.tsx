import { memo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { PoolProgress } from '../../../shared/pool';
import { Phrase } from '../../components/phrase';
import css from './pool-meter.module.css';
import { poolLeft, poolShares, poolTally } from './pool-progress';

const PARTS = ['completed', 'failed', 'taken'] as const;

/** How far a group has come with its pool: what is left of how many, what is taken, what went well and what badly. */
export const PoolMeter = memo(function PoolMeter({ progress }: { progress: PoolProgress }) {
  const shares = poolShares(progress);
  const tally = poolTally(progress);
  const pool = t('Pool “{name}”: {tally}', { name: progress.poolName, tally });
  return (
    <div
      className={css['meter']}
      role="group"
      aria-label={t('Accounts of pool {name}', { name: progress.poolName })}
    >
      <div className={css['bar']} aria-hidden>
        {PARTS.map((part) => (
          <i key={part} className={css[part]} style={{ width: `${String(shares[part] * 100)}%` }} />
        ))}
      </div>
      <div className={css['caption']} title={pool}>
        <span>{tally}</span>
        <span>
          <Phrase text={poolLeft(progress)} />
        </span>
      </div>
    </div>
  );
});
