import { CircleX, TriangleAlert } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import type { RoutineProblem } from '../../../shared/routine-summary';
import { useHost } from '../../state/host-context';
import { changeRoutines } from '../../state/show-routines';
import css from './routine-page.module.css';

/** What is wrong with a routine, errors first; each leads to its line. */
export function RoutineProblems({ problems }: { problems: readonly RoutineProblem[] }) {
  const { uiStore } = useHost();
  if (problems.length === 0) return null;
  const ordered = [...problems].sort(
    (a, b) => Number(b.level === 'error') - Number(a.level === 'error') || a.line - b.line,
  );
  return (
    <ul className={css['problems']} aria-label={t('Problems')}>
      {ordered.map((problem, index) => {
        const { level, line, message, suggestion } = problem;
        const Icon = level === 'error' ? CircleX : TriangleAlert;
        return (
          <li key={`${String(index)} ${message}`} data-level={level}>
            <Icon size={15} aria-label={level === 'error' ? t('Error') : t('Warning')} />
            <button
              type="button"
              onClick={() => {
                changeRoutines(uiStore, { tab: 'steps', target: { line, focus: true } });
              }}
            >
              <span title={message}>
                <span className={css['place']}>{t('Line {line, number}', { line })}</span> {message}
                {suggestion === undefined || message.includes(`"${suggestion}"`)
                  ? null
                  : ` ${t('Perhaps “{suggestion}” was meant.', { suggestion })}`}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
