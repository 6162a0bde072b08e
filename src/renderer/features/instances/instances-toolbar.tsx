import { Plug } from 'lucide-react';
import { currentLocale, msg, t, type Message } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { SearchBox } from '../../components/search-box';
import { StateChips } from '../../components/state-chips';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import type { InstanceFilter } from '../../state/ui-store';
import css from './instances-page.module.css';
import { SimulatorButton } from './simulator-button';

const FILTERS: readonly (readonly [InstanceFilter, Message])[] = [
  ['free', msg('Free')],
  ['inUse', msg('In use')],
  ['attention', msg('Attention')],
  ['gone', msg('Not seen')],
];

/** Name of the page, search, filters, and the ways to more instances. */
export function InstancesToolbar({ counts }: { counts: Readonly<Record<InstanceFilter, number>> }) {
  const empty = counts.all === 0;
  return (
    <div className={css['toolbar']}>
      <h1 className={css['title']}>
        {t('Instances')}
        <span aria-label={t('{count, plural, one {# instance} other {# instances}}', { count: counts.all })}>
          {numberWords(counts.all)}
        </span>
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
      label={t('Connect address')}
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
      label={t('Search instances')}
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
    <StateChips
      filters={FILTERS}
      counts={counts}
      current={current}
      onChange={(filter) => {
        uiStore.setState({ instanceFilter: filter });
      }}
    />
  );
}

function numberWords(value: number): string {
  return value.toLocaleString(currentLocale());
}
