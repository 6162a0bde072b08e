import { Notification } from 'electron';
import { t } from '../../shared/catalogue/translate';
import type { DesktopActions } from '../ipc/handler-parts';
import { chooseDataFolder } from './choose-data-folder';
import type { DesktopOptions } from './desktop-options';

/** What the window asks of the desktop app. */
export function createDesktopActions(options: DesktopOptions): DesktopActions {
  return {
    testNotice: () => {
      if (!Notification.isSupported()) return false;
      new Notification({
        title: t('Notifications work'),
        body: t('This is how Muster tells that a group has ended.'),
      }).show();
      return true;
    },
    chooseDataFolder: () => chooseDataFolder(options),
  };
}
