import { sameJson, type Json } from '../../shared/definition-difference';
import { asJson } from '../state/draft';

export type Side = 'mine' | 'theirs';

/** A field that is not what it was when the edit began. */
export interface ChangedField {
  /** `name`, `routineConfig.rounds`, `launchOptions.stagger`; a tagged union is one field, for halves of two don't mix. */
  readonly path: string;
  readonly base: Json | undefined;
  readonly theirs: Json | undefined;
  readonly mine: Json | undefined;
  /** Who changed it; `both` changed it to different things: a person has to choose. */
  readonly by: Side | 'same' | 'both';
}

/** Three versions of one document. */
export interface Versions {
  readonly base: object;
  readonly theirs: object;
  readonly mine: object;
}

/**
 * Every field that one side or the other changed since `base`; those a person has to decide come first. `open` names the
 * objects whose keys are fields of their own.
 */
export function changedFields(versions: Versions, open: ReadonlySet<string>): readonly ChangedField[] {
  const sides = {
    base: fieldsOf(versions.base, open),
    theirs: fieldsOf(versions.theirs, open),
    mine: fieldsOf(versions.mine, open),
  };
  const paths = new Set([...sides.mine.keys(), ...sides.theirs.keys(), ...sides.base.keys()]);
  return [...paths]
    .flatMap((path) => {
      const values = {
        base: sides.base.get(path),
        theirs: sides.theirs.get(path),
        mine: sides.mine.get(path),
      };
      const by = changedBy(values);
      return by === null ? [] : [{ path, ...values, by }];
    })
    .sort((a, b) => Number(b.by === 'both') - Number(a.by === 'both'));
}

/** Which of two versions is kept, field by field. */
export interface Merge {
  readonly theirs: object;
  readonly fields: readonly ChangedField[];
  readonly choices: ReadonlyMap<string, Side>;
}

/** Theirs, with what I changed on top; where both changed a field, the side that was chosen (mine when none was). */
export function mergedFields(
  { theirs, fields, choices }: Merge,
  open: ReadonlySet<string>,
): Record<string, unknown> {
  const merged = fieldsOf(theirs, open);
  for (const { path, by, mine } of fields) {
    const side = by === 'both' ? (choices.get(path) ?? 'mine') : by;
    if (side !== 'mine') continue;
    if (mine === undefined) merged.delete(path);
    else merged.set(path, mine);
  }
  return documentFrom(merged, open);
}

function changedBy({
  base,
  theirs,
  mine,
}: Pick<ChangedField, 'base' | 'theirs' | 'mine'>): ChangedField['by'] | null {
  const [isTheirs, isMine] = [!sameJson(base, theirs), !sameJson(base, mine)];
  if (isTheirs && isMine) return sameJson(theirs, mine) ? 'same' : 'both';
  if (isTheirs) return 'theirs';
  return isMine ? 'mine' : null;
}

function fieldsOf(draft: object, open: ReadonlySet<string>): Map<string, Json> {
  const fields = new Map<string, Json>();
  for (const [key, value] of Object.entries(asObject(draft))) {
    if (!open.has(key) || typeof value !== 'object' || value === null) fields.set(key, value);
    else for (const [inner, each] of Object.entries(value)) fields.set(`${key}.${inner}`, each);
  }
  return fields;
}

function documentFrom(fields: ReadonlyMap<string, Json>, open: ReadonlySet<string>): Record<string, unknown> {
  const draft: Record<string, unknown> = {};
  const inner: Record<string, [string, Json][]> = {};
  for (const [path, value] of fields) {
    const dot = path.indexOf('.');
    const key = path.slice(0, dot);
    // A key Muster does not know may hold a dot of its own.
    if (dot < 0 || !open.has(key)) draft[path] = value;
    else (inner[key] ??= []).push([path.slice(dot + 1), value]);
  }
  for (const [key, entries] of Object.entries(inner)) draft[key] = Object.fromEntries(entries);
  return draft;
}

function asObject(draft: object): Readonly<Record<string, Json>> {
  const json = asJson(draft);
  return typeof json === 'object' && json !== null && !isList(json) ? json : {};
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
