import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../shared/problem';
import css from './form-dialog.module.css';
import type { FormSection } from './form-sections';
import { SectionList } from './section-list';

interface SectionTabsProps<N extends string> {
  readonly sections: readonly FormSection<N>[];
  readonly problems: readonly Problem[];
  readonly section: N;
  readonly onOpen: (name: string | null) => void;
  /** What a section holds. */
  readonly children: (name: N) => ReactNode;
}

/** A form in sections, one of them open. */
export function SectionTabs<N extends string>(props: SectionTabsProps<N>) {
  const { sections, problems, section, onOpen, children } = props;
  return (
    <Tabs
      orientation="vertical"
      value={section}
      onChange={onOpen}
      variant="pills"
      keepMounted={false}
      className={css['tabs'] ?? ''}
      classNames={{ tabLabel: css['label'] ?? '' }}
    >
      <SectionList sections={sections} problems={problems} />
      {sections.map(({ name }) => (
        <Tabs.Panel key={name} value={name} className={css['panel'] ?? ''}>
          {children(name)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
