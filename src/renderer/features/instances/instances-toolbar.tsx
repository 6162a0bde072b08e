import { Plug } from 'lucide-react';
import { ActionButton } from '../../components/action-button';
import { SearchBox } from '../../components/search-box';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import type { InstanceFilter } from '../../state/ui-store';
import css from './instances-page.module.css';
import { SimulatorButton } from './simulator-button';

const FILTERS: readonly (readonly [InstanceFilter, string])[] = [
  ['free', 'Free'],
  ['inUse', 'In use'],
  ['attention', 'Attention'],
  ['gone', 'Not seen'],
];

/** Name of the page, search, filters, and the ways to more instances. */
export function InstancesToolbar({ counts }: { counts: Readonly<Record<InstanceFilter, number>> }) {
  const empty = counts.all === 0;
  return (
    <div className={css['toolbar']}>
      <h1 className={css['title']}>
        Instances<span aria-label={`${String(counts.all)} instances`}>{counts.all}</span>
      </h1>
      {empty ? null : <InstanceSearch />}
      {empty ? null : <FilterChips counts={counts} />}
      <span className={css['grow']} />
      {empty ? null : <ConnectButton />}
      {empty ? null : <SimulatorButton />}
    </div>
  );
}

/** Opens the dialog for an address. */
export function ConnectButton() {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  return (
    <ActionButton
      label="Connect address"
      icon={Plug}
      variant="default"
      style={{ flex: 'none' }}
      disabledReason={blocked}
      onClick={() => {
        uiStore.setState({ dialog: { kind: 'connectAddress' } });
      }}
    />
  );
}

function InstanceSearch() {
  const { uiStore } = useHost();
  const search = useUi((state) => state.instanceSearch);
  return (
    <SearchBox
      label="Search instances"
      value={search}
      onChange={(value) => {
        uiStore.setState({ instanceSearch: value });
      }}
    />
  );
}

function FilterChips({ counts }: { counts: Readonly<Record<InstanceFilter, number>> }) {
  const { uiStore } = useHost();
  const current = useUi((state) => state.instanceFilter);
  return (
    <div className={css['chips']} role="group" aria-label="Filter by state">
      {FILTERS.map(([filter, word]) => (
        <button
          key={filter}
          type="button"
          className={css['chip']}
          aria-pressed={current === filter}
          onClick={() => {
            uiStore.setState({ instanceFilter: current === filter ? 'all' : filter });
          }}
        >
          {word} {counts[filter]}
        </button>
      ))}
    </div>
  );
}
