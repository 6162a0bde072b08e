import { err, ok, type Result } from '../../shared/errors';
import type { ProblemFileView } from '../../shared/view';
import { findJsonSyntaxError } from './json-syntax';

/** Any value JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

type Reason = ProblemFileView['reason'];
/** Why bytes are no usable JSON. */
export type JsonTextProblem = Extract<Reason, { code: 'not_json' | 'wrong_encoding' | 'wrong_shape' }>;

/** Values nested deeper than this are refused: no file of ours comes near, and what walks them may recurse. */
export const MAX_JSON_DEPTH = 64;

/**
 * Bytes of a file as JSON: strict UTF-8 (a byte order mark is tolerated), at most 64 levels deep, no `__proto__` keys,
 * only well-formed text and finite numbers, so that what was read can be written back, sent and stored unchanged.
 */
export function parseJsonBytes(bytes: Uint8Array): Result<Json, JsonTextProblem> {
  const text = decode(bytes);
  if (text === undefined) return err({ code: 'wrong_encoding' });
  let value: Json;
  try {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- JSON.parse makes nothing else
    value = JSON.parse(text) as Json;
  } catch (error) {
    return err(notJson(text, error));
  }
  const flaw = findFlaw(value);
  return flaw === undefined ? ok(value) : err({ code: 'wrong_shape', issues: [flaw] });
}

function notJson(text: string, error: unknown): JsonTextProblem {
  const { message, line, column } = findJsonSyntaxError(text) ?? {
    message: String(error),
    line: null,
    column: null,
  };
  return { code: 'not_json', message, line, column };
}

/** True for `{…}`. */
export function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decode(bytes: Uint8Array): string | undefined {
  // UTF-16 without a mark is valid UTF-8 full of NUL; a JSON text never starts with one.
  if (bytes[0] === 0 || bytes[1] === 0) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

interface Flaw {
  readonly path: string;
  readonly message: string;
}

/** Walks without recursion: the value may be millions of levels deep here. */
function findFlaw(root: Json): Flaw | undefined {
  const waiting: { readonly value: Json; readonly path: string; readonly depth: number }[] = [
    { value: root, path: '', depth: 0 },
  ];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    const { value, path, depth } = item;
    const message = flawOfLeaf(value);
    if (message !== undefined) return { path, message };
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_JSON_DEPTH)
      return { path: shorten(path), message: `nested deeper than ${String(MAX_JSON_DEPTH)} levels` };
    for (const [key, child] of entriesOf(value)) {
      const childPath = path === '' ? key : `${path}.${key}`;
      if (key === '__proto__') return { path: childPath, message: 'this key is not allowed' };
      if (!key.isWellFormed()) return { path, message: 'a key is not valid Unicode' };
      waiting.push({ value: child, path: childPath, depth: depth + 1 });
    }
  }
  return undefined;
}

function entriesOf(value: JsonObject | readonly Json[]): readonly (readonly [string, Json])[] {
  return isJsonObject(value) ? Object.entries(value) : value.map((item, index) => [String(index), item]);
}

function flawOfLeaf(value: Json): string | undefined {
  if (typeof value === 'string' && !value.isWellFormed()) return 'the text is not valid Unicode';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'the number is too large';
  return undefined;
}

function shorten(path: string): string {
  return path.length > 100 ? `${path.slice(0, 100)}…` : path;
}
