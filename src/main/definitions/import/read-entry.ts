import type { ImportForm } from '../../../shared/import';
import { deepFreeze } from '../../platform/json-document';
import { isJsonObject, type Json } from '../../platform/json-text';
import { encodeDefinition } from '../definition-format';
import { goDefinition } from './go-definition';
import { looksLikeGoGroup } from './go-keys';
import { MAX_DEFINITION_BYTES, MAX_VALUES_PER_DEFINITION } from './import-limits';
import {
  refusedEntry,
  wrongShape,
  type FoundDefinition,
  type Fresh,
  type ImportedEntry,
} from './imported-entry';
import { looksLikeOwnDefinition, ownDefinition } from './own-definition';

/** Where a value stood, and what it is called there. */
export interface EntryPlace {
  readonly position: number | null;
  /** What a definition of ours is called here. */
  readonly form: ImportForm;
  /** What a group of the earlier program is called here. */
  readonly goForm: 'goJson' | 'goYaml';
}

/** One value of a source as a definition, or why it is none. */
export function readEntry(value: Json, place: EntryPlace, fresh: Fresh): ImportedEntry {
  const { position } = place;
  if (!isJsonObject(value)) return refusedEntry({ code: 'not_a_group', looksLike: kindOf(value) }, position);
  const isGo = looksLikeGoGroup(value);
  if (!isGo && !looksLikeOwnDefinition(value))
    return refusedEntry({ code: 'not_a_group', looksLike: guess(value) }, position);
  const form = isGo ? place.goForm : place.form;
  if (countValues(value) > MAX_VALUES_PER_DEFINITION) {
    const message = `more than ${String(MAX_VALUES_PER_DEFINITION)} values in one group`;
    return refusedEntry(wrongShape({ path: '', message }), position, form);
  }
  const found = isGo ? goDefinition(value, fresh) : ownDefinition(value, fresh);
  if ('refusal' in found) return { position, form, found };
  return { position, form, found: withinSize(found) };
}

function withinSize(found: FoundDefinition): ImportedEntry['found'] {
  const bytes = encodeDefinition(found.definition).length;
  if (bytes <= MAX_DEFINITION_BYTES) return deepFreeze({ ...found, bytes });
  const reason = { code: 'too_large', bytes, limit: MAX_DEFINITION_BYTES } as const;
  return { refusal: { code: 'unreadable', reason } };
}

/** How many values there are within one; its depth is bounded by whoever read it. */
function countValues(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, item: Json) => sum + countValues(item), 1);
}

/** What else people have that a group may be mistaken for, by keys only they have. */
const LOOKALIKES: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['steps'], 'a routine'],
  [['pool_name', 'poolName', 'queries'], 'an account pool'],
  [['templates'], 'a list of templates'],
  [['dependencies', 'devDependencies'], 'a package.json'],
];

function guess(object: Readonly<Record<string, Json>>): string | null {
  const found = LOOKALIKES.find(([keys]) => keys.some((key) => Object.hasOwn(object, key)));
  return found?.[1] ?? null;
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return value === null || typeof value === 'boolean' ? 'a single word' : (KINDS[typeof value] ?? 'text');
}

const KINDS: Readonly<Record<string, string>> = { number: 'a number', string: 'plain text' };
