import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../shared/catalogue/translate';
import { collectDropped, droppedEntries } from '../features/sharing/collect-files';
import { useHost } from '../state/host-context';
import { canImport } from './can-import';
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
      const { files, leftOut } = await collectDropped(entries);
      if (signal.aborted) return;
      setState('none');
      // Another dialog may have been opened meanwhile.
      if (canImport(host)) host.uiStore.setState({ dialog: { kind: 'import', files, text: null, leftOut } });
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
        <strong>
          {state === 'over' ? t('Drop to import groups') : t('Looking for groups in the folder…')}
        </strong>
        <span>{t('Nothing is written before you have seen what is in it.')}</span>
      </div>
    </div>
  );
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
