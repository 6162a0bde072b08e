import { msg, t, type Message } from '../../../shared/catalogue/translate';
import type { StateFilter } from '../../state/ui-store';
import { SearchBox } from '../../components/search-box';
import { StateChips } from '../../components/state-chips';
import { useHost, useUi } from '../../state/host-context';
import css from './orchestration-page.module.css';
import { PageActions } from './page-actions';
import { SortMenu } from './sort-menu';
import { TagMenu } from './tag-menu';

const FILTERS: readonly (readonly [StateFilter, Message])[] = [
  ['active', msg('Running')],
  ['attention', msg('Attention')],
  ['idle', msg('Not running')],
];

interface ToolbarProps {
  readonly counts: Readonly<Record<StateFilter, number>>;
  readonly tags: readonly string[];
  /** How many groups are shown and can be chosen. */
  readonly shown: number;
}

/** Name of the page, search, filters, order, and the ways to more groups. */
export function Toolbar({ counts, tags, shown }: ToolbarProps) {
  const empty = counts.all === 0;
  return (
    <div className={css['toolbar']}>
      <h1 className={css['title']}>
        {t('Orchestration')}
        <span aria-label={t('{count, plural, one {# group} other {# groups}}', { count: counts.all })}>
          {counts.all}
        </span>
      </h1>
      {empty ? null : <GroupSearch />}
      {empty ? null : <FilterChips counts={counts} />}
      {tags.length > 0 ? <TagMenu tags={tags} /> : null}
      {empty ? null : <SortMenu />}
      <span className={css['grow']} />
      <PageActions empty={empty} shown={shown} />
    </div>
  );
}

function GroupSearch() {
  const { uiStore } = useHost();
  const search = useUi((state) => state.search);
  return (
    <SearchBox
      label={t('Search groups')}
      value={search}
      onChange={(value) => {
        uiStore.setState({ search: value });
      }}
    />
  );
}

function FilterChips({ counts }: Pick<ToolbarProps, 'counts'>) {
  const { uiStore } = useHost();
  const current = useUi((state) => state.stateFilter);
  return (
    <StateChips
      filters={FILTERS}
      counts={counts}
      current={current}
      onChange={(filter) => {
        uiStore.setState({ stateFilter: filter });
      }}
    />
  );
}
