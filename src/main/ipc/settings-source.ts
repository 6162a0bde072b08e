import type { StreamSources } from '../../shared/contract';
import type { SettingsStore } from '../platform/settings';

/** The settings as a stream: whole, and whole again after each change. */
export function settingsSource(store: SettingsStore): StreamSources['settings'] {
  return {
    keyOf: () => '',
    open: (_input, push) => ({
      snapshot: store.get(),
      close: store.watch((settings) => push([settings])),
    }),
  };
}
