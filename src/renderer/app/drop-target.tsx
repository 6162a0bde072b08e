import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../shared/catalogue/translate';
import { ACCOUNT_FILES, collectDropped, droppedEntries, GROUP_FILES } from '../components/collect-files';
import { useHost } from '../state/host-context';
import { canImport, importsAccounts } from './can-import';
import css from './drop-target.module.css';

type DropState = 'none' | 'over' | 'collecting';

/** Takes files and folders that are dropped anywhere in the window, and says so while they are above it. */
export function DropTarget() {
  const host = useHost();
  const [state, setState] = useState<DropState>('none');
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      // Otherwise the browser would open the file in place of the window.
      event.preventDefault();
      const takes = canImport(host);
      if (event.dataTransfer) event.dataTransfer.dropEffect = takes ? 'copy' : 'none';
      setState(takes ? 'over' : 'none');
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setState('none');
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setState('none');
      if (event.dataTransfer && canImport(host)) void take(event.dataTransfer);
    };
    const take = async (transfer: DataTransfer): Promise<void> => {
      const entries = droppedEntries(transfer);
      setState('collecting');
      const ofAccounts = importsAccounts(host);
      const { files, leftOut } = await collectDropped(entries, ofAccounts ? ACCOUNT_FILES : GROUP_FILES);
      if (signal.aborted) return;
      setState('none');
      // Another dialog may have been opened meanwhile.
      if (!canImport(host)) return;
      host.uiStore.setState({
        dialog: ofAccounts
          ? { kind: 'importAccounts', files }
          : { kind: 'import', files, text: null, leftOut },
      });
    };
    window.addEventListener('dragenter', over, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => {
      ended.abort();
    };
  }, [host]);
  if (state === 'none') return null;
  return (
    <div className={css['overlay']} role="status">
      <div className={css['message']}>
        <FileDown size={28} aria-hidden />
        <strong>{dropWords(state, importsAccounts(host))}</strong>
        <span>{t('Nothing is written before you have seen what is in it.')}</span>
      </div>
    </div>
  );
}

function dropWords(state: DropState, ofAccounts: boolean): string {
  if (state === 'over') return ofAccounts ? t('Drop to import accounts') : t('Drop to import groups');
  return ofAccounts ? t('Looking for accounts in the folder…') : t('Looking for groups in the folder…');
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
