import { join } from 'node:path';
import { Settings } from '../../shared/contract/host';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import type { Clock } from '../../shared/ports';
import { errorCode, readFileBytes } from './file-bytes';
import { isJsonObject, parseJsonBytes } from './json-text';
import { copyToQuarantine } from './quarantine';

/** What a person set. */
export interface SettingsStore {
  get(): Settings;
  /** Changes what `change` names and answers the whole. */
  set(change: Partial<Settings>): Promise<Result<Settings, ErrorOf<'file_write_failed'>>>;
  /** Tells the whole after every change made through this store. */
  watch(listener: (settings: Settings) => void): () => void;
}

/** The part of `conf` (and of `electron-store`, which extends it) that settings need. */
export interface SettingsFile {
  store: Record<string, unknown>;
}

export interface SettingsStoreOptions {
  /** Folder of `settings.json`. */
  readonly folder: string;
  /** An unreadable file is copied here before it is written over. */
  readonly quarantineFolder: string;
  readonly clock: Clock;
}

/** Options `conf` and `electron-store` open the same file with; unreadable content counts as empty, nothing is written. */
export function settingsFileOptions(folder: string): {
  cwd: string;
  configName: string;
  clearInvalidConfig: boolean;
  deserialize: (text: string) => Record<string, unknown>;
} {
  return { cwd: folder, configName: 'settings', clearInvalidConfig: true, deserialize };
}

/**
 * Settings over a `conf`-like file. A value that is no longer valid counts as not set; unknown keys stay. A file that
 * cannot be opened gives defaults, and changing a setting then says why it failed.
 */
export function createSettingsStore(
  openFile: () => SettingsFile,
  options: SettingsStoreOptions,
): SettingsStore {
  const path = join(options.folder, 'settings.json');
  const listeners = new Set<(settings: Settings) => void>();
  return {
    get: () => {
      try {
        return parseSettings(openFile().store);
      } catch {
        return parseSettings({});
      }
    },
    set: async (change) => {
      try {
        await keepUnreadable(path, options);
        const file = openFile();
        file.store = { ...file.store, ...change };
        const settings = parseSettings(file.store);
        for (const listener of [...listeners]) listener(settings);
        return ok(settings);
      } catch (error) {
        return err({ code: 'file_write_failed', file: path, reason: errorCode(error) });
      }
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function keepUnreadable(
  path: string,
  { quarantineFolder, clock }: SettingsStoreOptions,
): Promise<void> {
  const there = await readFileBytes(path);
  if (!there.ok && there.error.code === 'missing') return;
  const json = there.ok ? parseJsonBytes(there.value.bytes) : undefined;
  if (json?.ok !== true || !isJsonObject(json.value)) await copyToQuarantine(path, quarantineFolder, clock);
}

function deserialize(text: string): Record<string, unknown> {
  const json = parseJsonBytes(Buffer.from(text));
  if (json.ok && isJsonObject(json.value)) return json.value;
  throw new SyntaxError('settings are unreadable');
}

function parseSettings(stored: Record<string, unknown>): Settings {
  const known = Settings.partial();
  const valid = Object.entries(stored).filter(([key, value]) => known.safeParse({ [key]: value }).success);
  return Settings.parse(Object.fromEntries(valid));
}
