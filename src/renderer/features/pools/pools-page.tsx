import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { DefinitionView, PoolView, ProblemFileView } from '../../../shared/view';
import { usePoolStatistics } from '../../state/pool-statistics';
import { useHost, useUi, useView } from '../../state/host-context';
import { AccountsUnusable } from './accounts-unusable';
import { NoPools } from './no-pools';
import { arrangePools, listPools } from './pool-list';
import { PoolProblemFiles } from './pool-problem-files';
import { PoolTable } from './pool-table';
import css from './pools-page.module.css';
import { PoolsToolbar } from './pools-toolbar';

const NO_POOLS: Readonly<Record<string, PoolView>> = {};
const NO_FILES: Readonly<Record<string, ProblemFileView>> = {};
const NO_DEFINITIONS: Readonly<Record<string, DefinitionView>> = {};

/** Saved pools: what is in them now, and who draws from them. */
export function PoolsPage() {
  const pools = useView((state) => state.view?.pools ?? NO_POOLS);
  const files = useView((state) => state.view?.poolProblemFiles ?? NO_FILES);
  const definitions = useView((state) => state.view?.definitions ?? NO_DEFINITIONS);
  const known = useView((state) => state.view !== undefined);
  const search = useUi((state) => state.poolSearch);
  const sort = useUi((state) => state.poolSort);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const rows = useMemo(() => listPools(pools, definitions), [definitions, pools]);
  const names = useMemo(() => rows.map(({ view }) => view.pool.name), [rows]);
  const statistics = usePoolStatistics(names);
  const shown = useMemo(
    () => arrangePools(rows, { search, sort }, statistics),
    [rows, search, sort, statistics],
  );
  if (!known) return <div className={css['page']} aria-busy="true" />;
  const broken = Object.keys(files).sort();
  return (
    <div className={css['page']}>
      <PoolsToolbar count={rows.length} />
      <div ref={setBox} className={css['scroll']}>
        <AccountsUnusable />
        <PoolProblemFiles files={broken} />
        {rows.length === 0 && broken.length === 0 ? <NoPools /> : null}
        {rows.length > 0 && shown.length === 0 ? <NothingFound /> : null}
        {shown.length > 0 ? <PoolTable rows={shown} statistics={statistics} sort={sort} box={box} /> : null}
      </div>
    </div>
  );
}

function NothingFound() {
  const { uiStore } = useHost();
  return (
    <div className={css['empty']}>
      <SearchX size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No pool matches')}</h2>
      <p>{t('Search looks at names, descriptions, tags, files and the groups that draw from a pool.')}</p>
      <Button
        variant="default"
        onClick={() => {
          uiStore.setState({ poolSearch: '' });
        }}
      >
        {t('Show all pools')}
      </Button>
    </div>
  );
}
