import { Loader, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { t, tIn } from '../../../../shared/catalogue/translate';
import { explainError } from '../../../../shared/explain';
import { explainRoutineName } from '../../../../shared/explain/routine-name';
import { MAX_ROUTINE_NAME } from '../../../../shared/routine-name';
import { ActionButton } from '../../../components/action-button';
import { Note } from '../../../components/note';
import { useBlockedReason } from '../../../state/blocked';
import type { LeftOut } from '../../../state/ui-store';
import type { RoutineImportSession } from './import-session';
import { badName, tallyOf, type RoutineImportState } from './import-state';
import { ImportTable } from './import-table';
import { foundWords, tallyWords } from './import-words';
import { LeftOutNote } from './left-out-note';
import css from './routine-files.module.css';

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
  const { groups } = tallyOf(state);
  return (
    <>
      <div className={css['head']}>
        {error === null ? null : <ImportError error={error} session={session} />}
        {leftOut === undefined ? null : <LeftOutNote leftOut={leftOut} />}
        {groups === 0 ? null : (
          <Note
            tone="blue"
            title={t(
              '{count, plural, one {One file holds groups} other {# files hold groups}}: they are shown after this import',
              { count: groups },
            )}
          />
        )}
        <div className={css['found']}>
          <span>{foundWords(rows)}</span>
          {looking ? <Loader role="img" size={14} aria-label={t('Looking again')} /> : null}
          {rows.some(({ name }) => name !== null) ? <FolderInput session={session} /> : null}
        </div>
      </div>
      <ImportTable session={session} state={state} />
      <DecidingFooter state={state} onCancel={onCancel} onImport={onImport} />
    </>
  );
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

function DecidingFooter({
  state,
  onCancel,
  onImport,
}: Pick<DecidingProps, 'state' | 'onCancel' | 'onImport'>) {
  const blocked = useBlockedReason();
  const tally = tallyOf(state);
  return (
    <div className={css['footer']}>
      <span className={css['summary']} aria-live="polite">
        {tallyWords(tally)}
      </span>
      <ActionButton label={t('Cancel')} variant="default" onClick={onCancel} />
      <ActionButton
        label={tally.total === 0 ? tIn('verb', 'Import') : t('Import {count}', { count: tally.total })}
        busy={state.phase === 'writing'}
        disabledReason={blocked ?? whyNot(state, tally.total)}
        onClick={onImport}
      />
    </div>
  );
}

function whyNot(state: RoutineImportState, total: number): string | null {
  if (state.looking) return t('The files are being looked at again');
  const bad = badName(state);
  if (bad?.nameFault)
    return `${t('“{name}” can’t be the name of a routine', { name: bad.name ?? '' })}. ${explainRoutineName(bad.nameFault)}`;
  return total === 0 ? t('No routine is chosen for the import') : null;
}
