import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { say, t } from '../../../../shared/catalogue/translate';
import { explainImportNote, explainImportRefusal } from '../../../../shared/explain/import';
import { explainRoutineName } from '../../../../shared/explain/routine-name';
import { MAX_TOLD, type RoutineImportRow as Row } from '../../../../shared/routine-import';
import { asRoutineName, MAX_ROUTINE_NAME, routineNameFault } from '../../../../shared/routine-name';
import { LEVEL_WORDS } from './import-words';
import frame from '../../../components/import-dialog/import-dialog.module.css';
import css from './routine-files.module.css';

interface DetailsProps {
  readonly row: Row;
  readonly onRename: (name: string) => void;
}

/** The name it gets, what was not simply taken over, and what is wrong with it, line by line. */
export function ImportRowDetails({ row, onRename }: DetailsProps) {
  if (row.kind === 'pool') return <PoolDetails row={row} />;
  return (
    <div className={frame['details']}>
      {row.name === null ? null : <NameInput key={row.name} name={row.name} onRename={onRename} />}
      <Remarks row={row} />
      {row.name === null ? null : <Problems row={row} />}
    </div>
  );
}

function NameInput({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const [text, setText] = useState(name);
  const fault = routineNameFault(asRoutineName(text));
  const done = (): void => {
    if (asRoutineName(text) !== name && fault === null) onRename(asRoutineName(text));
  };
  return (
    <TextInput
      size="xs"
      className={css['wholeRow'] ?? ''}
      label={t('Name here')}
      description={t('Folders stand before it: farm/daily. Calls among these files follow.')}
      maxLength={MAX_ROUTINE_NAME}
      spellCheck={false}
      value={text}
      error={fault === null ? null : explainRoutineName(fault)}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
      }}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done();
      }}
    />
  );
}

function Remarks({ row: { remarks, counts, kind } }: { row: Row }) {
  const all = counts.approximated + counts.notConverted;
  return (
    <section>
      <h3>{t('What is different')}</h3>
      {remarks.length === 0 ? (
        <p>
          {kind === 'routine'
            ? t('Nothing: the file is taken as it is.')
            : t('Nothing: every step means the same here.')}
        </p>
      ) : (
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- it scrolls
        <ul className={css['remarks']} tabIndex={0} aria-label={t('What is different')}>
          {remarks.map(({ level, line, column, what, why }, index) => (
            <li key={`${String(index)} ${String(line)}:${String(column)}`}>
              <span>{t('Line {line, number}', { line })}</span>
              <span>
                <span className={frame[level === 'approximated' ? 'warned' : 'bad']}>
                  {say(LEVEL_WORDS[level])}
                </span>
                <b>{what}</b> {why}
              </span>
            </li>
          ))}
        </ul>
      )}
      {all > MAX_TOLD ? <p>{t('The first {count} of {all} are listed.', { count: MAX_TOLD, all })}</p> : null}
    </section>
  );
}

/** Lines are those of the routine as it would be here, not those of the file it comes from. */
function Problems({ row: { problems } }: { row: Row }) {
  return (
    <section>
      <h3>{t('What is wrong with the routine it becomes')}</h3>
      {problems.length === 0 ? (
        <p>{t('Nothing: it can run.')}</p>
      ) : (
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- it scrolls
        <ul className={css['remarks']} tabIndex={0} aria-label={t('Problems')}>
          {problems.map(({ level, line, message }, index) => (
            <li key={`${String(index)} ${message}`}>
              <span>{t('Line {line, number}', { line })}</span>
              <span className={frame[level === 'error' ? 'bad' : 'warned']}>{message}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PoolDetails({ row: { pools } }: { row: Row }) {
  return (
    <div className={frame['details']}>
      {pools.map(({ name, refusal, notes }, index) => (
        <section key={index}>
          <h3>{name ?? t('Account pool')}</h3>
          {refusal === null ? null : <p>{explainImportRefusal(refusal).title}</p>}
          {notes.length === 0 ? (
            <p>{t('Every value is taken over.')}</p>
          ) : (
            <ul className={frame['noteList']}>
              {notes.map((note) => (
                <li key={`${note.code} ${note.path}`}>{explainImportNote(note)}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
