import { Modal, Progress } from '@mantine/core';
import { FileSpreadsheet, FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { msg, say, t, type Message } from '../../../../shared/catalogue/translate';
import { explainError } from '../../../../shared/explain';
import { megabytes } from '../../../../shared/explain/words';
import { ActionButton } from '../../../components/action-button';
import { ACCOUNT_FILES, collectChosenFolder } from '../../../components/collect-files';
import { DiscardDialog } from '../../../components/discard-dialog';
import { FilePicker } from '../../../components/file-picker';
import { Note } from '../../../components/note';
import { toastRefusal } from '../../../components/toasts';
import { useBlockedReason } from '../../../state/blocked';
import { useHost } from '../../../state/host-context';
import css from './import.module.css';
import { ImportDeciding } from './import-deciding';
import { ImportResult } from './import-result';
import { AccountImportSession } from './import-session';
import type { AccountImportState, ImportPhase } from './import-state';

interface ImportAccountsDialogProps {
  /** Files that were dropped; each drop on the open dialog comes as new facts. */
  readonly facts: { readonly files: readonly File[] };
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<ImportPhase, Message>> = {
  choosing: msg('Import accounts'),
  reading: msg('Reading…'),
  deciding: msg('Import accounts'),
  writing: msg('Importing…'),
  written: msg('Import ended'),
};

/** Import: what the files hold, where each column goes, what becomes of duplicates and bad rows; written at the end. */
export function ImportAccountsDialog({ facts, onClose }: ImportAccountsDialogProps) {
  const { link } = useHost();
  const [session] = useState(() => new AccountImportSession(link));
  const state = useStore(session.store);
  const [asking, setAsking] = useState(false);
  useEffect(
    () => () => {
      session.leave();
    },
    [session],
  );
  useEffect(() => {
    void session.take(facts.files).then((isTaken) => {
      if (!isTaken)
        toastRefusal(t('These files are not read'), t('Drop them again when what is under way is done.'));
    });
  }, [session, facts]);
  // A drop on the open dialog makes another one of it for the frame.
  const closeLatest = useRef(onClose);
  useEffect(() => {
    closeLatest.current = onClose;
  }, [onClose]);
  const close = (): void => {
    if (state.phase === 'writing') return;
    if (state.phase === 'deciding' && state.mapping !== null) setAsking(true);
    else closeLatest.current();
  };
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={state.phase !== 'writing'}
      title={say(TITLES[state.phase])}
      size={state.phase === 'deciding' ? 1080 : 640}
      xOffset={24}
      padding={0}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
    >
      <Phase session={session} state={state} onClose={close} />
      {asking ? (
        <DiscardDialog
          title={t('Discard this import?')}
          loss={t('Nothing has been written. What was chosen for the columns is lost.')}
          keepLabel={t('Keep choosing')}
          onKeep={() => {
            setAsking(false);
          }}
          onDiscard={onClose}
        />
      ) : null}
    </Modal>
  );
}

interface PhaseProps {
  readonly session: AccountImportSession;
  readonly state: AccountImportState;
  readonly onClose: () => void;
}

function Phase({ session, state, onClose }: PhaseProps) {
  switch (state.phase) {
    case 'choosing':
      return <Choosing session={session} state={state} />;
    case 'reading':
    case 'writing':
      return <Working session={session} state={state} />;
    case 'deciding':
      return <ImportDeciding session={session} state={state} onCancel={onClose} />;
    case 'written':
      return <ImportResult state={state} onClose={onClose} />;
  }
}

function Choosing({ session, state }: Pick<PhaseProps, 'session' | 'state'>) {
  const blocked = useBlockedReason();
  return (
    <div className={css['choosing']}>
      {state.error === null ? null : <Note tone="red" {...explainError(state.error)} />}
      <div className={css['zone']}>
        <strong>{t('Drop files or a folder anywhere in this window')}</strong>
        <span>
          {t('CSV with any delimiter, JSON, and both XML forms of the earlier program. One account per row.')}
        </span>
        <div className={css['zoneButtons']}>
          <FilePicker
            label={t('Choose files…')}
            icon={FileSpreadsheet}
            blocked={blocked}
            accept=".csv,.tsv,.txt,.json,.xml"
            onChosen={(files) => void session.take(files)}
            primary
          />
          <FilePicker
            label={t('Choose a folder…')}
            icon={FolderOpen}
            blocked={blocked}
            folder
            onChosen={(files) => void session.take(collectChosenFolder(files, ACCOUNT_FILES).files)}
          />
        </div>
      </div>
      <p className={css['hint']}>
        {t('Nothing is written before you have seen what is in them and where it goes.')}
      </p>
    </div>
  );
}

function Working({ session, state }: Pick<PhaseProps, 'session' | 'state'>) {
  const { done, total } = state.progress;
  const isWriting = state.phase === 'writing';
  const words = isWriting
    ? t('{done, number} of {total, plural, one {# row} other {{total, number} rows}}', { done, total })
    : t('{done} of {total}', { done: megabytes(done), total: megabytes(total) });
  return (
    <>
      <div className={css['working']} role="status">
        <Progress.Root size={8} transitionDuration={120}>
          <Progress.Section
            value={total === 0 ? 100 : Math.min(100, (done / total) * 100)}
            aria-label={isWriting ? t('Accounts written') : t('Files read')}
          />
        </Progress.Root>
        <div>{words}</div>
        <small>
          {isWriting
            ? t('All of it is written, or nothing. Cancel leaves everything as it was.')
            : t('Nothing is written yet.')}
        </small>
      </div>
      <div className={css['footer']}>
        <span className={css['grow']} />
        <ActionButton
          label={t('Cancel')}
          variant="default"
          data-autofocus
          onClick={() => {
            session.stop();
          }}
        />
      </div>
    </>
  );
}
