import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LinkStatus } from '../rpc/host-link';
import type { BotView, GroupView, ViewSnapshot } from '../../shared/view';
import { applyPatches, viewFromSnapshot, type ViewPatch, type ViewState } from '../../shared/view-patch';
import { indexBots, indexGroups, mergeSnapshot, touchedGroups } from './view-index';

/** How sure the window can be of what it shows. */
export interface LinkState {
  readonly status: LinkStatus;
  /** Milliseconds since 1970 when the view was last known to be true; null before the first snapshot. */
  readonly knownAt: number | null;
}

/** What the window knows. Written only by the `view` stream and the link's status. */
export interface ViewStoreState {
  /** Undefined before the first snapshot. */
  readonly view: ViewState | undefined;
  /** Bots by group, in order of their number. An array is new only when a bot of that group changed. */
  readonly botsOfGroup: Readonly<Record<string, readonly BotView[]>>;
  /** The newest group of each definition. */
  readonly groupOfDefinition: Readonly<Record<string, GroupView>>;
  readonly link: LinkState;
}

export type ViewStore = StoreApi<ViewStoreState>;

/** The writers of a view store; only `connect-view.ts` holds them. */
export interface ViewWriter {
  readonly snapshot: (snapshot: ViewSnapshot) => void;
  readonly patches: (patches: readonly ViewPatch[]) => void;
  readonly link: (status: LinkStatus, now: number) => void;
}

const NOTHING_KNOWN: ViewStoreState = {
  view: undefined,
  botsOfGroup: {},
  groupOfDefinition: {},
  link: { status: 'connecting', knownAt: null },
};

/** An empty store and its only writer. */
export function createViewStore(): { store: ViewStore; writer: ViewWriter } {
  const store = createStore<ViewStoreState>(() => NOTHING_KNOWN);
  return {
    store,
    writer: {
      snapshot: (snapshot) => {
        const fresh = viewFromSnapshot(snapshot);
        const known = store.getState();
        const view = known.view ? mergeSnapshot(known.view, fresh) : fresh;
        store.setState({
          view,
          botsOfGroup: indexBots(view.bots, known.botsOfGroup),
          groupOfDefinition: indexGroups(view.groups),
        });
      },
      patches: (patches) => {
        const known = store.getState();
        if (!known.view) return;
        const view = applyPatches(known.view, patches);
        const touched = touchedGroups(known.view, patches);
        store.setState({
          view,
          botsOfGroup:
            touched.size === 0 ? known.botsOfGroup : indexBots(view.bots, known.botsOfGroup, touched),
          groupOfDefinition:
            view.groups === known.view.groups ? known.groupOfDefinition : indexGroups(view.groups),
        });
      },
      link: (status, now) => {
        const { link, view } = store.getState();
        // The moment of losing it is the last moment at which the view was known to be true.
        const lostNow = link.status === 'connected' && status !== 'connected' && view !== undefined;
        store.setState({ link: { status, knownAt: lostNow ? now : link.knownAt } });
      },
    },
  };
}
