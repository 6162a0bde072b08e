import type { HostContextValue } from '../state/host-context';
import { isImport, thingsOf, type ImportedThings } from '../state/import-facts';

/** Whether something may be imported now: a dialog that is open may hold unsaved work; only an import's takes more. */
export function canImport({ uiStore, viewStore }: HostContextValue): boolean {
  const { dialog } = uiStore.getState();
  const isFree = dialog === null || isImport(dialog);
  return isFree && viewStore.getState().link.status === 'connected';
}

/** What files that come now are taken for when they don't tell: what is being imported, or what their page shows. */
export function importedThings({ uiStore }: HostContextValue): ImportedThings {
  const { dialog, page } = uiStore.getState();
  const open = thingsOf(dialog);
  if (open !== null) return open;
  // Lists of templates of the earlier program come with its routines.
  if (page === 'templates') return 'routines';
  return page === 'accounts' || page === 'routines' ? page : 'groups';
}
