import type { HostContextValue } from '../state/host-context';

const IMPORTS = { import: 'groups', importAccounts: 'accounts', importRoutines: 'routines' } as const;
const isImport = (kind: string): kind is keyof typeof IMPORTS => Object.hasOwn(IMPORTS, kind);

/** Whether something may be imported now: a dialog that is open may hold unsaved work; only an import's takes more. */
export function canImport({ uiStore, viewStore }: HostContextValue): boolean {
  const { dialog } = uiStore.getState();
  const isFree = dialog === null || isImport(dialog.kind);
  return isFree && viewStore.getState().link.status === 'connected';
}

/** What files that come now are taken for: what their page shows, or what is being imported. */
export function importedThings({ uiStore }: HostContextValue): 'groups' | 'accounts' | 'routines' {
  const { dialog, page } = uiStore.getState();
  if (dialog !== null) return isImport(dialog.kind) ? IMPORTS[dialog.kind] : 'groups';
  // Lists of templates of the earlier program come with its routines.
  if (page === 'templates') return 'routines';
  return page === 'accounts' || page === 'routines' ? page : 'groups';
}
