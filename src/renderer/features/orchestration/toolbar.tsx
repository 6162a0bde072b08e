import { Plus } from 'lucide-react';
import type { StateFilter } from '../../state/ui-store';
import { ActionButton } from '../../components/action-button';
import { SearchBox } from '../../components/search-box';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import css from './orchestration-page.module.css';
import { SortMenu } from './sort-menu';
import { TagMenu } from './tag-menu';

const FILTERS: readonly (readonly [StateFilter, string])[] = [
  ['active', 'Running'],
  ['attention', 'Attention'],
  ['idle', 'Not running'],
];

interface ToolbarProps {
  readonly counts: Readonly<Record<StateFilter, number>>;
  readonly tags: readonly string[];
}

/** Name of the page, search, filters, order, and the way to a new group. */
export function Toolbar({ counts, tags }: ToolbarProps) {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  const empty = counts.all === 0;
  return (
    <div className={css['toolbar']}>
      <h1 className={css['title']}>
        Orchestration<span aria-label={`${String(counts.all)} groups`}>{counts.all}</span>
      </h1>
      {empty ? null : <GroupSearch />}
      {empty ? null : <StateChips counts={counts} />}
      {tags.length > 0 ? <TagMenu tags={tags} /> : null}
      {empty ? null : <SortMenu />}
      <span className={css['grow']} />
      <ActionButton
        label="New group"
        icon={Plus}
        h={32}
        px={14}
        style={{ flex: 'none' }}
        disabledReason={blocked}
        onClick={() => {
          uiStore.setState({ dialog: { kind: 'newDefinition' } });
        }}
      />
    </div>
  );
}

function GroupSearch() {
  const { uiStore } = useHost();
  const search = useUi((state) => state.search);
  return (
    <SearchBox
      label="Search groups"
      value={search}
      onChange={(value) => {
        uiStore.setState({ search: value });
      }}
    />
  );
}

function StateChips({ counts }: Pick<ToolbarProps, 'counts'>) {
  const { uiStore } = useHost();
  const current = useUi((state) => state.stateFilter);
  return (
    <div className={css['chips']} role="group" aria-label="Filter by state">
      {FILTERS.map(([filter, word]) => (
        <button
          key={filter}
          type="button"
          className={css['chip']}
          aria-pressed={current === filter}
          onClick={() => {
            uiStore.setState({ stateFilter: current === filter ? 'all' : filter });
          }}
        >
          {word} {counts[filter]}
        </button>
      ))}
    </div>
  );
}
