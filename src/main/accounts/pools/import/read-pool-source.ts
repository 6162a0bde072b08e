import type { ImportNote, ImportRefusal } from '../../../../shared/import';
import { PoolDraft } from '../../../../shared/pool';
import { contentOf } from '../../../platform/document-folder/fit-for-file';
import { parseDocument } from '../../../platform/json-document';
import { isJsonObject, type Json } from '../../../platform/json-text';
import { parseYaml } from '../../../platform/yaml-source';
import { poolFormat } from '../pool-format';
import { convertPool } from './convert-pool';
import { EarlierPool } from './earlier-pool';

/** A pool found in a source, or why there is none. */
export type FoundPool =
  { readonly draft: PoolDraft; readonly notes: readonly ImportNote[] } | { readonly refusal: ImportRefusal };

/** Keys that only pools of the earlier program have. */
const EARLIER_KEYS = ['pool_name', 'queries', 'watched_paths'];
const MAX_ISSUES = 20;

/**
 * The pools of one file: JSON in our form, or YAML of the earlier program, several documents included. `fallbackName`
 * is for one without a name.
 */
export async function readPoolSource(bytes: Uint8Array, fallbackName: string): Promise<readonly FoundPool[]> {
  const parsed = parseDocument(bytes, poolFormat);
  if (parsed.ok) return [{ draft: PoolDraft.parse(contentOf(parsed.value.value)), notes: [] }];
  const isJson = parsed.error.code !== 'not_json';
  const text = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
  if (isJson && !EARLIER_KEYS.some((key) => text.includes(`"${key}"`)))
    return [{ refusal: { code: 'unreadable', reason: parsed.error } }];
  const yaml = await parseYaml(text, () => Promise.resolve());
  if ('refusal' in yaml) return [yaml];
  if (yaml.documents.length === 0) return [{ refusal: { code: 'empty' } }];
  return yaml.documents.map((document) => earlierPool(document, fallbackName));
}

function earlierPool(document: Json, fallbackName: string): FoundPool {
  if (!isJsonObject(document) || !EARLIER_KEYS.some((key) => Object.hasOwn(document, key)))
    return notAPool(EARLIER_KEYS.join(', '));
  // Text of SQL in the older of its forms is not run here, whatever it says.
  if (Object.hasOwn(document, 'query')) return notAPool('queries (its SQL is not taken over)');
  const parsed = EarlierPool.safeParse(document);
  if (parsed.success) return convertPool(parsed.data, fallbackName);
  const issues = parsed.error.issues
    .slice(0, MAX_ISSUES)
    .map(({ path, message }) => ({ path: path.join('.'), message }));
  return { refusal: { code: 'unreadable', reason: { code: 'wrong_shape', issues } } };
}

function notAPool(expected: string): FoundPool {
  const issues = [{ path: '', message: `this is no account pool; expected ${expected}` }];
  return { refusal: { code: 'unreadable', reason: { code: 'wrong_shape', issues } } };
}
