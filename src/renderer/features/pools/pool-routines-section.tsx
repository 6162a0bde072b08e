import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { RoutineSummary } from '../../../shared/routine-summary';
import { FieldWarnings } from '../../components/field-warnings';
import css from '../../components/form-dialog.module.css';
import { errorAtField } from '../../components/form-problems';
import { InputsForm } from '../../components/inputs-form';
import { routineOptions } from '../../components/routine-options';
import { useView } from '../../state/host-context';
import type { PoolFormProps } from './pool-sections';
import own from './pool-sections.module.css';

const NONE: Readonly<Record<string, RoutineSummary>> = {};

/** Routines that get an account ready before its use, and tidy up after it. */
export function PoolRoutinesSection(props: PoolFormProps) {
  return (
    <div className={css['fields']}>
      <RoutineField
        {...props}
        field="provision"
        label={t('Before use')}
        explanation={t(
          'Runs with each account on the same instance before the bot works with it, to sign in for example.',
        )}
      />
      <RoutineField
        {...props}
        field="cleanUp"
        label={t('After use')}
        explanation={t('Runs with each account on the same instance after its use, to sign out for example.')}
      />
    </div>
  );
}

interface RoutineFieldProps extends PoolFormProps {
  readonly field: 'provision' | 'cleanUp';
  readonly label: string;
  readonly explanation: string;
}

function RoutineField({ field, label, explanation, draft, change, problems }: RoutineFieldProps) {
  const routines = useView((state) => state.view?.routines ?? NONE);
  const chosen = draft[field];
  const routine = chosen === null ? undefined : routines[chosen.routineName];
  const data = useMemo(() => routineOptions(routines, chosen?.routineName ?? ''), [chosen, routines]);
  return (
    <section className={own['block']}>
      <Select
        label={label}
        description={explanation}
        data-path={`${field}.routineName`}
        searchable
        clearable
        placeholder={t('No routine')}
        nothingFoundMessage={t('No routine matches')}
        data={data}
        value={chosen?.routineName ?? null}
        error={errorAtField(problems, `${field}.routineName`)}
        onChange={(routineName) => {
          if (routineName === null) change({ [field]: null });
          else if (routineName !== chosen?.routineName)
            change({ [field]: { routineName, routineConfig: {} } });
        }}
      />
      <FieldWarnings problems={problems} path={`${field}.routineName`} />
      {chosen === null ? null : (
        <InputsForm
          inputs={routine?.inputs ?? []}
          known={routine !== undefined}
          config={chosen.routineConfig}
          path={`${field}.routineConfig`}
          problems={problems}
          onChange={(routineConfig) => {
            change({ [field]: { ...chosen, routineConfig } });
          }}
        />
      )}
    </section>
  );
}
