import { t } from '../../shared/catalogue/translate';
import { explainProblem } from '../../shared/explain/problem';
import type { Problem } from '../../shared/problem';
import { fixesOf, type ProblemFix } from '../../shared/problem-fixes';
import { ActionButton } from './action-button';
import css from './problem-fixes.module.css';
import type { ProblemFixer } from './use-problem-fixer';

interface ProblemFixesProps {
  readonly problem: Problem;
  readonly fixer: ProblemFixer;
  /** How many are offered at most, the most fitting first. */
  readonly limit?: number;
  /** Problems that are shown above this one: what is offered there is not offered again. */
  readonly above?: readonly Problem[];
}

const NONE: readonly Problem[] = [];

/** What can be done about a problem, as buttons; nothing when only the person knows. */
export function ProblemFixes({ problem, fixer, limit = 3, above = NONE }: ProblemFixesProps) {
  const { facts, apply, busy, blocked } = fixer;
  if (!facts) return null;
  const offered = (each: Problem): readonly ProblemFix[] => fixesOf(each, facts).slice(0, limit);
  const known = new Set(above.flatMap(offered).map((fix) => JSON.stringify(fix)));
  const fixes = offered(problem).filter((fix) => !known.has(JSON.stringify(fix)));
  if (fixes.length === 0) return null;
  const { title } = explainProblem(problem);
  return (
    <span className={css['fixes']}>
      {fixes.map((fix) => (
        <ActionButton
          key={fix.label}
          label={fix.label}
          accessibleName={`${fix.label}: ${title}`}
          size="compact-xs"
          variant="default"
          disabledReason={blocked ?? (busy ? t('The step before is under way') : null)}
          onClick={() => {
            apply(fix);
          }}
        />
      ))}
    </span>
  );
}
