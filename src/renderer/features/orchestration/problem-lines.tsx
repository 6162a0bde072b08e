import { t } from '../../../shared/catalogue/translate';
import { explainProblem } from '../../../shared/explain/problem';
import type { DefinitionId } from '../../../shared/ids';
import { hasErrors, type Problem } from '../../../shared/problem';
import { Note } from '../../components/note';
import { ProblemFixes } from '../../components/problem-fixes';
import { useProblemFixer } from '../../components/use-problem-fixer';
import css from './problem-lines.module.css';

const PROBLEMS_SHOWN = 3;

interface ProblemLinesProps {
  readonly definitionId: DefinitionId;
  readonly problems: readonly Problem[];
}

/** What is wrong with a saved group, on its card: the words, and what can be done about it. */
export function ProblemNote({ definitionId, problems }: ProblemLinesProps) {
  const only = problems.length === 1 ? problems[0] : undefined;
  if (only) return <OnlyProblem definitionId={definitionId} problem={only} />;
  return (
    <Note tone="amber" title={hasErrors(problems) ? t('Can’t start yet') : t('Worth a look')}>
      <ProblemLines definitionId={definitionId} problems={problems} />
    </Note>
  );
}

function OnlyProblem({ definitionId, problem }: { definitionId: DefinitionId; problem: Problem }) {
  const fixer = useProblemFixer({ definitionId });
  const { title, hint } = explainProblem(problem);
  return (
    <Note tone="amber" title={title} hint={hint}>
      <div className={css['fix']}>
        <ProblemFixes problem={problem} fixer={fixer} limit={2} />
      </div>
    </Note>
  );
}

/** Errors first, at most three, each with the most fitting fix; then how many more. */
export function ProblemLines({ definitionId, problems }: ProblemLinesProps) {
  const fixer = useProblemFixer({ definitionId });
  const ordered = [...problems].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  const rest = ordered.length - PROBLEMS_SHOWN;
  return (
    <ul className={css['lines']}>
      {ordered.slice(0, PROBLEMS_SHOWN).map((problem, index) => {
        const { title, hint } = explainProblem(problem);
        return (
          <li key={`${problem.path} ${problem.code} ${title}`} title={hint}>
            <span>{title}</span>
            <ProblemFixes problem={problem} fixer={fixer} limit={1} above={ordered.slice(0, index)} />
          </li>
        );
      })}
      {rest > 0 ? <li>{t('and {count} more', { count: rest })}</li> : null}
    </ul>
  );
}
