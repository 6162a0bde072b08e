import { TextInput } from '@mantine/core';
import { Plus, Search } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import type { StateFilter } from '../../state/ui-store';
import { ActionButton } from '../../components/action-button';
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
      {empty ? null : <SearchBox />}
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

function SearchBox() {
  const { uiStore } = useHost();
  const search = useUi((state) => state.search);
  const input = useRef<HTMLInputElement>(null);
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Escape leaves the search; it does not count for "Esc Esc stops everything".
    event.stopPropagation();
    if (search === '') input.current?.blur();
    else uiStore.setState({ search: '' });
  };
  return (
    <TextInput
      ref={input}
      className={css['search']}
      type="search"
      size="xs"
      aria-label="Search groups"
      aria-keyshortcuts="/"
      placeholder="Search groups"
      data-search
      leftSection={<Search size={15} aria-hidden />}
      rightSection={<kbd className={css['kbd']}>/</kbd>}
      rightSectionPointerEvents="none"
      styles={{ input: { height: 32, minHeight: 32, fontSize: 13 } }}
      value={search}
      onChange={(event) => {
        uiStore.setState({ search: event.currentTarget.value });
      }}
      onKeyDown={clear}
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
