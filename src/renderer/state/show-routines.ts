import { keepClosed, type RoutinesUi } from './routines-ui';
import type { UiStore } from './ui-store';

/** Changes what the page shows. */
export function changeRoutines({ setState }: UiStore, change: Partial<RoutinesUi>): void {
  setState(({ routines }) => ({ routines: { ...routines, ...change } }));
  if (change.closed !== undefined) keepClosed(change.closed);
}

/** Shows a routine on the page of routines, whatever is filtered or folded up there now. */
export function openRoutine(uiStore: UiStore, name: string, change: Partial<RoutinesUi> = {}): void {
  const { routines } = uiStore.getState();
  const closed = routines.closed.filter((folder) => !name.startsWith(`${folder}/`));
  uiStore.setState({ page: 'routines' });
  changeRoutines(uiStore, {
    ...{ search: '', filter: 'all', tags: [], chosen: name, target: null },
    ...(closed.length === routines.closed.length ? {} : { closed }),
    ...change,
  });
}
