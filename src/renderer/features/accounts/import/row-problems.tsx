import { Copy } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import type { AccountRowProblem } from '../../../../shared/account-import';
import { explainAccountRow } from '../../../../shared/explain/account-import';
import { ActionButton } from '../../../components/action-button';
import { copyText } from '../../../components/copy-text';
import css from './import.module.css';

interface RowProblemsProps {
  /** The first of them. */
  readonly problems: readonly AccountRowProblem[];
  readonly bad: number;
}

/** Rows that can't be taken: file, line, what is wrong; the list can be copied. */
export function RowProblems({ problems, bad }: RowProblemsProps) {
  const lines = problems.map(
    (problem) => `${problem.source}:${String(problem.line)}: ${explainAccountRow(problem)}`,
  );
  return (
    <div className={css['problems']}>
      <div className={css['problemsHead']}>
        <strong>
          {t('{bad, plural, one {1 row can’t be taken} other {{bad, number} rows can’t be taken}}', { bad })}
        </strong>
        <ActionButton
          label={t('Copy the list')}
          icon={Copy}
          size="xs"
          variant="default"
          onClick={() => void copyText(lines.join('\n'), t('The list was copied'))}
        />
      </div>
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- a list that scrolls must be reachable by keyboard */}
      <ol aria-label={t('Rows that can’t be taken')} tabIndex={0}>
        {problems.map((problem, at) => (
          <li key={at}>
            <code title={problem.source}>
              {t('{file}, line {line}', { file: problem.source, line: String(problem.line) })}
            </code>
            <span>{explainAccountRow(problem)}</span>
          </li>
        ))}
      </ol>
      {bad > problems.length ? (
        <small>{t('The first {shown, number} are listed.', { shown: problems.length })}</small>
      ) : null}
    </div>
  );
}
