import { Modal, Progress, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../../../../shared/catalogue/translate';
import { ActionButton } from '../../../components/action-button';
import { DiscardDialog } from '../../../components/discard-dialog';
import { useHost } from '../../../state/host-context';
import type { LeftOut } from '../../../state/ui-store';
import { ImportChoosing } from './import-choosing';
import { ImportDeciding } from './import-deciding';
import { createRoutineImportSession } from './import-session';
import { wouldLose, type RoutineImportState } from './import-state';
import { foundWords } from './import-words';
import css from './routine-files.module.css';
import { useTellWritten } from './use-tell-written';

interface ImportRoutinesDialogProps {
  /** Files that were dropped or chosen; the dialog asks where there are none. Others join those that are there. */
  readonly files: readonly File[];
  /** What was found in a folder but not taken. */
  readonly leftOut?: LeftOut | undefined;
  readonly onClose: () => void;
}

/** Import of routines: what becomes of each file, and what is lost, before anything is written. */
export function ImportRoutinesDialog({ files, leftOut, onClose }: ImportRoutinesDialogProps) {
  const { link } = useHost();
  const [session] = useState(() => createRoutineImportSession(link));
  const state = useStore(session.store);
  const [asking, setAsking] = useState(false);
  const tell = useTellWritten();
  useEffect(
    () => () => {
      session.leave();
    },
    [session],
  );
  useEffect(() => {
    void session.take(files);
  }, [session, files]);
  const close = (): void => {
    if (state.phase === 'writing') return;
    if (wouldLose(state)) setAsking(true);
    else onClose();
  };
  const write = async (): Promise<void> => {
    const groups = session.filesOfGroups();
    const written = await session.write();
    if (!written) return;
    onClose();
    tell(written, groups);
  };
  const isDeciding = state.phase === 'deciding' || state.phase === 'writing';
  return (
    <Modal
      opened
      onClose={close}
      title={t('Import routines')}
      size={isDeciding ? 1160 : 620}
      xOffset={24}
      padding={0}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
    >
      <VisuallyHidden>
        <div role="status" aria-live="polite">
          {statusWords(state)}
        </div>
      </VisuallyHidden>
      {state.phase === 'choosing' ? (
        <ImportChoosing session={session} error={state.error} leftOut={leftOut} />
      ) : null}
      {state.phase === 'reading' ? <Reading state={state} onCancel={() => session.leave()} /> : null}
      {isDeciding ? (
        <ImportDeciding
          session={session}
          state={state}
          leftOut={leftOut}
          onCancel={close}
          onImport={() => void write()}
        />
      ) : null}
      {asking ? (
        <DiscardDialog
          title={t('Discard this import?')}
          loss={t('Nothing has been written. Names and choices you made here are lost.')}
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

/** Told to screen readers: once per step, not once per file. */
function statusWords({ phase, rows }: RoutineImportState): string {
  switch (phase) {
    case 'choosing':
      return '';
    case 'reading':
      return t('Reading the files');
    case 'deciding':
      return foundWords(rows);
    case 'writing':
      return t('Importing…');
  }
}

interface ReadingProps {
  readonly state: RoutineImportState;
  readonly onCancel: () => void;
}

function Reading({ state: { read }, onCancel }: ReadingProps) {
  const all = read.done >= read.total;
  return (
    <>
      <div className={css['working']}>
        <Progress.Root size={8} transitionDuration={120}>
          <Progress.Section
            value={read.total === 0 ? 100 : (read.done / read.total) * 100}
            aria-label={t('Files read')}
          />
        </Progress.Root>
        <div>
          {all
            ? t('Turning them into routines')
            : t('File {number} of {total}', { number: read.done + 1, total: read.total })}
        </div>
        <small>{t('Nothing is written yet.')}</small>
      </div>
      <div className={css['footer']}>
        <span className={css['summary']} />
        <ActionButton label={t('Cancel')} variant="default" onClick={onCancel} data-autofocus />
      </div>
    </>
  );
}
