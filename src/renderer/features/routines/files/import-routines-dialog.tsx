import { FileCode2 } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../../../../shared/catalogue/translate';
import { ImportChoosing } from '../../../components/import-dialog/import-choosing';
import { ImportModal } from '../../../components/import-dialog/import-modal';
import { ImportWorking } from '../../../components/import-dialog/import-working';
import { useImport } from '../../../components/import-dialog/use-import';
import { useHost } from '../../../state/host-context';
import { chained, joined, type ImportFacts, type RoutineImportFacts } from '../../../state/import-facts';
import { ImportDeciding } from './import-deciding';
import { createRoutineImportSession, type RoutineImportSession, type WrittenImport } from './import-session';
import { tallyOf, wouldLose, type RoutineImportState } from './import-state';
import { foundWords } from './import-words';
import { useTellWritten } from './use-tell-written';

interface ImportRoutinesDialogProps {
  readonly facts: RoutineImportFacts;
  readonly onClose: () => void;
}

/** Import of routines: what becomes of each file, and what is lost, before anything is written. */
export function ImportRoutinesDialog({ facts, onClose }: ImportRoutinesDialogProps) {
  const { link, uiStore } = useHost();
  const session = useImport(() => createRoutineImportSession(link), facts, take);
  const state = useStore(session.store);
  const tell = useTellWritten();
  const write = async (): Promise<void> => {
    const files = session.filesOfGroups();
    const written = await session.write();
    if (!written) return;
    // More may have been dropped meanwhile.
    uiStore.setState(({ dialog }) =>
      dialog?.kind === 'importRoutines' ? { dialog: chained(importsAfter(dialog, written, files)) } : {},
    );
    tell(written);
  };
  const { phase } = state;
  const isDeciding = phase === 'deciding' || phase === 'writing';
  return (
    <ImportModal
      facts={facts}
      title={t('Import routines')}
      width={isDeciding ? 1160 : 620}
      status={statusWords(state)}
      phase={phase}
      loss={
        wouldLose(state) ? t('Nothing has been written. Names and choices you made here are lost.') : null
      }
      groupsAmong={tallyOf(state).groups}
      onDone={onClose}
    >
      {(onCancel) =>
        isDeciding ? (
          <ImportDeciding
            session={session}
            state={state}
            leftOut={facts.leftOut}
            onCancel={onCancel}
            onImport={() => void write()}
          />
        ) : (
          <Beginning session={session} state={state} facts={facts} />
        )
      }
    </ImportModal>
  );
}

function take(session: RoutineImportSession, { files }: RoutineImportFacts): Promise<boolean> {
  return session.take(files);
}

/** Groups that were among the files come to their own import, which has to know what the routines are called now. */
function importsAfter(
  { after = [] }: RoutineImportFacts,
  { routineNames }: WrittenImport,
  files: readonly File[],
): readonly ImportFacts[] {
  const groups = files.length === 0 ? [] : [{ kind: 'import', files, text: null } as const];
  return joined(after, groups).map((one) => (one.kind === 'import' ? { ...one, routineNames } : one));
}

interface BeginningProps {
  readonly session: RoutineImportSession;
  readonly state: RoutineImportState;
  readonly facts: RoutineImportFacts;
}

function Beginning({ session, state: { phase, error, read }, facts }: BeginningProps) {
  if (phase === 'choosing')
    return (
      <ImportChoosing
        things="routines"
        facts={facts}
        error={error}
        icon={FileCode2}
        words={t(
          'Routines of Muster, YAML files of the earlier program, and pipelines of MaaFramework (JSON). Groups and pools among them come along.',
        )}
        accept=".yaml,.yml,.json,.jsonc,.png"
      />
    );
  return (
    <ImportWorking
      label={t('Files read')}
      progress={read}
      words={
        read.done >= read.total
          ? t('Turning them into routines')
          : t('File {number} of {total}', { number: read.done + 1, total: read.total })
      }
      hint={t('Nothing is written yet.')}
      onCancel={() => {
        session.leave();
      }}
    />
  );
}

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
