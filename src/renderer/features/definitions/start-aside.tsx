import { ActionIcon, Loader } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { PreflightReport } from '../../components/preflight-report';
import type { ProblemFixer } from '../../components/use-problem-fixer';
import css from './start-aside.module.css';
import type { ChangedField } from './three-way';
import type { StartForm } from './use-start-form';
import { fieldWords, valueWords } from './value-words';

interface StartAsideProps {
  readonly form: StartForm;
  readonly fixer: ProblemFixer;
}

/** Beside the form: what this run does otherwise than the saved group, and what it would meet. */
export function StartAside({ form, fixer }: StartAsideProps) {
  const { changes, report, checking, reset } = form;
  return (
    <aside className={css['aside']} aria-label="This run">
      <h3>Different from the saved group</h3>
      {changes.length === 0 ? (
        <p className={css['quiet']}>Nothing yet: it would start as it is saved.</p>
      ) : (
        <ul className={css['changes']}>
          {changes.map((field) => (
            <Change
              key={field.path}
              field={field}
              onReset={() => {
                reset(field.path);
              }}
            />
          ))}
        </ul>
      )}
      <div className={css['title']}>
        <h3>If it started now</h3>
        {checking ? <Loader size={12} aria-label="Checking" /> : null}
      </div>
      {report ? <PreflightReport {...report} fixer={fixer} /> : <p className={css['quiet']}>Checking…</p>}
    </aside>
  );
}

function Change({ field: { path, base, mine }, onReset }: { field: ChangedField; onReset: () => void }) {
  const name = fieldWords(path);
  return (
    <li>
      <span>
        <b>{name}</b>
        <bdi>{valueWords(path, mine)}</bdi>
        <small>
          <bdi>{`instead of ${valueWords(path, base)}`}</bdi>
        </small>
      </span>
      <ActionIcon size={24} aria-label={`Take back the change of ${name}`} onClick={onReset}>
        <RotateCcw size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}
