import { useEffect } from 'react';
import { isShareString } from '../features/sharing/share-text';
import { useHost, type HostContextValue } from '../state/host-context';
import type { OpenDialog } from '../state/ui-store';
import { canImport, importedThings } from './can-import';

/** A share string, or files, pasted anywhere but into a field open the import. */
export function usePaste(): void {
  const host = useHost();
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isField(event.target) || !canImport(host)) return;
      const dialog = event.clipboardData ? dialogFor(event.clipboardData, host) : null;
      if (dialog === null) return;
      event.preventDefault();
      host.uiStore.setState({ dialog });
    };
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('paste', paste);
    };
  }, [host]);
}

function dialogFor(clipboard: DataTransfer, host: HostContextValue): OpenDialog | null {
  const things = importedThings(host);
  if (things === 'accounts') return null;
  const text = clipboard.getData('text');
  // A share string holds groups, whichever page is shown; files among routines that are being imported stay.
  if (isShareString(text))
    return host.uiStore.getState().dialog?.kind === 'importRoutines'
      ? null
      : { kind: 'import', files: [], text };
  const files = [...clipboard.files];
  if (files.length === 0) return null;
  return things === 'routines' ? { kind: 'importRoutines', files } : { kind: 'import', files, text: null };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
}
