import { DiscardDialog } from '../../components/discard-dialog';
import { Modal, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { toastRefusal } from '../../components/toasts';
import { useHost } from '../../state/host-context';
import type { SharingDialogFacts } from '../../state/ui-store';
import { ImportChoosing } from './import-choosing';
import { ImportDeciding } from './import-deciding';
import { ImportReading, ImportWriting } from './import-progress';
import { ImportResults } from './import-results';
import { createImportSession, type ImportSession } from './import-session';
import { hasMishap, wouldLose, type ImportPhase, type ImportState } from './import-state';
import { foundWords } from './import-words';
import css from './sharing.module.css';
import { useTellImported } from './use-tell-imported';

type ImportFacts = Extract<SharingDialogFacts, { kind: 'import' }>;

interface ImportDialogProps {
  readonly facts: ImportFacts;
  readonly onClose: () => void;
}

/** Import: what files and pasted text hold, what it changes here, a choice for each group; written only at the end. */
export function ImportDialog({ facts, onClose }: ImportDialogProps) {
  const { link } = useHost();
  const [session] = useState(() => createImportSession(link));
  const state = useStore(session.store);
  const [asking, setAsking] = useState(false);
  useEffect(
    () => () => {
      session.leave();
    },
    [session],
  );
  // Each drop on the open dialog comes as new facts and joins what is there.
  useEffect(() => {
    if (facts.importId === undefined) void session.take(facts).then(tellUnlessTaken);
    else void session.adopt(facts.importId);
  }, [session, facts]);
  const close = (): void => {
    if (state.phase === 'writing') return;
    if (wouldLose(state)) setAsking(true);
    else onClose();
  };
  // A drop on the open dialog makes another one of it for the frame while this one is at work.
  const closeLatest = useRef(onClose);
  useEffect(() => {
    closeLatest.current = onClose;
  }, [onClose]);
  const wide = state.phase === 'deciding' || state.phase === 'written';
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={state.phase !== 'writing'}
      title={say(TITLES[state.phase])}
      size={wide ? 1240 : 620}
      xOffset={24}
      padding={0}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
    >
      <VisuallyHidden>
        <div role="status" aria-live="polite">
          {statusWords(state)}
        </div>
      </VisuallyHidden>
      <Phase
        session={session}
        state={state}
        facts={facts}
        onClose={close}
        onDone={() => {
          closeLatest.current();
        }}
      />
      {asking ? (
        <DiscardDialog
          title={t('Discard this import?')}
          loss={t('Nothing has been written. What was chosen for the groups is lost.')}
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

function tellUnlessTaken(isTaken: boolean): void {
  if (isTaken) return;
  toastRefusal(
    t('These files are not read'),
    t('Groups are being written. Drop the files again when that is done.'),
  );
}

const TITLES: Readonly<Record<ImportPhase, Message>> = {
  choosing: msg('Import groups'),
  reading: msg('Reading…'),
  deciding: msg('Import groups'),
  writing: msg('Importing…'),
  written: msg('Import ended'),
};

interface PhaseProps {
  readonly session: ImportSession;
  readonly state: ImportState;
  readonly facts: ImportFacts;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Phase({ session, state, facts, onClose, onDone }: PhaseProps) {
  const tell = useTellImported();
  const write = async (): Promise<void> => {
    await session.write();
    const after = session.store.getState();
    if (after.phase !== 'written' || hasMishap(after)) return;
    tell(after);
    onDone();
  };
  switch (state.phase) {
    case 'choosing':
      return (
        <ImportChoosing
          session={session}
          error={state.error}
          leftOut={facts.files.length === 0 ? facts.leftOut : undefined}
        />
      );
    case 'reading':
      return (
        <ImportReading
          files={state.files}
          bytes={state.bytes}
          onCancel={() => {
            session.stop();
          }}
        />
      );
    case 'deciding':
      return (
        <ImportDeciding
          session={session}
          state={state}
          leftOut={facts.leftOut}
          onCancel={onClose}
          onImport={() => void write()}
        />
      );
    case 'writing':
      return (
        <ImportWriting
          progress={state.progress}
          stopping={state.stopping}
          onCancel={() => {
            session.stop();
          }}
        />
      );
    case 'written':
      return <ImportResults state={state} onClose={onDone} />;
  }
}

/** Told to screen readers: once per step, not once per file. */
function statusWords({ phase, rows, stopping }: ImportState): string {
  switch (phase) {
    case 'choosing':
      return '';
    case 'reading':
      return t('Reading the files');
    case 'deciding':
      return foundWords(rows);
    case 'writing':
      return stopping ? t('Stopping before the next file') : t('Importing…');
    case 'written':
      return t('The import ended: see the table');
  }
}
