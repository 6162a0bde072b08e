import type { ImportForm, ImportRefusal } from '../../../shared/import';
import { isJsonObject, parseJsonBytes, type Json, type JsonObject } from '../../platform/json-text';
import { parseYaml } from '../../platform/yaml-source';
import { BUNDLE_VERSION } from '../bundle';
import { isShareString, unpackShareString } from '../share-string';
import { MAX_ROWS, MAX_SOURCE_BYTES, MAX_VALUES } from './import-limits';
import { refusedEntry, wrongShape, type Fresh, type ImportedEntry } from './imported-entry';
import { readEntry, type EntryPlace } from './read-entry';

/** Definitions read between two breaths. */
const BREATHE_EVERY = 50;

export interface ReadSourceParts extends Fresh {
  /** Lets the host do other work; called at least every few hundred milliseconds. */
  readonly breathe: () => Promise<void>;
}

/**
 * Everything a source holds, in any form that can be imported: a definition, a list or bundle of them, a share
 * string, and the JSON and YAML of the earlier program. At least one entry; nothing is thrown, whatever the bytes are.
 */
export async function readSource(
  name: string,
  bytes: Uint8Array,
  parts: ReadSourceParts,
): Promise<readonly ImportedEntry[]> {
  if (bytes.length > MAX_SOURCE_BYTES) {
    const reason = { code: 'too_large', bytes: bytes.length, limit: MAX_SOURCE_BYTES } as const;
    return [refusedEntry({ code: 'unreadable', reason })];
  }
  const text = decode(bytes);
  if (text === undefined) return [refusedEntry({ code: 'unreadable', reason: { code: 'wrong_encoding' } })];
  if (text.trim() === '') return [refusedEntry({ code: 'empty' })];
  if (isShareString(text)) return readShareString(text, parts);
  if (text.trimStart().startsWith('<'))
    return [refusedEntry({ code: 'not_a_group', looksLike: 'a web page or XML' })];
  return isJson(name, text) ? readJson(bytes, parts) : readYaml(text, parts);
}

function isJson(name: string, text: string): boolean {
  if (/\.ya?ml$/i.test(name)) return false;
  return /\.(?:json|muster)$/i.test(name) || /^[[{"]/.test(text.trimStart());
}

async function readShareString(text: string, parts: ReadSourceParts): Promise<readonly ImportedEntry[]> {
  const unpacked = await unpackShareString(text, MAX_SOURCE_BYTES);
  if (!unpacked.ok) return [refusedEntry(unpacked.error, null, 'shareString')];
  return readJson(unpacked.value, parts, 'shareString');
}

async function readJson(
  bytes: Uint8Array,
  parts: ReadSourceParts,
  form: ImportForm | null = null,
): Promise<readonly ImportedEntry[]> {
  if (hasTooManyValues(bytes)) return [refusedEntry(tooManyValues(), null, form)];
  const json = parseJsonBytes(bytes);
  await parts.breathe();
  if (!json.ok) return [refusedEntry({ code: 'unreadable', reason: json.error }, null, form)];
  return readValue(json.value, form, parts);
}

async function readValue(
  value: Json,
  form: ImportForm | null,
  parts: ReadSourceParts,
): Promise<readonly ImportedEntry[]> {
  if (isJsonObject(value) && Object.hasOwn(value, 'musterBundle'))
    return readBundle(value, form ?? 'bundle', parts);
  const place = { goForm: 'goJson', position: null } as const;
  return Array.isArray(value)
    ? readList(listOf(value), { ...place, form: form ?? 'array' }, parts)
    : [readEntry(value, { ...place, form: form ?? 'definition' }, parts)];
}

async function readBundle(
  bundle: JsonObject,
  form: ImportForm,
  parts: ReadSourceParts,
): Promise<readonly ImportedEntry[]> {
  const version = bundle['musterBundle'];
  const { definitions } = bundle;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return [refusedEntry(wrongShape({ path: 'musterBundle', message: 'a whole number from 1 is expected' }))];
  if (version > BUNDLE_VERSION) {
    const reason = { code: 'newer_version', version, supported: BUNDLE_VERSION } as const;
    return [refusedEntry({ code: 'unreadable', reason }, null, form)];
  }
  if (!Array.isArray(definitions))
    return [refusedEntry(wrongShape({ path: 'definitions', message: 'a list is expected' }), null, form)];
  return readList(listOf(definitions), { form, goForm: 'goJson', position: null }, parts);
}

async function readYaml(text: string, parts: ReadSourceParts): Promise<readonly ImportedEntry[]> {
  const control = findControlCharacter(text);
  if (control) return [refusedEntry(control)];
  const parsed = await parseYaml(text, parts.breathe);
  if ('refusal' in parsed) return [refusedEntry(parsed.refusal)];
  const [first, ...others] = parsed.documents;
  if (first === undefined) return [refusedEntry({ code: 'empty' })];
  const place = { form: 'definition', goForm: 'goYaml', position: null } as const;
  if (others.length === 0 && !Array.isArray(first)) return [readEntry(first, place, parts)];
  const values = parsed.documents.flatMap((document) =>
    Array.isArray(document) ? listOf(document) : [document],
  );
  return readList(values, { ...place, form: 'array' }, parts);
}

async function readList(
  values: readonly Json[],
  place: EntryPlace,
  parts: ReadSourceParts,
): Promise<readonly ImportedEntry[]> {
  if (values.length === 0) return [refusedEntry({ code: 'empty' }, null, place.form)];
  const entries: ImportedEntry[] = [];
  for (const [index, value] of values.slice(0, MAX_ROWS).entries()) {
    if (index % BREATHE_EVERY === BREATHE_EVERY - 1) await parts.breathe();
    const position = values.length === 1 ? null : index + 1;
    entries.push(readEntry(value, { ...place, position }, parts));
  }
  if (values.length > MAX_ROWS)
    entries.push(refusedEntry({ code: 'too_many', limit: MAX_ROWS }, MAX_ROWS + 1));
  return entries;
}

/** `Array.isArray` forgets that the list is read-only and of what. */
function listOf(value: readonly Json[]): readonly Json[] {
  return value;
}

function decode(bytes: Uint8Array): string | undefined {
  // UTF-16 without a mark is valid UTF-8 full of NUL.
  if (bytes[0] === 0 || bytes[1] === 0) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const SEPARATORS = new Set(Buffer.from(',[{'));

/** Counted before anything is built of it: each value takes many times its own length. */
function hasTooManyValues(bytes: Uint8Array): boolean {
  let count = 0;
  for (const byte of bytes) if (SEPARATORS.has(byte) && ++count > MAX_VALUES) return true;
  return false;
}

function tooManyValues(): ImportRefusal {
  return wrongShape({ path: '', message: `more than ${String(MAX_VALUES)} values` });
}

// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROL_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

function findControlCharacter(text: string): ImportRefusal | undefined {
  const offset = text.search(CONTROL_CHARACTER);
  if (offset < 0) return undefined;
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'not_yaml',
    message: `control character U+${code}`,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
}
