import { Modal, VisuallyHidden } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { useHost } from '../../state/host-context';
import type { ImportFacts } from '../../state/import-facts';
import { ActionButton } from '../action-button';
import { DiscardDialog } from '../discard-dialog';
import { Note } from '../note';
import css from './import-dialog.module.css';

/** Where an import is: files are chosen, read, decided on, written. */
export type ImportPhase = 'choosing' | 'reading' | 'deciding' | 'writing' | 'written';

interface ImportModalProps {
  readonly facts: ImportFacts;
  readonly title: string;
  /** In pixels. */
  readonly width: number;
  /** Told to screen readers: once per step, not once per file. */
  readonly status: string;
  readonly phase: ImportPhase;
  /** What a person would lose by closing; null when nothing. */
  readonly loss: string | null;
  /** Files among those of this import that hold groups. */
  readonly groupsAmong?: number | undefined;
  /** This import has ended: the next one that waits begins. */
  readonly onDone: () => void;
  readonly children: (onClose: () => void) => ReactNode;
}

/** The frame of every import: it asks before work is lost, and tells which imports come after it. */
export function ImportModal(props: ImportModalProps) {
  const { facts, title, width, status, phase, loss, groupsAmong, onDone, children } = props;
  const { uiStore } = useHost();
  const [asks, setAsks] = useState<(() => void) | null>(null);
  const after = facts.after ?? [];
  const leave = (how: () => void, isLost: boolean): void => {
    if (isLost) setAsks(() => how);
    else how();
  };
  const closeAll = (): void => {
    uiStore.setState({ dialog: null });
  };
  const close = (): void => {
    // What is being written can't be left, and what was written is no reason to leave out the others.
    if (phase === 'writing') return;
    if (phase === 'written') onDone();
    else leave(closeAll, loss !== null || after.length > 0);
  };
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={phase !== 'writing'}
      title={title}
      size={width}
      xOffset={24}
      padding={0}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
    >
      <VisuallyHidden>
        <div role="status" aria-live="polite">
          {status}
        </div>
      </VisuallyHidden>
      <Waiting
        facts={facts}
        groupsAmong={groupsAmong}
        phase={phase}
        onSkip={() => {
          leave(onDone, loss !== null);
        }}
      />
      {children(close)}
      {asks === null ? null : (
        <DiscardDialog
          title={t('Discard this import?')}
          loss={loss ?? t('Nothing has been written, and what waits is not imported either.')}
          keepLabel={t('Keep choosing')}
          onKeep={() => {
            setAsks(null);
          }}
          onDiscard={asks}
        />
      )}
    </Modal>
  );
}

interface WaitingProps extends Pick<ImportModalProps, 'facts' | 'groupsAmong' | 'phase'> {
  readonly onSkip: () => void;
}

/** Which imports come after this one. */
function Waiting({ facts: { after = [] }, groupsAmong = 0, phase, onSkip }: WaitingProps) {
  const sentences = waitingWords(after, groupsAmong);
  if (phase === 'writing' || sentences.length === 0) return null;
  const canSkip = after.length > 0 && (phase === 'choosing' || phase === 'deciding');
  return (
    <div className={css['waiting']}>
      <Note
        tone="blue"
        title={sentences.map((words) => (
          <div key={words}>{words}</div>
        ))}
        action={
          canSkip ? (
            <ActionButton label={t('Skip this import')} size="xs" variant="default" onClick={onSkip} />
          ) : undefined
        }
      />
    </div>
  );
}

/** What comes after this import, a sentence for each kind. */
function waitingWords(after: readonly ImportFacts[], groupsAmong: number): readonly string[] {
  const filesOf = (kind: ImportFacts['kind']): number =>
    after.filter((one) => one.kind === kind).reduce((sum, { files }) => sum + Math.max(1, files.length), 0);
  const [routines, accounts] = [filesOf('importRoutines'), filesOf('importAccounts')];
  const groups = filesOf('import') + groupsAmong;
  return [
    routines === 0
      ? ''
      : t(
          '{count, plural, one {One file holds routines} other {# files hold routines}}: they are shown after this import',
          { count: routines },
        ),
    accounts === 0
      ? ''
      : t(
          '{count, plural, one {One file holds accounts} other {# files hold accounts}}: they are shown after this import',
          { count: accounts },
        ),
    groups === 0
      ? ''
      : t(
          '{count, plural, one {One file holds groups} other {# files hold groups}}: they are shown after this import',
          { count: groups },
        ),
  ].filter((words) => words !== '');
}
