import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { RoutineSummary } from '../../../shared/routine-summary';
import { Note } from '../../components/note';
import { routineOptions } from '../../components/routine-options';
import { useSecretsLocked } from '../../state/accounts-context';
import { useView } from '../../state/host-context';
import css from '../../components/form-dialog.module.css';
import { FieldWarnings } from '../../components/field-warnings';
import { errorAtField } from '../../components/form-problems';
import type { FormProps } from './form';
import { InputsForm } from '../../components/inputs-form';

const NONE: Readonly<Record<string, RoutineSummary>> = {};

/** Which routine the bots run, and its inputs. */
export function RoutineSection({ draft, change, problems, keptSecrets = [] }: FormProps) {
  const locked = useSecretsLocked();
  const routines = useView((state) => state.view?.routines ?? NONE);
  const routine = routines[draft.routineName];
  const data = useMemo(() => routineOptions(routines, draft.routineName), [draft.routineName, routines]);
  return (
    <div className={css['fields']}>
      <Select
        label={t('Routine')}
        data-path="routineName"
        withAsterisk
        searchable
        placeholder={
          data.length === 0 ? t('No routine in the routines folder yet') : t('What the bots shall do')
        }
        nothingFoundMessage={t('No routine matches')}
        data={data}
        value={draft.routineName === '' ? null : draft.routineName}
        error={errorAtField(problems, 'routineName')}
        onChange={(value) => {
          change({ routineName: value ?? '' });
        }}
      />
      <FieldWarnings problems={problems} path="routineName" />
      {routine ? <AboutRoutine routine={routine} /> : null}
      <InputsForm
        inputs={routine?.inputs ?? []}
        known={routine !== undefined}
        config={draft.routineConfig}
        problems={problems}
        secrets={{ kept: keptSecrets, locked, forOneRun: false }}
        onChange={(routineConfig) => {
          change({ routineConfig });
        }}
      />
    </div>
  );
}

function AboutRoutine({ routine }: { routine: RoutineSummary }) {
  const { description, stepCount, problems } = routine;
  const steps = t('{count, plural, one {# step} other {# steps}}', { count: stepCount });
  return (
    <>
      <p className={css['quiet']}>{description === '' ? steps : `${description} (${steps})`}</p>
      {problems.slice(0, 5).map(({ level, file, line, message }) => (
        <Note
          key={`${file}:${String(line)} ${message}`}
          tone={level === 'error' ? 'red' : 'amber'}
          title={message}
          hint={t('{file}, line {line}', { file, line: String(line) })}
        />
      ))}
    </>
  );
}
