import type { ImportRefusal } from '../../../shared/import';
import { readDocument } from '../../platform/json-document';
import type { JsonObject } from '../../platform/json-text';
import { definitionFormat } from '../definition-format';
import { MAX_ISSUES } from './import-limits';
import type { FoundDefinition, Fresh } from './imported-entry';

/**
 * A definition in our own format, of any version this program knows. One written by hand may lack what Muster keeps:
 * it gets an id and times.
 */
export function ownDefinition(
  object: JsonObject,
  fresh: Fresh,
): FoundDefinition | { readonly refusal: ImportRefusal } {
  const now = fresh.nowIso();
  const whole = { id: object['id'] ?? fresh.newId(), createdAt: now, updatedAt: now, ...object };
  const read = readDocument(whole, definitionFormat);
  if (read.ok) return { definition: read.value.value, notes: [] };
  const { error } = read;
  const reason =
    error.code === 'wrong_shape' ? { ...error, issues: error.issues.slice(0, MAX_ISSUES) } : error;
  return { refusal: { code: 'unreadable', reason } };
}

const TELLING = ['routineName', 'availableInstances', 'requestedBotCount', 'launchOptions', 'restartPolicy'];

/** Whether an object means to be a definition of ours, right or wrong. */
export function looksLikeOwnDefinition(object: JsonObject): boolean {
  return (
    TELLING.some((key) => Object.hasOwn(object, key)) || (hasText(object, 'id') && hasText(object, 'name'))
  );
}

function hasText(object: JsonObject, key: string): boolean {
  return Object.hasOwn(object, key) && typeof object[key] === 'string';
}
