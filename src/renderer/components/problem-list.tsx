import { t } from '../../shared/catalogue/translate';
import { CircleX, TriangleAlert } from 'lucide-react';
import { FIELD_LABELS } from '../../shared/explain/field-labels';
import { explainProblem } from '../../shared/explain/problem';
import type { Problem } from '../../shared/problem';
import { ProblemFixes } from './problem-fixes';
import css from './problem-list.module.css';
import type { ProblemFixer } from './use-problem-fixer';

interface ProblemListProps {
  readonly problems: readonly Problem[];
  /** Carries out what can be done about them; without one they are only told. */
  readonly fixer?: ProblemFixer;
}

/** Problems one below the other, errors first: what is wrong, what to do, in which field, and the buttons for it. */
export function ProblemList({ problems, fixer }: ProblemListProps) {
  const ordered = [...problems].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  return (
    <ul className={css['list']}>
      {ordered.map((problem, index) => (
        <ProblemRow
          key={`${problem.path} ${problem.code} ${explainProblem(problem).title}`}
          problem={problem}
          fixer={fixer}
          above={ordered.slice(0, index)}
        />
      ))}
    </ul>
  );
}

interface ProblemRowProps {
  readonly problem: Problem;
  readonly fixer: ProblemFixer | undefined;
  readonly above: readonly Problem[];
}

function ProblemRow({ problem, fixer, above }: ProblemRowProps) {
  const { title, hint } = explainProblem(problem);
  const error = problem.level === 'error';
  const Icon = error ? CircleX : TriangleAlert;
  const field = FIELD_LABELS[problem.path];
  return (
    <li data-level={problem.level}>
      <Icon size={15} aria-label={error ? t('Error') : t('Warning')} />
      <span>
        {title}
        <small>{field === undefined ? hint : `${field}: ${hint}`}</small>
        {fixer ? <ProblemFixes problem={problem} fixer={fixer} above={above} /> : null}
      </span>
    </li>
  );
}
