import { explainProblem } from '../../shared/explain/problem';
import type { Problem } from '../../shared/problem';

/** The words for the first error at a field (or below it, when `deep`); undefined when there is none. */
export function errorAtField(problems: readonly Problem[], path: string, deep = false): string | undefined {
  const problem = problems.find(
    ({ level, path: at }) => level === 'error' && (at === path || (deep && at.startsWith(`${path}.`))),
  );
  if (!problem) return undefined;
  const { title, hint } = explainProblem(problem);
  return hint === '' ? title : `${title}. ${hint}`;
}

/** Warnings at a field or below it. */
export function warningsAtField(problems: readonly Problem[], path: string): Problem[] {
  return problems.filter(
    ({ level, path: at }) => level === 'warning' && (at === path || at.startsWith(`${path}.`)),
  );
}
