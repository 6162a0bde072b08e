import type { MenuItemConstructorOptions } from 'electron';
import { say, t } from '../../shared/catalogue/translate';
import { VERBS, type Verb, type VerbArea, type VerbId } from '../../shared/verbs';

/** The menu as data. Verbs that mean the group in sight are always there; the window says so when there is none. */
export function menuTemplate(
  onVerb: (verb: VerbId) => void,
  platform: NodeJS.Platform,
  packaged: boolean,
): MenuItemConstructorOptions[] {
  const itemsOf = (area: VerbArea): MenuItemConstructorOptions[] =>
    VERBS.filter((verb) => verb.area === area).map((verb) => itemOf(verb, onVerb, platform));
  const quit: MenuItemConstructorOptions[] =
    platform === 'darwin' ? [{ role: 'close' }] : [{ role: 'quit', label: t('Quit Muster') }];
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: t('&File'), submenu: [...itemsOf('file'), { type: 'separator' }, ...quit] },
    { role: 'editMenu', label: t('&Edit') },
    { label: t('&Groups'), submenu: itemsOf('group') },
    { label: t('&Instances'), submenu: itemsOf('instances') },
    { label: t('&Accounts'), submenu: itemsOf('accounts') },
    { label: t('&Routines'), submenu: itemsOf('routines') },
    { label: t('&View'), submenu: [...itemsOf('view'), { type: 'separator' }, ...viewItems(packaged)] },
    { role: 'windowMenu', label: t('&Window') },
    { role: 'help', label: t('&Help'), submenu: itemsOf('help') },
  ];
}

function itemOf(
  verb: Verb,
  onVerb: (verb: VerbId) => void,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions {
  const { id, label, accelerator, key } = verb;
  return {
    id,
    label: say(label),
    click: () => onVerb(id),
    ...(accelerator === null ? shownKey(key, platform) : { accelerator, registerAccelerator: false }),
  };
}

/**
 * Single letters belong to the window, which knows whether somebody is typing; they are shown, not taken. macOS takes
 * every key that a menu shows.
 */
function shownKey(key: string | null, platform: NodeJS.Platform): MenuItemConstructorOptions {
  return key === null || key.length > 1 || platform === 'darwin'
    ? {}
    : { accelerator: key, registerAccelerator: false };
}

function viewItems(packaged: boolean): MenuItemConstructorOptions[] {
  const developer: MenuItemConstructorOptions[] = packaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    { role: 'resetZoom', label: t('Actual size') },
    { role: 'zoomIn', label: t('Zoom in') },
    { role: 'zoomOut', label: t('Zoom out') },
    { role: 'togglefullscreen', label: t('Full screen') },
    ...developer,
  ];
}
