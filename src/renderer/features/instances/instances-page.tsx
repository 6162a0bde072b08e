import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { InstanceView } from '../../../shared/view';
import { useHost, useUi, useView } from '../../state/host-context';
import { countInstances, findInstances, sortInstances } from './instance-list';
import { InstanceTable } from './instance-table';
import css from './instances-page.module.css';
import { InstancesToolbar } from './instances-toolbar';
import { NoInstances } from './no-instances';
import { ServerNotes } from './server-notes';

const NONE: Readonly<Record<string, InstanceView>> = {};

/** Every emulator and phone the host knows: what state it is in, who holds it, and what can be done about it. */
export function InstancesPage() {
  const instances = useView((state) => state.view?.instances ?? NONE);
  const known = useView((state) => state.view !== undefined);
  const search = useUi((state) => state.instanceSearch);
  const filter = useUi((state) => state.instanceFilter);
  const all = useMemo(() => sortInstances(instances), [instances]);
  const shown = useMemo(() => findInstances(all, { search, filter }), [all, search, filter]);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const counts = useMemo(() => countInstances(all), [all]);
  if (!known) return <div className={css['page']} aria-busy="true" />;
  return (
    <div className={css['page']}>
      <InstancesToolbar counts={counts} />
      <ServerNotes instances={all} />
      <div ref={setBox} className={css['scroll']}>
        {all.length === 0 ? <NoInstances /> : null}
        {all.length > 0 && shown.length === 0 ? <NothingFound /> : null}
        {shown.length > 0 ? <InstanceTable instances={shown} box={box} /> : null}
      </div>
    </div>
  );
}

function NothingFound() {
  const { uiStore } = useHost();
  return (
    <div className={css['empty']}>
      <SearchX size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No instance matches')}</h2>
      <p>
        {t('Search looks at references, labels, addresses, models, states and the groups that hold them.')}
      </p>
      <Button
        variant="default"
        onClick={() => {
          uiStore.setState({ instanceSearch: '', instanceFilter: 'all' });
        }}
      >
        {t('Show all instances')}
      </Button>
    </div>
  );
}
