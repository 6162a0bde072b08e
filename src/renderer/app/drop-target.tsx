import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { msg, say, t, type Message } from '../../shared/catalogue/translate';
import { collectDropped, droppedEntries } from '../components/collect-files';
import { useHost, type HostContextValue } from '../state/host-context';
import type { ImportedThings } from '../state/import-facts';
import { canImport, importedThings } from './can-import';
import css from './drop-target.module.css';
import { openGiven } from './open-given';

type DropState = 'none' | 'over' | 'collecting';

const OVER_WORDS: Readonly<Record<ImportedThings, Message>> = {
  groups: msg('Drop to import groups'),
  accounts: msg('Drop to import accounts'),
  routines: msg('Drop to import routines'),
};

function overWords(host: HostContextValue): Message {
  const { dialog, page } = host.uiStore.getState();
  return dialog === null && page === 'templates'
    ? msg('Drop pictures to make templates of them, or a list to import')
    : OVER_WORDS[importedThings(host)];
}

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
      if (!event.dataTransfer || !canImport(host)) return;
      const entries = droppedEntries(event.dataTransfer);
      setState('collecting');
      void openGiven(host, collectDropped(entries)).then(() => {
        if (!signal.aborted) setState('none');
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
        <strong>{state === 'over' ? say(overWords(host)) : t('Looking at what was dropped…')}</strong>
        <span>{t('Nothing is written before you have seen what is in it.')}</span>
      </div>
    </div>
  );
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
