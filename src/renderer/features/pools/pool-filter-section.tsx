import { NumberInput } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { FilterBuilder } from '../../components/filter-builder/filter-builder';
import css from '../../components/form-dialog.module.css';
import { errorAtField } from '../../components/form-problems';
import { useAccounts } from '../../state/accounts-context';
import { useView } from '../../state/host-context';
import type { PoolFormProps } from './pool-sections';
import own from './pool-sections.module.css';
import { SortKeys } from './sort-keys';

const NO_FIELDS: readonly never[] = [];

/** Which accounts belong to the pool, and in which order they are taken. */
export function PoolFilterSection({ draft, change, problems }: PoolFormProps) {
  const fields = useAccounts()?.fields ?? NO_FIELDS;
  const routines = useView((state) => state.view?.routines);
  const pools = useView((state) => state.view?.pools);
  const names = useMemo(
    () => ({
      routines: Object.keys(routines ?? {}).sort(),
      pools: Object.values(pools ?? {}).map(({ pool }) => pool.name),
    }),
    [pools, routines],
  );
  return (
    <div className={css['fields']}>
      <section data-path="filter" tabIndex={-1} className={own['block']}>
        <h3 className={css['heading']}>{t('Filter')}</h3>
        <p className={own['explain']}>
          {t(
            'An account belongs to the pool while the filter holds for it; that is looked at anew whenever a bot takes one.',
          )}
        </p>
        <FilterBuilder
          value={draft.filter}
          fields={fields}
          problems={problems}
          path="filter"
          routines={names.routines}
          pools={names.pools}
          onChange={(filter) => {
            change({ filter });
          }}
        />
      </section>
      <section className={own['block']}>
        <h3 className={css['heading']}>{t('Order')}</h3>
        <p className={own['explain']}>{t('A bot gets the first account in this order that is free.')}</p>
        <SortKeys
          sort={draft.sort}
          fields={fields}
          problems={problems}
          onChange={(sort) => {
            change({ sort });
          }}
        />
      </section>
      <NumberInput
        label={t('At most')}
        description={t('Only the first so many in this order belong to the pool; empty means all of them.')}
        data-path="limit"
        placeholder={t('no limit')}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator
        w={280}
        value={draft.limit ?? ''}
        error={errorAtField(problems, 'limit')}
        onChange={(limit) => {
          change({ limit: typeof limit === 'number' && limit >= 1 ? limit : null });
        }}
      />
    </div>
  );
}
