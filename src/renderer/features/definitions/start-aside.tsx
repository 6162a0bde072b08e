import { ActionIcon, Loader } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import { labelOfPath } from '../../../shared/explain/field-labels';
import { PreflightReport } from '../../components/preflight-report';
import type { ProblemFixer } from '../../components/use-problem-fixer';
import { leaveRow } from '../../components/leave-row';
import css from './start-aside.module.css';
import type { ChangedField } from '../../components/three-way';
import type { StartForm } from './use-start-form';
import { useFieldWords } from './value-or-nothing';

interface StartAsideProps {
  readonly form: StartForm;
  readonly fixer: ProblemFixer;
}

/** Beside the form: what this run does otherwise than the saved group, and what it would meet. */
export function StartAside({ form, fixer }: StartAsideProps) {
  const { changes, report, checking, reset } = form;
  const words = useFieldWords(form.base.routineName);
  return (
    <aside className={css['aside']} tabIndex={-1} aria-label={t('This run')}>
      <h3>{t('Different from the saved group')}</h3>
      {changes.length === 0 ? (
        <p className={css['quiet']}>{t('Nothing yet: it would start as it is saved.')}</p>
      ) : (
        <ul className={css['changes']}>
          {changes.map((field) => (
            <Change
              key={field.path}
              field={field}
              words={words}
              onReset={() => {
                reset(field.path);
              }}
            />
          ))}
        </ul>
      )}
      <div className={css['title']}>
        <h3>{t('If it started now')}</h3>
        {checking ? <Loader role="img" size={12} aria-label={t('Checking')} /> : null}
      </div>
      {report ? (
        <PreflightReport {...report} fixer={fixer} />
      ) : (
        <p className={css['quiet']}>{t('Checking…')}</p>
      )}
    </aside>
  );
}

interface ChangeProps {
  readonly field: ChangedField;
  readonly words: ReturnType<typeof useFieldWords>;
  readonly onReset: () => void;
}

function Change({ field: { path, base, mine }, words: say, onReset }: ChangeProps) {
  const name = labelOfPath(path);
  const words = { mine: say(path, mine), base: say(path, base) };
  return (
    <li>
      <span>
        <b>{name}</b>
        <bdi>{words.mine}</bdi>
        <small>
          <bdi>{t('instead of {value}', { value: words.base })}</bdi>
        </small>
      </span>
      <ActionIcon
        size={24}
        aria-label={t('Take back the change of {field}', { field: name })}
        onClick={({ currentTarget }) => {
          leaveRow(currentTarget, () => currentTarget.closest('aside'));
          onReset();
        }}
      >
        <RotateCcw size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}
