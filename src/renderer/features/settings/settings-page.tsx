import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useEffect, useMemo, useRef, type ComponentType } from 'react';
import { say, t } from '../../../shared/catalogue/translate';
import {
  ROWS,
  SECTION_WORDS,
  SETTINGS_SECTIONS,
  type SettingsRow,
  type SettingsSection,
} from '../../../shared/settings-list';
import { SearchBox } from '../../components/search-box';
import { useHost, useUi } from '../../state/host-context';
import { useSettings } from '../../state/settings-context';
import { AdvancedSection } from './advanced-section';
import { AppearanceSection } from './appearance-section';
import { DataSection } from './data-section';
import { findSettings, rowNames, sectionsOf } from './find-settings';
import { InstancesSection } from './instances-section';
import { NotificationsSection } from './notifications-section';
import { RunningSection } from './running-section';
import { SectionNav } from './section-nav';
import css from './settings-page.module.css';
import { ShownRowsProvider } from './shown-rows';
import { StartupSection } from './startup-section';

const SECTIONS: Readonly<Record<SettingsSection, ComponentType>> = {
  appearance: AppearanceSection,
  instances: InstancesSection,
  notifications: NotificationsSection,
  startup: StartupSection,
  running: RunningSection,
  data: DataSection,
  advanced: AdvancedSection,
};

const ALL: ReadonlySet<SettingsRow> = new Set(rowNames());

/** Everything a person can set: one section at a time, or what a search finds in all of them. */
export function SettingsPage() {
  const { uiStore } = useHost();
  const { known } = useSettings();
  const query = useUi((state) => state.settingsSearch).trim();
  const section = useUi((state) => state.settingsSection);
  const found = useMemo(() => (query === '' ? ALL : findSettings(query)), [query]);
  const counts = sectionsOf(found);
  const shown = query === '' ? [section] : SETTINGS_SECTIONS.filter((each) => counts.has(each));
  const scroll = useScrollToTop(`${section} ${query}`);
  useWantedFocus(known);
  if (!known) return <div className={css['page']} aria-busy="true" />;
  return (
    <div className={css['page']}>
      <div className={css['toolbar']}>
        <h1 className={css['title']}>{t('Settings')}</h1>
        <Search />
        <span className={css['found']} role="status">
          {query === ''
            ? null
            : t('{count, plural, =0 {nothing found} one {one found} other {# found}}', { count: found.size })}
        </span>
      </div>
      <div className={css['body']}>
        <SectionNav current={query === '' ? section : null} counts={query === '' ? null : counts} />
        <div className={css['scroll']} ref={scroll}>
          <ShownRowsProvider value={{ rows: found, query }}>
            {shown.map((each) => (
              <Section key={each} section={each} />
            ))}
          </ShownRowsProvider>
          {shown.length === 0 ? (
            <NothingFound
              onClear={() => {
                uiStore.setState({ settingsSearch: '' });
              }}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}

function Search() {
  const { uiStore } = useHost();
  const search = useUi((state) => state.settingsSearch);
  return (
    <SearchBox
      label={t('Search settings')}
      value={search}
      onChange={(settingsSearch) => {
        uiStore.setState({ settingsSearch });
      }}
    />
  );
}

function Section({ section }: { section: SettingsSection }) {
  const Content = SECTIONS[section];
  const id = `settings-${section}`;
  return (
    <section aria-labelledby={id} className={css['section']}>
      <h2 id={id}>{say(SECTION_WORDS[section])}</h2>
      <div className={css['panel']}>
        <Content />
      </div>
    </section>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <div className={css['empty']}>
      <SearchX size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No setting matches')}</h2>
      <p>{t('Search looks at names, explanations and other words for the same thing.')}</p>
      <Button variant="default" onClick={onClear}>
        {t('Show all settings')}
      </Button>
    </div>
  );
}

/** Another section, or another search, begins at its top. */
function useScrollToTop(what: string) {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (scroll.current) scroll.current.scrollTop = 0;
  }, [what]);
  return scroll;
}

/** Shows and focuses the setting that was asked for from elsewhere. */
function useWantedFocus(ready: boolean): void {
  const { uiStore } = useHost();
  const wanted = useUi((state) => state.settingsFocus);
  useEffect(() => {
    if (!ready || wanted === null) return undefined;
    const rowOf = (): Element | null => document.querySelector(`[data-setting="${wanted}"]`);
    if (rowOf()?.contains(document.activeElement) === true) return undefined;
    uiStore.setState({ settingsSection: ROWS[wanted].section, settingsSearch: '' });
    const frame = requestAnimationFrame(() => {
      rowOf()?.querySelector<HTMLElement>('input:not([hidden]), select, button')?.focus();
      uiStore.setState({ settingsFocus: null });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [ready, wanted, uiStore]);
}
