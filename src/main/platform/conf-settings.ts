import Conf from 'conf';
import {
  createSettingsStore,
  settingsFileOptions,
  type SettingsFile,
  type SettingsStore,
  type SettingsStoreOptions,
} from './settings';

/** Settings without Electron: `settings.json` through `conf`, the file electron-store writes in the desktop app. */
export function createConfSettings(options: SettingsStoreOptions): SettingsStore {
  let file: SettingsFile | undefined;
  return createSettingsStore(() => (file ??= new Conf(settingsFileOptions(options.folder))), options);
}
