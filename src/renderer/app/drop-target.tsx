import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { msg, say, t, type Message } from '../../shared/catalogue/translate';
import {
  ACCOUNT_FILES,
  collectDropped,
  droppedEntries,
  GROUP_FILES,
  ROUTINE_FILES,
  type Collected,
} from '../components/collect-files';
import { useHost } from '../state/host-context';
import type { OpenDialog } from '../state/ui-store';
import { canImport, importedThings } from './can-import';
import css from './drop-target.module.css';

type DropState = 'none' | 'over' | 'collecting';
type Things = ReturnType<typeof importedThings>;

/** Files that are taken of a folder. */
const KINDS: Readonly<Record<Things, RegExp>> = {
  groups: GROUP_FILES,
  accounts: ACCOUNT_FILES,
  routines: ROUTINE_FILES,
};

const DROP_WORDS: Readonly<Record<Things, Readonly<Record<Exclude<DropState, 'none'>, Message>>>> = {
  groups: { over: msg('Drop to import groups'), collecting: msg('Looking for groups in the folder…') },
  accounts: {
    over: msg('Drop to import accounts'),
    collecting: msg('Looking for accounts in the folder…'),
  },
  routines: {
    over: msg('Drop to import routines'),
    collecting: msg('Looking for routines in the folder…'),
  },
};

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
      const things = importedThings(host);
      const collected = await collectDropped(entries, KINDS[things]);
      if (signal.aborted) return;
      setState('none');
      // Another dialog may have been opened meanwhile.
      if (!canImport(host)) return;
      host.uiStore.setState({ dialog: dialogFor(things, collected) });
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
        <strong>{say(DROP_WORDS[importedThings(host)][state])}</strong>
        <span>{t('Nothing is written before you have seen what is in it.')}</span>
      </div>
    </div>
  );
}

function dialogFor(things: Things, { files, leftOut }: Collected): OpenDialog {
  if (things === 'accounts') return { kind: 'importAccounts', files };
  return things === 'routines'
    ? { kind: 'importRoutines', files, leftOut }
    : { kind: 'import', files, text: null, leftOut };
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
