import { FileJson2 } from 'lucide-react';
import { useStore } from 'zustand';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { ImportChoosing } from '../../components/import-dialog/import-choosing';
import { ImportModal, type ImportPhase } from '../../components/import-dialog/import-modal';
import { ImportWorking } from '../../components/import-dialog/import-working';
import { useImport } from '../../components/import-dialog/use-import';
import { useLatest } from '../../components/use-latest';
import { useHost } from '../../state/host-context';
import type { GroupImportFacts } from '../../state/import-facts';
import { ImportDeciding } from './import-deciding';
import { ImportResults } from './import-results';
import { createImportSession, type ImportSession } from './import-session';
import { hasMishap, wouldLose, type ImportState } from './import-state';
import { foundWords } from './import-words';
import { PasteBox } from './paste-box';
import { useTellImported } from './use-tell-imported';

interface ImportDialogProps {
  readonly facts: GroupImportFacts;
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<ImportPhase, Message>> = {
  choosing: msg('Import groups'),
  reading: msg('Reading…'),
  deciding: msg('Import groups'),
  writing: msg('Importing…'),
  written: msg('Import ended'),
};

/** Import: what files and pasted text hold, what it changes here, a choice for each group; written only at the end. */
export function ImportDialog({ facts, onClose }: ImportDialogProps) {
  const { link } = useHost();
  const session = useImport(() => createImportSession(link), facts, take);
  const state = useStore(session.store);
  const { phase } = state;
  return (
    <ImportModal
      facts={facts}
      title={say(TITLES[phase])}
      width={phase === 'deciding' || phase === 'written' ? 1240 : 620}
      status={statusWords(state)}
      phase={phase}
      loss={wouldLose(state) ? t('Nothing has been written. What was chosen for the groups is lost.') : null}
      onDone={onClose}
    >
      {(onCancel) => (
        <Phase session={session} state={state} facts={facts} onCancel={onCancel} onDone={onClose} />
      )}
    </ImportModal>
  );
}

async function take(session: ImportSession, facts: GroupImportFacts): Promise<boolean> {
  if (facts.importId === undefined) return session.take(facts);
  await session.adopt(facts.importId);
  return true;
}

interface PhaseProps {
  readonly session: ImportSession;
  readonly state: ImportState;
  readonly facts: GroupImportFacts;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

function Phase({ session, state, facts, onCancel, onDone }: PhaseProps) {
  const tell = useTellImported();
  // A drop on the open dialog makes another one of it for the frame while this one is at work.
  const done = useLatest(onDone);
  const write = async (): Promise<void> => {
    await session.write();
    const after = session.store.getState();
    if (after.phase !== 'written' || hasMishap(after)) return;
    tell(after);
    done.current();
  };
  const stop = (): void => {
    session.stop();
  };
  switch (state.phase) {
    case 'choosing':
      return (
        <ImportChoosing
          things="groups"
          facts={facts}
          error={state.error}
          icon={FileJson2}
          words={t(
            'Groups saved by Muster, bundles of them, share strings, and the JSON or YAML of the earlier program.',
          )}
          accept=".muster,.json,.yaml,.yml,.txt"
        >
          <PasteBox onText={(text) => void session.take({ files: [], text })} />
        </ImportChoosing>
      );
    case 'reading':
      return (
        <ImportWorking
          label={t('Files read')}
          progress={state.bytes}
          words={readingWords(state.files)}
          hint={t('Nothing is written yet.')}
          onCancel={stop}
        />
      );
    case 'deciding':
      return (
        <ImportDeciding
          session={session}
          state={state}
          leftOut={facts.leftOut}
          onCancel={onCancel}
          onImport={() => void write()}
        />
      );
    case 'writing':
      return (
        <ImportWorking
          label={t('Groups written')}
          progress={state.progress}
          words={writingWords(state)}
          hint={t('Each file is written whole or not at all. What is written can be undone.')}
          onCancel={stop}
          stops
          busy={state.stopping}
        />
      );
    case 'written':
      return <ImportResults state={state} onClose={onDone} />;
  }
}

function readingWords({ done, total }: ImportState['files']): string {
  return done === total && total > 0
    ? t('Comparing with the groups that are here')
    : t('File {number} of {total}', { number: done + 1, total });
}

function writingWords({ stopping, progress }: ImportState): string {
  return stopping
    ? t('Stopping before the next file')
    : t('{done} of {total, plural, one {# group} other {# groups}} written', { ...progress });
}

function statusWords(state: ImportState): string {
  switch (state.phase) {
    case 'choosing':
      return '';
    case 'reading':
      return t('Reading the files');
    case 'deciding':
      return foundWords(state.rows);
    case 'writing':
      return state.stopping ? t('Stopping before the next file') : t('Importing…');
    case 'written':
      return t('The import ended: see the table');
  }
}
