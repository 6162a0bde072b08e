import { CircleX } from 'lucide-react';
import { explainProblem } from '../../../shared/explain/problem';
import css from './filter-builder.module.css';
import { problemsAt, useFilterFacts } from './filter-context';

/** What is wrong with the rule at `path`. */
export function RuleProblems({ path }: { path: string }) {
  const { problems } = useFilterFacts();
  return problemsAt(problems, path).map((problem) => {
    const { title, hint } = explainProblem(problem);
    return (
      <span key={`${problem.path} ${problem.code}`} className={css['problem']} role="alert">
        <CircleX size={13} aria-hidden />
        <span>
          {title}. {hint}
        </span>
      </span>
    );
  });
}
