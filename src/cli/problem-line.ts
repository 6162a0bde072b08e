import { explainProblem } from '../shared/explain/problem';
import { inOneLine } from '../shared/explain/words';
import type { Problem } from '../shared/problem';

/** One problem as a line for people. */
export function problemLine(problem: Problem): string {
  return `${problem.level} at ${problem.path || 'the whole'}: ${inOneLine(explainProblem(problem))}`;
}
