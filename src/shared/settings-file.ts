import { z } from 'zod';
import { Settings, SettingsChange } from './contract/host';
import { err, ok, type Result } from './errors';

const KIND = 'muster-settings';
const Envelope = z.object({ kind: z.literal(KIND), settings: z.record(z.string(), z.unknown()) });

export type SettingKey = keyof Settings;
/** Every setting, in the order of the file. */
export const SETTING_KEYS: readonly SettingKey[] = z
  .array(Settings.keyof())
  .parse(Object.keys(Settings.shape));

/** A setting that an import would change. */
export interface SettingDifference {
  readonly key: SettingKey;
  readonly now: unknown;
  readonly then: unknown;
}

/** What a file of settings would do here. */
export interface SettingsImport {
  readonly differences: readonly SettingDifference[];
  /** What to hand to `settings.set`: the settings that differ. */
  readonly change: SettingsChange;
  /** Settings of the file that are the same here. */
  readonly same: number;
  /** Names in the file that are no settings of this version. */
  readonly unknown: readonly string[];
  /** Settings whose value can't be used; they stay as they are. */
  readonly wrong: readonly { readonly key: SettingKey; readonly value: unknown; readonly message: string }[];
}

/** Why a text is no file of settings. */
export type NoSettings = 'not_json' | 'no_settings';

/** The settings as a file to keep or to take along. Settings hold nothing secret. */
export function writeSettingsFile(settings: Settings): string {
  return `${JSON.stringify({ kind: KIND, schemaVersion: 1, settings }, null, 2)}\n`;
}

/** Reads an exported file, or a `settings.json` as it lies in a data folder. Changes nothing. */
export function readSettingsFile(text: string, current: Settings): Result<SettingsImport, NoSettings> {
  const stored = storedIn(text);
  if (typeof stored === 'string') return err(stored);
  const known = SETTING_KEYS.filter((key) => Object.hasOwn(stored, key));
  const unknown = Object.keys(stored).filter((key) => !Object.hasOwn(Settings.shape, key));
  if (known.length === 0 && unknown.length > 0) return err('no_settings');
  const read = known.map((key) => ({ key, ...checkSetting(key, stored[key]) }));
  const valid = read.filter((one) => one.ok);
  const differences = valid.filter(({ key, value }) => !isSame(current[key], value));
  return ok({
    differences: differences.map(({ key, value }) => ({ key, now: current[key], then: value })),
    change: SettingsChange.parse(Object.fromEntries(differences.map(({ key, value }) => [key, value]))),
    same: valid.length - differences.length,
    unknown,
    wrong: read.flatMap((one) =>
      one.ok ? [] : [{ key: one.key, value: stored[one.key], message: one.error }],
    ),
  });
}

/** A value for a setting, as the schema reads it, or what is wrong with it. */
export function checkSetting(key: SettingKey, value: unknown): Result<unknown, string> {
  const read = SettingsChange.shape[key].safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return err([...(issue?.path ?? []), issue?.message ?? ''].join(': '));
}

function storedIn(text: string): Readonly<Record<string, unknown>> | NoSettings {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return 'not_json';
  }
  const envelope = Envelope.safeParse(json);
  if (envelope.success) return envelope.data.settings;
  const flat = z.record(z.string(), z.unknown()).safeParse(json);
  return flat.success && !Array.isArray(json) ? flat.data : 'no_settings';
}

/** Settings are plain data with keys in the order of their schema. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
