import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PoolStatistics } from '../../shared/pool';
import type { HostLink } from '../rpc/host-link';
import { useHost, useView } from './host-context';

export type StatisticsByName = Readonly<Record<string, PoolStatistics>>;

/** How pools stand, for everybody in the window who shows it. */
export interface PoolStatisticsSource {
  /** What was heard last, by name; a pool whose filter has errors is left out. */
  readonly store: StoreApi<StatisticsByName>;
  /** Keeps these pools counted until the answer is called. */
  readonly want: (names: readonly string[]) => () => void;
  /** Pools themselves are others now. */
  readonly refresh: () => void;
}

/** Between two questions, in milliseconds; names that are asked for together go into one. */
const PAUSE_MS = 1_000;
const TOGETHER_MS = 30;
const MOST_NAMES = 500;
const NOTHING: StatisticsByName = {};
const sources = new WeakMap<HostLink, PoolStatisticsSource>();

/** The one source of a window. It asks while somebody looks: when accounts change, at most once a second. */
export function poolStatisticsOf(link: HostLink): PoolStatisticsSource {
  const known = sources.get(link);
  if (known) return known;
  const made = createSource(link);
  sources.set(link, made);
  return made;
}

function createSource(link: HostLink): PoolStatisticsSource {
  const store = createStore<StatisticsByName>(() => NOTHING);
  const wanted = new Map<string, number>();
  const asking = createPacedAsking(async () => {
    const names = [...wanted.keys()].slice(0, MOST_NAMES);
    if (names.length === 0) return;
    const answer = await link.call('pools.statistics', { names });
    if (!answer.ok && answer.error.code === 'connection_lost') return;
    const next = answer.ok ? keepSame(store.getState(), answer.value.statistics) : NOTHING;
    store.setState(next, true);
  });
  let leave: (() => void) | null = null;
  const look = (): void => {
    leave ??= link.subscribe('accounts', {}, { snapshot: asking.due, patches: asking.due });
  };
  const want = (names: readonly string[]): (() => void) => {
    for (const name of names) wanted.set(name, (wanted.get(name) ?? 0) + 1);
    if (names.length > 0) {
      look();
      asking.due();
    }
    return () => {
      for (const name of names) {
        const left = (wanted.get(name) ?? 1) - 1;
        if (left > 0) wanted.set(name, left);
        else wanted.delete(name);
      }
      if (wanted.size > 0) return;
      leave?.();
      leave = null;
      asking.forget();
    };
  };
  return { store, want, refresh: asking.due };
}

/** Asks soon after it is due, never twice at once, and rests in between. */
function createPacedAsking(ask: () => Promise<void>): {
  readonly due: () => void;
  readonly forget: () => void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const state = { inWork: false, again: false };
  const isDueAgain = (): boolean => state.again;
  let restUntil = 0;
  const run = async (): Promise<void> => {
    timer = undefined;
    state.inWork = true;
    state.again = false;
    restUntil = performance.now() + PAUSE_MS;
    await ask();
    state.inWork = false;
    if (isDueAgain()) due();
  };
  const due = (): void => {
    if (state.inWork) state.again = true;
    else timer ??= setTimeout(() => void run(), Math.max(TOGETHER_MS, restUntil - performance.now()));
  };
  const forget = (): void => {
    clearTimeout(timer);
    timer = undefined;
    state.again = false;
    restUntil = 0;
  };
  return { due, forget };
}

function keepSame(known: StatisticsByName, fresh: StatisticsByName): StatisticsByName {
  return Object.fromEntries(
    Object.entries(fresh).map(([name, each]) => {
      const before = known[name];
      return [name, before && JSON.stringify(before) === JSON.stringify(each) ? before : each];
    }),
  );
}

function useWanted(names: readonly string[]): PoolStatisticsSource {
  const { link } = useHost();
  const source = poolStatisticsOf(link);
  const pools = useView((state) => state.view?.pools);
  const text = JSON.stringify(names);
  useEffect(() => source.want(names), [source, text]); // eslint-disable-line react-hooks/exhaustive-deps -- `text` is all of `names`
  const some = names.length > 0;
  useEffect(() => {
    if (some) source.refresh();
  }, [some, source, pools]);
  return source;
}

/** How these pools stand now, counted anew while they are shown. */
export function usePoolStatistics(names: readonly string[]): StatisticsByName {
  return useStore(useWanted(names).store);
}

const NO_NAMES: readonly string[] = [];

/** How one pool stands now; undefined while it is not known, and for no pool. */
export function useStatisticsOfPool(name: string | null): PoolStatistics | undefined {
  const source = useWanted(name === null ? NO_NAMES : [name]);
  return useStore(source.store, (known) => (name === null ? undefined : known[name]));
}
