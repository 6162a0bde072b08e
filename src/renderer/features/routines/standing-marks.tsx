import { CircleCheck, CircleX, ShieldAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import { Pill, type Tone } from '../../components/pill';
import type { Standing } from './routine-list';
import css from './routine-tree.module.css';

interface Mark {
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly count: number;
  readonly words: string;
}

/** What is the matter, the worst first; empty when all is well. */
function marksOf({ errors, warnings, lacking }: Standing): readonly Mark[] {
  const all: readonly Mark[] = [
    {
      ...{ icon: CircleX, tone: 'red', count: errors },
      words: t('{count, plural, one {# error} other {# errors}}', { count: errors }),
    },
    {
      ...{ icon: TriangleAlert, tone: 'amber', count: warnings },
      words: t('{count, plural, one {# warning} other {# warnings}}', { count: warnings }),
    },
    {
      ...{ icon: ShieldAlert, tone: 'amber', count: lacking },
      words: t('{count, plural, one {# consent missing} other {# consents missing}}', { count: lacking }),
    },
  ];
  return all.filter(({ count }) => count > 0);
}

/** For rows: a shape and a figure for each. */
export function StandingMarks({ standing }: { standing: Standing }) {
  return marksOf(standing).map(({ icon: Icon, tone, count, words }) => (
    <span key={words} className={css['mark']} data-tone={tone} title={words}>
      <Icon size={14} aria-hidden />
      <span aria-hidden>{count.toLocaleString(currentLocale())}</span>
      <span className={css['hidden']}>{words}</span>
    </span>
  ));
}

/** For the head of a page: colour, shape and words. */
export function StandingPills({ standing }: { standing: Standing }) {
  const marks = marksOf(standing);
  if (marks.length === 0)
    return (
      <Pill tone="green" icon={CircleCheck}>
        {t('Ready to run')}
      </Pill>
    );
  return marks.map(({ icon, tone, words }) => (
    <Pill key={words} tone={tone} icon={icon}>
      {words}
    </Pill>
  ));
}
