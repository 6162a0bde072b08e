import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { InstanceView } from '../../../shared/view';
import { useHost, useUi, useView } from '../../state/host-context';
import { countInstances, findInstances, sortInstances } from './instance-list';
import { InstanceTable } from './instance-table';
import css from './instances-page.module.css';
import { InstancesToolbar } from './instances-toolbar';
import { NoInstances } from './no-instances';
import { ServerNotes } from './server-notes';

/** More than fit into a window. */
const ROWS_AT_ONCE = 40;

const NONE: Readonly<Record<string, InstanceView>> = {};

/** Every emulator and phone the host knows: what state it is in, who holds it, and what can be done about it. */
export function InstancesPage() {
  const instances = useView((state) => state.view?.instances ?? NONE);
  const known = useView((state) => state.view !== undefined);
  const search = useUi((state) => state.instanceSearch);
  const filter = useUi((state) => state.instanceFilter);
  const all = useMemo(() => sortInstances(instances), [instances]);
  const shown = useMemo(() => findInstances(all, { search, filter }), [all, search, filter]);
  const limit = useGrowingLimit(shown.length);
  const counts = useMemo(() => countInstances(all), [all]);
  if (!known) return <div className={css['page']} aria-busy="true" />;
  return (
    <div className={css['page']}>
      <InstancesToolbar counts={counts} />
      <ServerNotes instances={all} />
      <div className={css['scroll']}>
        {all.length === 0 ? <NoInstances /> : null}
        {all.length > 0 && shown.length === 0 ? <NothingFound /> : null}
        {shown.length > 0 ? (
          <InstanceTable instances={limit < shown.length ? shown.slice(0, limit) : shown} />
        ) : null}
      </div>
    </div>
  );
}

/** How many rows to draw: as many as are seen at once, then more with every frame, so that the page opens at once. */
function useGrowingLimit(rows: number): number {
  const [limit, setLimit] = useState(ROWS_AT_ONCE);
  useEffect(() => {
    if (limit >= rows) return undefined;
    const frame = requestAnimationFrame(() => {
      setLimit(limit + ROWS_AT_ONCE);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [limit, rows]);
  return limit;
}

function NothingFound() {
  const { uiStore } = useHost();
  return (
    <div className={css['empty']}>
      <SearchX size={32} strokeWidth={1.5} aria-hidden />
      <h2>No instance matches</h2>
      <p>Search looks at references, labels, addresses, models, states and the groups that hold them.</p>
      <Button
        variant="default"
        onClick={() => {
          uiStore.setState({ instanceSearch: '', instanceFilter: 'all' });
        }}
      >
        Show all instances
      </Button>
    </div>
  );
}
