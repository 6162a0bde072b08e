import { Loader } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import type { AccountSort } from '../../../shared/account-filter';
import { explainError } from '../../../shared/explain';
import { Note } from '../../components/note';
import { PoolStatisticsBar } from '../../components/pool-statistics-bar';
import { useAccounts } from '../../state/accounts-context';
import css from './pool-aside.module.css';
import { PoolMatches } from './pool-matches';
import { sortWords } from './pool-words';
import type { PoolTest } from './use-pool-test';

const NO_FIELDS: readonly never[] = [];

interface PoolAsideProps {
  readonly test: PoolTest;
  readonly sort: readonly AccountSort[];
}

/** Beside the form: what the pool would find at this moment. */
export function PoolAside({ test, sort }: PoolAsideProps) {
  const { statistics, stale, answered } = test;
  return (
    <aside className={css['aside']} tabIndex={-1} aria-label={t('What the pool finds now')}>
      <div className={css['title']}>
        <h3>{t('The pool now')}</h3>
        {stale || !answered ? <Loader role="img" size={12} aria-label={t('Counting')} /> : null}
      </div>
      {statistics ? (
        <>
          <p className={css['count']} aria-live="polite">
            {t(
              '{count, plural, =0 {No account belongs to it} one {# account belongs to it} other {# accounts belong to it}}',
              {
                count: statistics.total,
              },
            )}
          </p>
          <PoolStatisticsBar statistics={statistics} />
        </>
      ) : (
        <NotCounted test={test} />
      )}
      {statistics && statistics.total > 0 ? <First test={test} sort={sort} total={statistics.total} /> : null}
    </aside>
  );
}

function NotCounted({ test: { error, answered } }: { test: PoolTest }) {
  if (error) {
    const { title, hint } = explainError(error);
    return <Note tone="red" title={title} hint={hint} />;
  }
  if (!answered) return <p className={css['quiet']}>{t('Counting…')}</p>;
  return <p className={css['quiet']}>{t('It is counted again once the filter has no mistakes.')}</p>;
}

function First({ test: { first }, sort, total }: PoolAsideProps & { total: number }) {
  const fields = useAccounts()?.fields ?? NO_FIELDS;
  if (first.length === 0) return null;
  return (
    <>
      <h3>{t('First in its order')}</h3>
      <p className={css['quiet']}>{sortWords(sort, fields)}</p>
      <PoolMatches accounts={first} more={total - first.length} inForm />
    </>
  );
}
