import { Tabs } from '@mantine/core';
import { say, t } from '../../shared/catalogue/translate';
import type { Problem } from '../../shared/problem';
import css from './form-dialog.module.css';
import { sectionAt, type FormSection } from './form-sections';

interface SectionListProps {
  readonly sections: readonly FormSection[];
  readonly problems: readonly Problem[];
}

/** The sections of a form, each with how many problems it has; what belongs to no field counts to the basics. */
export function SectionList({ sections, problems }: SectionListProps) {
  return (
    <Tabs.List className={css['list'] ?? ''} aria-label={t('Sections')}>
      {sections.map(({ name, title }) => {
        const here = problems.filter(({ path }) => (sectionAt(sections, path) ?? 'basics') === name);
        return (
          <Tabs.Tab key={name} value={name} rightSection={<Count problems={here} />}>
            {say(title)}
          </Tabs.Tab>
        );
      })}
    </Tabs.List>
  );
}

/** Errors when there are some, else warnings. */
function Count({ problems }: { problems: readonly Problem[] }) {
  const errors = problems.filter(({ level }) => level === 'error').length;
  const count = errors > 0 ? errors : problems.length;
  if (count === 0) return null;
  const kind = errors > 0 ? 'error' : 'warning';
  return (
    <span className={css['count']} data-level={kind}>
      <span aria-hidden>{count}</span>
      <span className={css['hidden']}>
        {kind === 'error'
          ? t(', {count, plural, one {# error} other {# errors}}', { count })
          : t(', {count, plural, one {# warning} other {# warnings}}', { count })}
      </span>
    </span>
  );
}
