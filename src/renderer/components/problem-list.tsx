import { CircleX, TriangleAlert } from 'lucide-react';
import { FIELD_LABELS } from '../../shared/explain/field-labels';
import { explainProblem } from '../../shared/explain/problem';
import type { Problem } from '../../shared/problem';
import css from './problem-list.module.css';

/** Problems one below the other, errors first: what is wrong, what to do, in which field. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const ordered = [...problems].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  return (
    <ul className={css['list']}>
      {ordered.map((problem) => {
        const { title, hint } = explainProblem(problem);
        const error = problem.level === 'error';
        const Icon = error ? CircleX : TriangleAlert;
        const field = FIELD_LABELS[problem.path];
        return (
          <li key={`${problem.path} ${problem.code} ${title}`} data-level={problem.level}>
            <Icon size={15} aria-label={error ? 'Error' : 'Warning'} />
            <span>
              {title}
              <small>
                {field === undefined ? '' : `${field}: `}
                {hint}
              </small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
