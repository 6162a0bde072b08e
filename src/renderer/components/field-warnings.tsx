import { explainProblem } from '../../shared/explain/problem';
import type { Problem } from '../../shared/problem';
import { Note } from './note';
import { warningsAtField } from './form-problems';

/** Warnings of a field, beneath it. */
export function FieldWarnings({ problems, path }: { problems: readonly Problem[]; path: string }) {
  return warningsAtField(problems, path).map((problem) => {
    const { title, hint } = explainProblem(problem);
    return <Note key={`${problem.path} ${problem.code} ${title}`} tone="amber" title={title} hint={hint} />;
  });
}
