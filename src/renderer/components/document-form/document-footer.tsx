import { Button } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { explainProblem } from '../../../shared/explain/problem';
import { useBlockedReason } from '../../state/blocked';
import { ActionButton } from '../action-button';
import css from '../form-dialog.module.css';
import type { Savable } from './use-document-form';

interface DocumentFooterProps {
  readonly form: Savable;
  /** `Create pool`, or `Save`. */
  readonly finished: string;
  /** What the first problem keeps from happening, with the problem in it. */
  readonly hindered: (problem: string, more: number) => string;
  readonly onCancel: () => void;
  /** Goes to the field of a path. */
  readonly onShow: (path: string) => unknown;
}

/** What still stands in the way, and the ways out. */
export function DocumentFooter({ form, finished, hindered, onCancel, onShow }: DocumentFooterProps) {
  const blocked = useBlockedReason();
  const errors = form.problems.filter(({ level }) => level === 'error');
  return (
    <div className={css['footer']}>
      <div className={css['summary']}>
        <Summary form={form} hindered={hindered} onShow={onShow} />
      </div>
      <Button variant="default" onClick={onCancel}>
        {t('Cancel')}
      </Button>
      <ActionButton
        label={errors.length > 0 ? t('Save as draft') : finished}
        aria-keyshortcuts="Control+S"
        busy={form.saving}
        disabledReason={blocked ?? form.refusal}
        onClick={() => void form.save()}
      />
    </div>
  );
}

/** Stands in the sentence where the button goes. */
const BETWEEN = '\u0000';

function Summary({ form, hindered, onShow }: Pick<DocumentFooterProps, 'form' | 'hindered' | 'onShow'>) {
  const errors = form.problems.filter(({ level }) => level === 'error');
  const first = errors[0];
  if (!first) return <>{form.dirty || form.prefilled ? t('Not saved yet') : ''}</>;
  const [before, after] = hindered(BETWEEN, errors.length - 1).split(BETWEEN);
  return (
    <>
      {before}
      <button
        type="button"
        onClick={() => {
          onShow(first.path);
        }}
      >
        {explainProblem(first).title}
      </button>
      {after}
    </>
  );
}
