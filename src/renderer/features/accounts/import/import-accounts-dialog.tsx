import { FileSpreadsheet } from 'lucide-react';
import { useStore } from 'zustand';
import { msg, say, t, type Message } from '../../../../shared/catalogue/translate';
import { megabytes } from '../../../../shared/explain/words';
import { ImportChoosing } from '../../../components/import-dialog/import-choosing';
import { ImportModal, type ImportPhase } from '../../../components/import-dialog/import-modal';
import { ImportWorking } from '../../../components/import-dialog/import-working';
import { useImport } from '../../../components/import-dialog/use-import';
import { useHost } from '../../../state/host-context';
import type { AccountImportFacts } from '../../../state/import-facts';
import { ImportDeciding } from './import-deciding';
import { ImportResult } from './import-result';
import { AccountImportSession } from './import-session';
import type { AccountImportState } from './import-state';

interface ImportAccountsDialogProps {
  readonly facts: AccountImportFacts;
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
  const session = useImport(() => new AccountImportSession(link), facts, take);
  const state = useStore(session.store);
  const { phase } = state;
  const isAtWork = phase === 'reading' || phase === 'writing';
  return (
    <ImportModal
      facts={facts}
      title={say(TITLES[phase])}
      width={phase === 'deciding' ? 1080 : 640}
      status={isAtWork ? workingWords(state) : ''}
      phase={phase}
      loss={
        phase === 'deciding' && state.mapping !== null
          ? t('Nothing has been written. What was chosen for the columns is lost.')
          : null
      }
      onDone={onClose}
    >
      {(onCancel) => (
        <Phase session={session} state={state} facts={facts} onCancel={onCancel} onDone={onClose} />
      )}
    </ImportModal>
  );
}

function take(session: AccountImportSession, { files }: AccountImportFacts): Promise<boolean> {
  return session.take(files);
}

interface PhaseProps {
  readonly session: AccountImportSession;
  readonly state: AccountImportState;
  readonly facts: AccountImportFacts;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

function Phase({ session, state, facts, onCancel, onDone }: PhaseProps) {
  switch (state.phase) {
    case 'choosing':
      return (
        <ImportChoosing
          things="accounts"
          facts={facts}
          error={state.error}
          icon={FileSpreadsheet}
          words={t(
            'CSV with any delimiter, JSON, and both XML forms of the earlier program. One account per row.',
          )}
          accept=".csv,.tsv,.txt,.json,.xml"
        />
      );
    case 'reading':
    case 'writing':
      return <Working session={session} state={state} />;
    case 'deciding':
      return <ImportDeciding session={session} state={state} leftOut={facts.leftOut} onCancel={onCancel} />;
    case 'written':
      return <ImportResult state={state} onClose={onDone} />;
  }
}

function Working({ session, state }: Pick<PhaseProps, 'session' | 'state'>) {
  const isWriting = state.phase === 'writing';
  return (
    <ImportWorking
      label={isWriting ? t('Accounts written') : t('Files read')}
      progress={state.progress}
      words={workingWords(state)}
      hint={
        isWriting
          ? t('All of it is written, or nothing. Cancel leaves everything as it was.')
          : t('Nothing is written yet.')
      }
      onCancel={() => {
        session.stop();
      }}
    />
  );
}

function workingWords({ phase, progress: { done, total } }: AccountImportState): string {
  return phase === 'writing'
    ? t('{done, number} of {total, plural, one {# row} other {{total, number} rows}}', { done, total })
    : t('{done} of {total}', { done: megabytes(done), total: megabytes(total) });
}
