import { useSecretsLocked } from '../../state/accounts-context';
import { useView } from '../../state/host-context';
import css from '../../components/form-dialog.module.css';
import type { FormProps } from './form';
import { InputsForm } from '../../components/inputs-form';
import { StartStepField } from './start-step-field';

/** The routine's inputs for one run, and the step it begins with. What the routine does not have can only be removed from the group itself. */
export function RunInputsSection({ draft, change, problems, keptSecrets = [] }: FormProps) {
  const locked = useSecretsLocked();
  const routine = useView((state) => state.view?.routines[draft.routineName]);
  return (
    <div className={css['fields']}>
      <InputsForm
        inputs={routine?.inputs ?? []}
        known={routine !== undefined}
        config={draft.routineConfig}
        problems={problems}
        keepsOthers
        secrets={{ kept: keptSecrets, locked, forOneRun: true }}
        onChange={(routineConfig) => {
          change({ routineConfig });
        }}
      />
      <StartStepField draft={draft} change={change} problems={problems} />
    </div>
  );
}
