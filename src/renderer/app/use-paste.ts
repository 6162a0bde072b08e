import { useEffect } from 'react';
import { chosenFiles } from '../components/collect-files';
import { isShareString } from '../features/sharing/share-text';
import { useHost, type HostContextValue } from '../state/host-context';
import { joinedBy } from '../state/import-facts';
import { canImport } from './can-import';
import { openGiven } from './open-given';

/** A share string, or files, pasted anywhere but into a field open the import. */
export function usePaste(): void {
  const host = useHost();
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isField(event.target) || !canImport(host)) return;
      if (event.clipboardData && isTaken(event.clipboardData, host)) event.preventDefault();
    };
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('paste', paste);
    };
  }, [host]);
}

function isTaken(clipboard: DataTransfer, host: HostContextValue): boolean {
  const text = clipboard.getData('text');
  // A share string holds groups, whichever page is shown.
  if (isShareString(text)) {
    host.uiStore.setState(({ dialog }) => ({
      dialog: joinedBy(dialog, [{ kind: 'import', files: [], text }]),
    }));
    return true;
  }
  const files = [...clipboard.files];
  if (files.length > 0) void openGiven(host, Promise.resolve(chosenFiles(files)));
  return files.length > 0;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
}
