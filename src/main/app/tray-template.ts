import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../../shared/catalogue/translate';
import type { ShellFacts } from './follow-host';

/** Groups named in the tray’s menu; the rest is counted. */
const NAMED = 10;

export interface TrayVerbs {
  readonly onOpen: () => void;
  readonly onStopAll: () => void;
  readonly onQuit: () => void;
}

/** What the tray says when pointed at. */
export function trayTip(running: number): string {
  return running === 0
    ? t('Muster: nothing is running')
    : t('Muster: {running, plural, one {# group is} other {# groups are}} running', { running });
}

/** The tray’s menu as data. */
export function trayTemplate(running: ShellFacts['running'], verbs: TrayVerbs): MenuItemConstructorOptions[] {
  const rest = running.length - NAMED;
  const names: MenuItemConstructorOptions[] = running
    .slice(0, NAMED)
    .map(({ name }) => ({ label: name.replaceAll('&', '&&'), enabled: false }));
  return [
    { label: trayTip(running.length), enabled: false },
    ...names,
    ...(rest > 0 ? [{ label: t('and {rest} more', { rest }), enabled: false }] : []),
    { type: 'separator' },
    { label: t('Open Muster'), click: verbs.onOpen },
    { label: t('Stop all groups'), click: verbs.onStopAll, enabled: running.length > 0 },
    { type: 'separator' },
    { label: running.length > 0 ? t('Stop all groups and quit') : t('Quit Muster'), click: verbs.onQuit },
  ];
}
