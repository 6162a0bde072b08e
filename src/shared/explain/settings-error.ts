import { t } from '../catalogue/translate';
import type { ErrorOf } from '../errors';
import type { Words } from './words';

/** Words for what can go wrong with settings; part of the table in `explain.ts`. */
export const SETTINGS_ERROR_WORDS = {
  adb_unusable: ({ path }: ErrorOf<'adb_unusable'>): Words =>
    path === null
      ? {
          title: t('No adb program was found'),
          hint: t('Install the Android platform tools, or name the adb of your emulator.'),
        }
      : {
          title: t('{path} is no adb program that answers', { path }),
          hint: t('Name the program itself, not its folder, and check that it may be run.'),
        },
  desktop_only: (): Words => ({
    title: t('Only the desktop app can do that'),
    hint: t('This window is shown by a browser.'),
  }),
  data_folder_fixed: ({ by }: ErrorOf<'data_folder_fixed'>): Words => ({
    title: t('Muster was started with {by}, which names its data folder', { by }),
    hint: t('Start it without, and it uses the folder chosen here.'),
  }),
};
