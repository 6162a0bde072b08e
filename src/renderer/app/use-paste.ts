import { useEffect } from 'react';
import { isShareString } from '../features/sharing/share-text';
import { useHost } from '../state/host-context';
import { canImport, importsAccounts } from './can-import';

/** A share string, or files, pasted anywhere but into a field open the import. */
export function usePaste(): void {
  const host = useHost();
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isField(event.target) || !canImport(host) || importsAccounts(host))
        return;
      const pasted = event.clipboardData ? whatWasPasted(event.clipboardData) : null;
      if (pasted === null) return;
      event.preventDefault();
      host.uiStore.setState({ dialog: { kind: 'import', ...pasted } });
    };
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('paste', paste);
    };
  }, [host]);
}

function whatWasPasted(clipboard: DataTransfer): { files: readonly File[]; text: string | null } | null {
  const text = clipboard.getData('text');
  if (isShareString(text)) return { files: [], text };
  const files = [...clipboard.files];
  return files.length === 0 ? null : { files, text: null };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
}
