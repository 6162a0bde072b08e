import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import { FieldWarnings } from '../../components/field-warnings';
import css from '../../components/form-dialog.module.css';
import { errorAtField } from '../../components/form-problems';
import { availableWords } from '../../components/pool-statistics-bar';
import { usePoolStatistics, type StatisticsByName } from '../../state/pool-statistics';
import { useView } from '../../state/host-context';
import { ChosenPool, NoPool } from './chosen-pool';
import type { FormProps } from './form';
import own from './accounts-section.module.css';
import { poolOptions } from './pool-options';

/** The pool accounts are drawn from, and how it stands now. */
export function AccountsSection({ draft, change, problems }: FormProps) {
  const { accountPoolName: chosen } = draft;
  const pools = useView((state) => state.view?.pools);
  const options = useMemo(() => poolOptions(pools ?? {}, chosen), [chosen, pools]);
  const names = useMemo(() => Object.values(pools ?? {}).map(({ pool }) => pool.name), [pools]);
  const statistics = usePoolStatistics(names);
  const saved = Object.values(pools ?? {}).find(({ pool }) => pool.name === chosen);
  return (
    <div className={css['fields']}>
      <Select
        label={t('Account pool')}
        data-path="accountPoolName"
        description={t(
          'Each bot takes an account of this pool for its work, and no two bots ever hold the same one.',
        )}
        placeholder={tIn('account pool', 'none')}
        searchable
        clearable
        nothingFoundMessage={t('No pool matches')}
        data={options}
        renderOption={({ option }) => (
          <Option name={option.label} value={option.value} statistics={statistics} />
        )}
        value={chosen}
        error={errorAtField(problems, 'accountPoolName')}
        onChange={(accountPoolName) => {
          change({ accountPoolName });
        }}
      />
      <FieldWarnings problems={problems} path="accountPoolName" />
      {saved ? <ChosenPool view={saved} statistics={statistics[saved.pool.name]} /> : null}
      {chosen === null ? <NoPool hasPools={names.length > 0} /> : null}
    </div>
  );
}

interface OptionProps {
  readonly name: string;
  readonly value: string;
  readonly statistics: StatisticsByName;
}

function Option({ name, value, statistics }: OptionProps) {
  const known = statistics[value];
  return (
    <span className={own['option']}>
      <bdi>{name}</bdi>
      {known ? <small>{availableWords(known)}</small> : null}
    </span>
  );
}
