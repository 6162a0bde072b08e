import { Button } from '@mantine/core';
import { PencilLine, Plus } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import type { PoolStatistics } from '../../../shared/pool';
import { hasErrors } from '../../../shared/problem';
import type { PoolView } from '../../../shared/view';
import { PoolStatisticsBar } from '../../components/pool-statistics-bar';
import { useHost } from '../../state/host-context';
import own from './accounts-section.module.css';

interface ChosenPoolProps {
  readonly view: PoolView;
  /** Undefined while it is not counted, or can't be. */
  readonly statistics: PoolStatistics | undefined;
}

/** The pool that was chosen: what it is for, how its accounts stand, and the way to its form, which opens above this one. */
export function ChosenPool({ view: { id, pool, problems }, statistics }: ChosenPoolProps) {
  const { uiStore } = useHost();
  return (
    <div className={own['pool']}>
      <div className={own['head']}>
        <b title={pool.name}>
          <bdi>{pool.name}</bdi>
        </b>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<PencilLine size={14} aria-hidden />}
          onClick={() => {
            uiStore.setState({ above: { kind: 'editPool', poolId: id } });
          }}
        >
          {t('Edit the pool…')}
        </Button>
      </div>
      {pool.description === '' ? null : (
        <p className={own['quiet']} dir="auto">
          {pool.description}
        </p>
      )}
      {statistics ? (
        <PoolStatisticsBar statistics={statistics} />
      ) : (
        <p className={own['quiet']}>
          {hasErrors(problems) ? t('It has mistakes and can’t be counted.') : t('Counting…')}
        </p>
      )}
    </div>
  );
}

/** Without a pool: what that means, and the way to a first one. */
export function NoPool({ hasPools }: { hasPools: boolean }) {
  const { uiStore } = useHost();
  return (
    <div className={own['none']}>
      <p>{hasPools ? t('Without a pool the bots work without accounts.') : t('There are no pools yet.')}</p>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => {
          uiStore.setState({ above: { kind: 'newPool' } });
        }}
      >
        {t('New pool…')}
      </Button>
    </div>
  );
}
