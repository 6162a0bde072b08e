import type { HostContextValue } from '../state/host-context';

/** Whether something may be imported now: a dialog that is open may hold unsaved work; only an import's takes more. */
export function canImport({ uiStore, viewStore }: HostContextValue): boolean {
  const { dialog } = uiStore.getState();
  const isFree = dialog === null || dialog.kind === 'import' || dialog.kind === 'importAccounts';
  return isFree && viewStore.getState().link.status === 'connected';
}

/** Whether files that come now are taken for accounts: on their page, or while they are imported. */
export function importsAccounts({ uiStore }: HostContextValue): boolean {
  const { dialog, page } = uiStore.getState();
  return dialog === null ? page === 'accounts' : dialog.kind === 'importAccounts';
}
