import { isJsonObject, type Json, type JsonObject } from '../../platform/json-text';
import { foldKey, GoGroup, GoLaunchOptions, GoRestartPolicy } from './go-group';

/** A group of the earlier program with its keys folded, and what is needed to name places as they were written. */
export interface FoldedGroup {
  readonly value: JsonObject;
  /** Paths of keys Muster has no use for, as they were written. */
  readonly unknown: readonly string[];
  /** The path as it was written, of a path with folded keys. */
  spelled(path: readonly PropertyKey[]): string;
}

interface Level {
  readonly keys: ReadonlySet<string>;
  readonly inner: Readonly<Record<string, Level>>;
}

const RESTART_POLICY: Level = { keys: new Set(Object.keys(GoRestartPolicy.shape)), inner: {} };
const LAUNCH_OPTIONS: Level = {
  keys: new Set(Object.keys(GoLaunchOptions.shape)),
  inner: { restartpolicy: RESTART_POLICY },
};
const GROUP: Level = {
  keys: new Set(Object.keys(GoGroup.shape)),
  inner: { launchoptions: LAUNCH_OPTIONS, restartpolicy: RESTART_POLICY },
};

/** Folds the keys of a group where the format knows them; names people chose (inputs) stay as they are. */
export function foldGroup(group: JsonObject): FoldedGroup {
  const spellings = new Map<string, string>();
  const unknown: string[] = [];
  const foldLevel = (object: JsonObject, level: Level, folded: string, written: string): JsonObject => {
    const entries = new Map<string, Json>();
    for (const [key, value] of Object.entries(object)) {
      const name = foldKey(key);
      if (!level.keys.has(name) || entries.has(name)) {
        unknown.push(written + key);
        continue;
      }
      spellings.set(folded + name, written + key);
      const inner = Object.hasOwn(level.inner, name) ? level.inner[name] : undefined;
      entries.set(
        name,
        inner && isJsonObject(value)
          ? foldLevel(value, inner, `${folded}${name}.`, `${written}${key}.`)
          : value,
      );
    }
    return Object.fromEntries(entries);
  };
  const value = foldLevel(group, GROUP, '', '');
  return { value, unknown, spelled: (path) => spell(path.map(String), spellings) };
}

function spell(path: readonly string[], spellings: ReadonlyMap<string, string>): string {
  for (let length = path.length; length > 0; length -= 1) {
    const written = spellings.get(path.slice(0, length).join('.'));
    if (written !== undefined) return [written, ...path.slice(length)].join('.');
  }
  return path.join('.');
}

const TELLING = ['routinename', 'availableinstances', 'requestedbotcount'];

/** Whether an object is a group as the earlier program wrote it, and not one of ours (`routineName`). */
export function looksLikeGoGroup(object: JsonObject): boolean {
  const keys = Object.keys(object).filter((key) => TELLING.includes(foldKey(key)));
  return keys.some((key) => /^[A-Z]/.test(key) || key.includes('_')) && !('schemaVersion' in object);
}
