import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Settings } from '../../shared/contract/host';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import type { Clock, Logger } from '../../shared/ports';
import { errorCode, readFileBytes } from './file-bytes';
import { watchFolder, type FolderWatcher } from './folder-watcher';
import { isJsonObject, parseJsonBytes } from './json-text';
import { copyToQuarantine } from './quarantine';

/** What a person set. */
export interface SettingsStore {
  get(): Settings;
  /** Changes what `change` names and answers the whole. */
  set(change: Partial<Settings>): Promise<Result<Settings, ErrorOf<'file_write_failed'>>>;
  /** Tells the whole after every change. */
  watch(listener: (settings: Settings) => void): () => void;
  /** Takes up what something else wrote to the file meanwhile; one that can't be read changes nothing. */
  reread(): Promise<void>;
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
 * cannot be opened gives defaults, and changing a setting then says why it failed. One that becomes unreadable later
 * keeps what was known, which a change then writes anew.
 */
export function createSettingsStore(
  openFile: () => SettingsFile,
  options: SettingsStoreOptions,
): SettingsStore {
  const path = join(options.folder, 'settings.json');
  const listeners = new Set<(settings: Settings) => void>();
  let known: Settings | undefined;
  const get = (): Settings => (known ??= readSettings(openFile));
  const take = (settings: Settings): void => {
    const before = get();
    known = settings;
    if (isDeepStrictEqual(before, settings)) return;
    for (const listener of [...listeners]) listener(settings);
  };
  return {
    get,
    set: async (change) => {
      try {
        const readable = await keepUnreadable(path, options);
        const file = openFile();
        file.store = { ...(readable ? file.store : get()), ...change };
        const settings = parseSettings(file.store);
        take(settings);
        return ok(settings);
      } catch (error) {
        return err({ code: 'file_write_failed', file: path, reason: errorCode(error) });
      }
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reread: async () => {
      const stored = await readStored(path);
      if (stored !== 'unreadable') take(parseSettings(stored ?? {}));
    },
  };
}

/** Takes up what is written into the file by hand, for as long as it is not closed. */
export function followSettingsFile(
  store: Pick<SettingsStore, 'reread'>,
  { folder, clock, logger }: { folder: string; clock: Clock; logger: Logger },
): Promise<FolderWatcher> {
  return watchFolder({
    folder,
    accepts: (name) => name === 'settings.json',
    onChanged: async () => {
      await store.reread();
      return [];
    },
    clock,
    logger,
  });
}

function readSettings(openFile: () => SettingsFile): Settings {
  try {
    return parseSettings(openFile().store);
  } catch {
    return parseSettings({});
  }
}

/** What the file holds; undefined when there is none. */
async function readStored(path: string): Promise<Record<string, unknown> | 'unreadable' | undefined> {
  const there = await readFileBytes(path);
  if (!there.ok) return there.error.code === 'missing' ? undefined : 'unreadable';
  const json = parseJsonBytes(there.value.bytes);
  return json.ok && isJsonObject(json.value) ? json.value : 'unreadable';
}

/** Whether the file can be read, or is not there; one that can't is copied aside first. */
async function keepUnreadable(
  path: string,
  { quarantineFolder, clock }: SettingsStoreOptions,
): Promise<boolean> {
  const readable = (await readStored(path)) !== 'unreadable';
  if (!readable) await copyToQuarantine(path, quarantineFolder, clock);
  return readable;
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
