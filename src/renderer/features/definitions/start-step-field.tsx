import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { OutlineStep } from '../../../shared/routine-outline';
import { errorAtField } from '../../components/form-problems';
import type { FormProps } from './form';
import { startAtOf } from './start-overrides';
import { useStepsOf } from './use-steps-of';

/** More are found by what is typed. */
const SHOWN_STEPS = 200;

/** The step one run begins with. */
export function StartStepField({ draft, change, problems }: FormProps) {
  const steps = useStepsOf(draft.routineName);
  const chosen = startAtOf(draft) ?? null;
  const options = useMemo(() => optionsOf(steps, chosen), [steps, chosen]);
  return (
    <Select
      label={t('First step')}
      data-path="startAt"
      description={t(
        'The first iteration of each bot begins here and leaves out the steps before; later ones begin at the beginning.',
      )}
      placeholder={t('The first of the routine')}
      searchable
      clearable
      limit={SHOWN_STEPS}
      nothingFoundMessage={t('No step matches')}
      data={options}
      value={chosen}
      error={errorAtField(problems, 'startAt')}
      onChange={(startAt) => {
        change({ startAt: startAt ?? undefined });
      }}
    />
  );
}

interface StepOption {
  readonly value: string;
  readonly label: string;
}

/** In the order of the file. One that is no longer there stays visible, with its problem. */
function optionsOf(steps: readonly OutlineStep[], chosen: string | null): StepOption[] {
  const options = steps.flatMap(optionsIn);
  const isKnown = chosen === null || options.some(({ value }) => value === chosen);
  return isKnown ? options : [{ value: chosen, label: chosen }, ...options];
}

function optionsIn({ path, label, isNoStart, children }: OutlineStep): StepOption[] {
  const own = isNoStart === true ? [] : [{ value: path, label: `${path} · ${label}` }];
  return [...own, ...children.flatMap(optionsIn)];
}
