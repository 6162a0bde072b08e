import ElectronStore from 'electron-store';
import {
  createSettingsStore,
  settingsFileOptions,
  type SettingsFile,
  type SettingsStore,
  type SettingsStoreOptions,
} from '../platform/settings';

/** Settings of the desktop app: the same file and the same form as `conf` writes in the headless host. */
export function createElectronSettings(options: SettingsStoreOptions): SettingsStore {
  let file: SettingsFile | undefined;
  const open = (): SettingsFile => {
    const { configName, ...rest } = settingsFileOptions(options.folder);
    // electron-store has a name of its own for this option and ignores `configName`.
    return (file ??= new ElectronStore({ ...rest, name: configName }));
  };
  return createSettingsStore(open, options);
}
