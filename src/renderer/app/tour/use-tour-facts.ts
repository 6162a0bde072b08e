import { useEffect, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { DefinitionDraft } from '../../../shared/definition';
import { DefinitionId } from '../../../shared/ids';
import { useHost, type HostContextValue } from '../../state/host-context';
import { keepTour, readTour } from '../../state/tour-memory';
import type { TourFacts } from './tour-steps';

const LOOK_MS = 120;
/** A group that appears this soon after its dialog was closed was made by it. */
const MADE_WITHIN_MS = 5_000;

const AT_FIRST: TourFacts = {
  ...{ instances: 0, routines: 0, section: null, routineChosen: false, instancesChosen: false },
  ...{ ownGroup: null, ownRuns: false },
};

/** What the tour goes by, looked at again and again: dialogs tell nobody what is typed into them. */
export function useTourFacts(): TourFacts {
  const host = useHost();
  const [facts, setFacts] = useState(AT_FIRST);
  useEffect(() => {
    const watch = createTourWatch(host);
    const look = (): void => {
      const now = watch.look();
      setFacts((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => {
      clearInterval(timer);
      watch.stop();
    };
  }, [host]);
  return facts;
}

/** Notes which group is made while the tour is on, and names it at the beginning. */
function createTourWatch(host: HostContextValue): { look(): TourFacts; stop(): void } {
  const { uiStore, viewStore } = host;
  let known: ReadonlySet<string> = new Set();
  let closedAt = 0;
  let chosen = { routineChosen: false, instancesChosen: false };
  const stop = uiStore.subscribe((state, before) => {
    const isNew = state.dialog?.kind === 'newDefinition';
    const wasNew = before.dialog?.kind === 'newDefinition';
    if (wasNew && !isNew) closedAt = performance.now();
    if (!isNew || wasNew) return;
    known = new Set(Object.keys(viewStore.getState().view?.definitions ?? {}));
    chosen = { routineChosen: false, instancesChosen: false };
    if (state.dialog.draft === undefined)
      uiStore.setState({ dialog: { kind: 'newDefinition', draft: named(host) } });
  });
  const ownGroup = (): DefinitionId | null => {
    const definitions = viewStore.getState().view?.definitions ?? {};
    if (closedAt > 0 && performance.now() - closedAt < MADE_WITHIN_MS) {
      // Samples may still be arriving: what was made just now is the youngest.
      const made = Object.values(definitions)
        .filter(({ id }) => !known.has(id))
        .sort((a, b) => b.definition.createdAt.localeCompare(a.definition.createdAt))[0]?.id;
      if (made !== undefined && readTour().ownGroup !== made) keepTour({ done: false, ownGroup: made });
    }
    const { ownGroup: id } = readTour();
    return id !== null && definitions[id] ? DefinitionId.parse(id) : null;
  };
  return {
    stop,
    look: () => {
      const { view } = viewStore.getState();
      const section = uiStore.getState().dialog?.kind === 'newDefinition' ? openSection() : null;
      if (section !== null) chosen = { ...chosen, ...chosenNow() };
      const own = ownGroup();
      return {
        instances: sizeOf(view?.instances),
        routines: sizeOf(view?.routines),
        section,
        ...chosen,
        ownGroup: own,
        ownRuns: own !== null && hasRun(host, own),
      };
    },
  };
}

function sizeOf(entries: object | undefined): number {
  return Object.keys(entries ?? {}).length;
}

function hasRun({ viewStore }: HostContextValue, id: DefinitionId): boolean {
  const { view, groupOfDefinition } = viewStore.getState();
  return groupOfDefinition[id] !== undefined || view?.definitions[id]?.lastRun != null;
}

/** A name spares a newcomer one thing to think of; it can be changed like any other. */
function named({ viewStore }: HostContextValue): DefinitionDraft {
  const taken = Object.values(viewStore.getState().view?.definitions ?? {}).map(
    ({ definition }) => definition.name,
  );
  const name = t('My first group');
  return DefinitionDraft.parse(taken.includes(name) ? {} : { name });
}

function openSection(): string | null {
  const tab = document.querySelector('[role="dialog"] [role="tab"][aria-selected="true"]');
  return tab === null ? null : (/-tab-(\w+)$/.exec(tab.id)?.[1] ?? null);
}

/** What the section that is open says; the others are not drawn. */
function chosenNow(): Partial<Pick<TourFacts, 'routineChosen' | 'instancesChosen'>> {
  const routine = document.querySelector<HTMLInputElement>('[role="dialog"] input[data-path="routineName"]');
  if (routine)
    return { routineChosen: routine.value !== '' && routine.getAttribute('aria-expanded') !== 'true' };
  if (!document.querySelector('[role="dialog"] [data-path="availableInstances"]')) return {};
  return { instancesChosen: document.querySelector('[role="dialog"] section ol > li') !== null };
}
