import { Button } from '@mantine/core';
import { explainProblem } from '../../../shared/explain/problem';
import { counted } from '../../../shared/explain/words';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import css from './definition-dialog.module.css';
import type { DefinitionForm } from './use-definition-form';

interface FooterProps {
  readonly form: DefinitionForm;
  readonly isNew: boolean;
  readonly onCancel: () => void;
  /** Goes to the field of a path. */
  readonly onShow: (path: string) => unknown;
}

/** What still stands in the way, and the ways out. */
export function DefinitionFooter({ form, isNew, onCancel, onShow }: FooterProps) {
  const blocked = useBlockedReason();
  const errors = form.problems.filter(({ level }) => level === 'error');
  const taken = form.problems.some(({ code }) => code === 'name_taken');
  const finished = isNew ? 'Create group' : 'Save';
  return (
    <div className={css['footer']}>
      <div className={css['summary']}>
        <Summary form={form} onShow={onShow} />
      </div>
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
      <ActionButton
        label={errors.length > 0 ? 'Save as draft' : finished}
        aria-keyshortcuts="Control+S"
        busy={form.saving}
        disabledReason={blocked ?? refusalOf(form.dirty || form.prefilled, taken)}
        onClick={() => void form.save()}
      />
    </div>
  );
}

function refusalOf(dirty: boolean, taken: boolean): string | null {
  if (taken) return 'Another group has this name; choose another';
  return dirty ? null : 'Nothing has been changed';
}

function Summary({ form, onShow }: Pick<FooterProps, 'form' | 'onShow'>) {
  const errors = form.problems.filter(({ level }) => level === 'error');
  const first = errors[0];
  if (!first) return <>{form.dirty || form.prefilled ? 'Not saved yet' : ''}</>;
  return (
    <>
      It can’t start yet:{' '}
      <button
        type="button"
        onClick={() => {
          onShow(first.path);
        }}
      >
        {explainProblem(first).title}
      </button>
      {errors.length > 1 ? ` and ${counted(errors.length - 1, 'more problem')}` : ''}
    </>
  );
}
