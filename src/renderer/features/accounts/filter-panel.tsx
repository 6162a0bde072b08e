import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountField } from '../../../shared/account';
import { EVERY_ACCOUNT } from '../../../shared/account-filter';
import { checkFilter } from '../../../shared/account-filter-rules';
import { FilterBuilder } from '../../components/filter-builder/filter-builder';
import { useHost, useUi, useView } from '../../state/host-context';
import { NO_ACCOUNTS } from '../../state/accounts-ui';
import type { AccountFilter } from '../../../shared/account-filter';
import css from './accounts-page.module.css';

const NONE: Readonly<Record<string, never>> = {};

/** The filter of the list as it is being built; what is finished of it holds at once. */
export function FilterPanel({ fields }: { fields: readonly AccountField[] }) {
  const { uiStore } = useHost();
  const filter = useUi(({ accounts }) => accounts.filter) ?? EVERY_ACCOUNT;
  const routines = useView((state) => state.view?.routines ?? NONE);
  const pools = useView((state) => state.view?.pools ?? NONE);
  const problems = useMemo(() => checkFilter(filter, [], fields), [filter, fields]);
  const routineNames = useMemo(() => Object.values(routines).map(({ name }) => name), [routines]);
  const poolNames = useMemo(() => Object.values(pools).map(({ pool }) => pool.name), [pools]);
  const set = (next: AccountFilter | null): void => {
    uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, filter: next, chosen: NO_ACCOUNTS } }));
  };
  return (
    <section className={css['filter']} aria-label={t('Filter of the list')}>
      <FilterBuilder
        value={filter}
        onChange={set}
        fields={fields}
        problems={problems}
        routines={routineNames}
        pools={poolNames}
      />
      <div className={css['filterButtons']}>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            set(null);
          }}
        >
          {t('Clear the filter')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, filterOpen: false } }));
          }}
        >
          {t('Close')}
        </Button>
      </div>
    </section>
  );
}
