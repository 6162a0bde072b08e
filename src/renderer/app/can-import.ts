import type { HostContextValue } from '../state/host-context';

/** Whether something may be imported now: a dialog that is open may hold unsaved work; only an import's takes more. */
export function canImport({ uiStore, viewStore }: HostContextValue): boolean {
  const { dialog } = uiStore.getState();
  const isFree = dialog === null || dialog.kind === 'import';
  return isFree && viewStore.getState().link.status === 'connected';
}
