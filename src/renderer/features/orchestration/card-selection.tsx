import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { DefinitionId } from '../../../shared/ids';
import { useHost } from '../../state/host-context';
import type { UiStore } from '../../state/ui-store';
import { added, rangeOf, toggled } from './selection';

/** The ways to choose cards. The object stays the same, so that no card is drawn anew because of it. */
export interface CardSelection {
  readonly toggle: (id: DefinitionId) => void;
  /** Adds all cards between the one that was chosen last and this one. */
  readonly extendTo: (id: DefinitionId) => void;
  readonly selectShown: () => void;
  readonly clear: () => void;
  /** Cards that can be chosen, in the order they are shown. */
  readonly shown: () => readonly DefinitionId[];
}

const Context = createContext<CardSelection | null>(null);

/** Lets the cards inside be chosen; `order` holds those that can be, as they are shown. */
export function CardSelectionProvider(props: { order: readonly DefinitionId[]; children: ReactNode }) {
  const { uiStore } = useHost();
  const [selection] = useState(() => createCardSelection(uiStore));
  useEffect(() => {
    selection.setOrder(props.order);
  }, [props.order, selection]);
  return <Context value={selection}>{props.children}</Context>;
}

/** The ways to choose cards of this page. */
export function useCardSelection(): CardSelection {
  const selection = use(Context);
  if (!selection) throw new Error('used outside of CardSelectionProvider');
  return selection;
}

type OrderedSelection = CardSelection & { setOrder: (order: readonly DefinitionId[]) => void };

function createCardSelection(uiStore: UiStore): OrderedSelection {
  let order: readonly DefinitionId[] = [];
  let last: DefinitionId | null = null;
  const add = (ids: readonly DefinitionId[]): void => {
    uiStore.setState(({ selection }) => ({ selection: added(selection, ids) }));
  };
  return {
    setOrder: (next) => {
      order = next;
    },
    toggle: (id) => {
      last = id;
      uiStore.setState(({ selection }) => ({ selection: toggled(selection, id) }));
    },
    extendTo: (id) => {
      add(rangeOf(order, last, id));
      last = id;
    },
    selectShown: () => {
      add(order);
    },
    clear: () => {
      last = null;
      uiStore.setState({ selection: [] });
    },
    shown: () => order,
  };
}
