import { useEffect, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useHost, useUi, useView } from '../../state/host-context';
import { BulkBar } from './bulk-bar';
import { CardGrid } from './card-grid';
import { arrangeCards, countCards, listCards, listTags, type CardItem } from './card-list';
import { CardSelectionProvider } from './card-selection';
import { EmptyState } from './empty-state';
import { NothingFound } from './nothing-found';
import css from './orchestration-page.module.css';
import { keepsSame } from './same-list';
import { withoutGone } from './selection';
import { Toolbar } from './toolbar';

/** The first page: every group as a card, found by search and filters. */
export function OrchestrationPage() {
  const { uiStore } = useHost();
  const known = useView((state) => state.view !== undefined);
  const definitions = useView((state) => state.view?.definitions);
  const problemFiles = useView((state) => state.view?.problemFiles);
  const groups = useView((state) => state.groupOfDefinition);
  const filter = useUi(
    useShallow(({ search, stateFilter, tags, sort }) => ({ search, stateFilter, tags, sort })),
  );
  // Groups change many times a second; which cards there are hardly ever does.
  const [same] = useState(() => keepsSame<CardItem>());
  const cards = useMemo(
    () => same(listCards({ definitions: definitions ?? {}, problemFiles: problemFiles ?? {}, groups })),
    [definitions, problemFiles, groups, same],
  );
  const counts = useMemo(() => countCards(cards), [cards]);
  const shown = useMemo(() => arrangeCards(cards, filter), [cards, filter]);
  const tags = useMemo(() => listTags(cards), [cards]);
  // A tag that no group has any more would hide everything without being seen in the menu.
  useEffect(() => {
    const gone = filter.tags.filter((tag) => !tags.includes(tag));
    if (known && gone.length > 0) uiStore.setState({ tags: filter.tags.filter((tag) => tags.includes(tag)) });
  }, [filter.tags, known, tags, uiStore]);
  const order = useMemo(() => shown.flatMap((card) => (card.selectable ? [card.definitionId] : [])), [shown]);
  useEffect(() => {
    if (!definitions) return;
    uiStore.setState((state) => {
      const selection = withoutGone(state.selection, (id) => definitions[id] !== undefined);
      return selection === state.selection ? state : { selection };
    });
  }, [definitions, uiStore]);
  if (!known) return <div className={css['page']} aria-busy="true" />;
  return (
    <CardSelectionProvider order={order}>
      <div className={css['page']}>
        <Toolbar counts={counts} tags={tags} shown={order.length} />
        <div className={css['scroll']}>
          {cards.length === 0 ? <EmptyState /> : null}
          {cards.length > 0 && shown.length === 0 ? <NothingFound /> : null}
          {shown.length > 0 ? <CardGrid cards={shown} question={JSON.stringify(filter)} /> : null}
        </div>
        <BulkBar shown={order} />
      </div>
    </CardSelectionProvider>
  );
}
