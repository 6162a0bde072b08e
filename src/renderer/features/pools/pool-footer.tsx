import { Button } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { explainProblem } from '../../../shared/explain/problem';
import { ActionButton } from '../../components/action-button';
import css from '../../components/form-dialog.module.css';
import { useBlockedReason } from '../../state/blocked';
import type { PoolForm } from './use-pool-form';

interface FooterProps {
  readonly form: PoolForm;
  readonly isNew: boolean;
  readonly onCancel: () => void;
  /** Goes to the field of a path. */
  readonly onShow: (path: string) => unknown;
}

/** What still stands in the way, and the ways out. */
export function PoolFooter({ form, isNew, onCancel, onShow }: FooterProps) {
  const blocked = useBlockedReason();
  const errors = form.problems.filter(({ level }) => level === 'error');
  const finished = isNew ? t('Create pool') : t('Save');
  return (
    <div className={css['footer']}>
      <div className={css['summary']}>
        <Summary form={form} onShow={onShow} />
      </div>
      <Button variant="default" onClick={onCancel}>
        {t('Cancel')}
      </Button>
      <ActionButton
        label={errors.length > 0 ? t('Save as draft') : finished}
        aria-keyshortcuts="Control+S"
        busy={form.saving}
        disabledReason={blocked ?? refusalOf(form)}
        onClick={() => void form.save()}
      />
    </div>
  );
}

function refusalOf({ dirty, prefilled, draft, problems, saved }: PoolForm): string | null {
  if (saved?.writable === false)
    return t('Its file is read-only: allow writing to it, or duplicate the pool and change the copy');
  if (!dirty && !prefilled) return t('Nothing has been changed');
  if (draft.name.trim() === '') return t('The pool needs a name');
  return problems.some(({ code }) => code === 'pool_name_taken')
    ? t('Another pool has this name; choose another')
    : null;
}

/** Stands in the sentence where the button goes. */
const BETWEEN = '\u0000';

function Summary({ form, onShow }: Pick<FooterProps, 'form' | 'onShow'>) {
  const errors = form.problems.filter(({ level }) => level === 'error');
  const first = errors[0];
  if (!first) return <>{form.dirty || form.prefilled ? t('Not saved yet') : ''}</>;
  const [before, after] = t(
    'It can’t be used yet: {problem}{more, plural, =0 {} one { and # more problem} other { and # more problems}}',
    { problem: BETWEEN, more: errors.length - 1 },
  ).split(BETWEEN);
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
