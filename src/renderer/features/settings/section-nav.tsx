import {
  Bell,
  CirclePlay,
  Database,
  MonitorSmartphone,
  Palette,
  Power,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { say, t } from '../../../shared/catalogue/translate';
import { SECTION_WORDS, SETTINGS_SECTIONS, type SettingsSection } from '../../../shared/settings-list';
import { useHost } from '../../state/host-context';
import css from './settings-page.module.css';

const ICONS: Readonly<Record<SettingsSection, LucideIcon>> = {
  appearance: Palette,
  instances: MonitorSmartphone,
  notifications: Bell,
  startup: Power,
  running: CirclePlay,
  data: Database,
  advanced: Wrench,
};

interface SectionNavProps {
  /** Null while a search shows several. */
  readonly current: SettingsSection | null;
  /** While searching: how many settings were found in which section. */
  readonly counts: ReadonlyMap<SettingsSection, number> | null;
}

/** The sections; arrow keys move between them. One that is chosen ends the search. */
export function SectionNav({ current, counts }: SectionNavProps) {
  const { uiStore } = useHost();
  return (
    <nav className={css['nav']} aria-label={t('Sections of the settings')}>
      {SETTINGS_SECTIONS.map((section) => {
        const Icon = ICONS[section];
        const count = counts?.get(section) ?? 0;
        return (
          <button
            key={section}
            type="button"
            aria-current={section === current ? 'true' : undefined}
            data-empty={counts !== null && count === 0}
            onKeyDown={moveFocus}
            onClick={() => {
              uiStore.setState({ settingsSection: section, settingsSearch: '', settingsFocus: null });
            }}
          >
            <Icon size={16} strokeWidth={1.8} aria-hidden />
            <span>{say(SECTION_WORDS[section])}</span>
            {count === 0 ? null : <span className={css['count']}>{count}</span>}
          </button>
        );
      })}
    </nav>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const buttons = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(event.currentTarget);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
