import { Loader, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { t, tIn } from '../../../../shared/catalogue/translate';
import { explainError } from '../../../../shared/explain';
import { megabytes } from '../../../../shared/explain/words';
import { explainRoutineName } from '../../../../shared/explain/routine-name';
import { MAX_ROUTINE_IMPORT_FILES } from '../../../../shared/routine-import';
import { MAX_ROUTINE_NAME } from '../../../../shared/routine-name';
import { ActionButton } from '../../../components/action-button';
import css from '../../../components/import-dialog/import-dialog.module.css';
import { ImportFooter } from '../../../components/import-dialog/import-footer';
import { RefusedRow } from '../../../components/import-dialog/import-row';
import { ImportTable } from '../../../components/import-dialog/import-table';
import { LeftOutNote } from '../../../components/import-dialog/left-out-note';
import { Note } from '../../../components/note';
import type { LeftOut } from '../../../state/import-facts';
import { ImportRow } from './import-row';
import type { RoutineImportSession } from './import-session';
import { badName, choiceOf, tallyOf, type RefusedFile, type RoutineImportState } from './import-state';
import { foundWords, tallyWords } from './import-words';

/** While a person types the host is not asked at each letter. */
const TYPING_MS = 400;

interface DecidingProps {
  readonly session: RoutineImportSession;
  readonly state: RoutineImportState;
  readonly leftOut: LeftOut | undefined;
  readonly onCancel: () => void;
  readonly onImport: () => void;
}

/** What comes of each file, and what shall become of it. */
export function ImportDeciding({ session, state, leftOut, onCancel, onImport }: DecidingProps) {
  const { rows, looking, error } = state;
  const tally = tallyOf(state);
  return (
    <>
      <div className={css['notes']}>
        {error === null ? null : <ImportError error={error} session={session} />}
        {leftOut === undefined ? null : <LeftOutNote leftOut={leftOut} />}
        <div className={css['found']}>
          <span>{foundWords(rows)}</span>
          {looking ? <Loader role="img" size={14} aria-label={t('Looking again')} /> : null}
          {rows.some(({ name }) => name !== null) ? <FolderInput session={session} /> : null}
        </div>
      </div>
      <FilesTable session={session} state={state} />
      <ImportFooter
        summary={tallyWords(tally)}
        label={tally.total === 0 ? tIn('verb', 'Import') : t('Import {count}', { count: tally.total })}
        busy={state.phase === 'writing'}
        disabledReason={whyNot(state, tally.total)}
        onCancel={onCancel}
        onImport={onImport}
      />
    </>
  );
}

/** Every file, with what comes of it. */
function FilesTable({ session, state }: Pick<DecidingProps, 'session' | 'state'>) {
  return (
    <ImportTable
      label={t('Files read')}
      columns={[
        { title: t('Routine and where it comes from') },
        { title: t('How it is taken over'), width: '20%' },
        { title: t('What is wrong with it'), width: '27%' },
      ]}
      rows={state.rows}
      before={state.refused.map(({ source, reason }) => (
        <RefusedRow key={source} source={source} title={refusedWords(reason)} columns={2} />
      ))}
    >
      {(row) => (
        <ImportRow
          key={row.file}
          row={row}
          choice={choiceOf(row, state)}
          onChoose={(choice) => {
            session.choose({ [row.file]: choice });
          }}
          onRename={(name) => {
            session.rename(row.file, name);
          }}
        />
      )}
    </ImportTable>
  );
}

function refusedWords(reason: RefusedFile['reason']): string {
  switch (reason.code) {
    case 'too_large':
      return t('It is larger than {limit}: no routine is', { limit: megabytes(reason.limit) });
    case 'too_many':
      return t(
        'At most {limit, number} files are imported at once. {count, plural, one {One more is} other {{count, number} more are}} left out: import them by themselves.',
        { limit: MAX_ROUTINE_IMPORT_FILES, count: reason.count },
      );
    case 'unreadable':
      return t('It could not be read');
  }
}

interface ImportErrorProps {
  readonly error: NonNullable<RoutineImportState['error']>;
  readonly session: RoutineImportSession;
}

function ImportError({ error, session }: ImportErrorProps) {
  // What is here is shown as it is by now: the next press of the button means that.
  if (error.code === 'routine_changed')
    return (
      <Note
        tone="red"
        title={t('“{name}” has changed meanwhile; nothing was written', { name: error.routineName })}
        hint={t('Look at the table again, then import.')}
      />
    );
  const again = (
    <ActionButton
      label={t('Read the files again')}
      size="xs"
      variant="default"
      onClick={() => void session.readAgain()}
    />
  );
  return <Note tone="red" {...explainError(error)} action={again} />;
}

/** Where all of them go; nothing keeps the folders they lay in. */
function FolderInput({ session }: { session: RoutineImportSession }) {
  const id = useId();
  const [text, setText] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return (
    <>
      <label htmlFor={id}>{t('Put them into the folder')}</label>
      <TextInput
        id={id}
        size="xs"
        w={200}
        placeholder="routines/…" // no words: path
        maxLength={MAX_ROUTINE_NAME}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            session.putInto(value);
          }, TYPING_MS);
        }}
      />
    </>
  );
}

function whyNot(state: RoutineImportState, total: number): string | null {
  if (state.looking) return t('The files are being looked at again');
  const bad = badName(state);
  if (bad?.nameFault)
    return `${t('“{name}” can’t be the name of a routine', { name: bad.name ?? '' })}. ${explainRoutineName(bad.nameFault)}`;
  return total === 0 ? t('No routine is chosen for the import') : null;
}
