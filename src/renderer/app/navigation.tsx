import { Menu } from '@mantine/core';
import {
  FileCode2,
  Image,
  Keyboard,
  Layers,
  LayoutGrid,
  Monitor,
  Moon,
  Settings as SettingsIcon,
  Smartphone,
  Sun,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { msg, say, t, tIn, type Message } from '../../shared/catalogue/translate';
import type { Theme } from '../../shared/contract/host';
import { toastError } from '../components/toasts';
import { useBlockedReason } from '../state/blocked';
import { useHost, useUi } from '../state/host-context';
import { useSettings } from '../state/settings-context';
import type { Page } from '../state/ui-store';
import css from './app.module.css';
import iconUrl from './icon.svg';

/** Pages of the rail; a group's own page belongs to the first. */
const PAGES: readonly (readonly [Exclude<Page, 'group' | 'settings'>, () => string, LucideIcon])[] = [
  ['orchestration', () => t('Orchestration'), LayoutGrid],
  ['instances', () => t('Instances'), Smartphone],
  ['accounts', () => t('Accounts'), Users],
  ['pools', () => t('Pools'), Layers],
  ['routines', () => t('Routines'), FileCode2],
  ['templates', () => tIn('picture', 'Templates'), Image],
];

/** The rail on the left: the pages there are, the theme, the keys. */
export function Navigation() {
  const { uiStore } = useHost();
  const current = useUi((state) => state.page);
  return (
    <nav className={css['nav']} aria-label={t('Pages')}>
      <img className={css['logo']} src={iconUrl} alt="Muster" />
      {PAGES.map(([page, label, Icon]) => (
        <button
          key={page}
          type="button"
          className={css['link']}
          aria-current={page === (current === 'group' ? 'orchestration' : current) ? 'page' : undefined}
          onClick={() => {
            uiStore.setState({ page });
          }}
        >
          <Icon size={20} strokeWidth={1.7} aria-hidden />
          {label()}
        </button>
      ))}
      <span className={css['spacer']} />
      <button
        type="button"
        className={css['link']}
        aria-keyshortcuts="Control+, Meta+,"
        aria-current={current === 'settings' ? 'page' : undefined}
        onClick={() => {
          uiStore.setState({ page: 'settings' });
        }}
      >
        <SettingsIcon size={20} strokeWidth={1.7} aria-hidden />
        {t('Settings')}
      </button>
      <button
        type="button"
        className={css['link']}
        aria-keyshortcuts="?"
        onClick={() => {
          uiStore.setState({ dialog: { kind: 'shortcuts' } });
        }}
      >
        <Keyboard size={20} strokeWidth={1.7} aria-hidden />
        {t('Keys')}
      </button>
      <ThemeMenu />
    </nav>
  );
}

const THEMES: readonly (readonly [Theme, Message, LucideIcon])[] = [
  ['light', msg('Light'), Sun],
  ['dark', msg('Dark'), Moon],
  ['system', msg('As the system'), Monitor],
];

function ThemeMenu() {
  const { settings, change } = useSettings();
  const blocked = useBlockedReason();
  const Icon = THEMES.find(([theme]) => theme === settings.theme)?.[2] ?? Monitor;
  const choose = async (theme: Theme): Promise<void> => {
    const error = await change({ theme });
    if (error) toastError(error);
  };
  return (
    <Menu position="right-end">
      <Menu.Target>
        <button type="button" className={css['link']} aria-label={t('Theme')}>
          <Icon size={20} strokeWidth={1.7} aria-hidden />
          {t('Theme')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {blocked === null ? null : <Menu.Label>{blocked}</Menu.Label>}
        {THEMES.map(([theme, label, ThemeIcon]) => (
          <Menu.RadioItem
            key={theme}
            value={theme}
            checked={theme === settings.theme}
            closeMenuOnClick
            disabled={blocked !== null}
            rightSection={<ThemeIcon size={15} aria-hidden />}
            onChange={() => void choose(theme)}
          >
            {say(label)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
