import type { z } from 'zod';
import { err, ok, type Result } from '../../shared/errors';
import type { ProblemFileView } from '../../shared/view';
import { isJsonObject, parseJsonBytes, type Json, type JsonObject } from './json-text';

type Reason = ProblemFileView['reason'];
/** Why bytes are no document of a format. */
export type DocumentProblem = Extract<
  Reason,
  { code: 'not_json' | 'wrong_encoding' | 'wrong_shape' | 'newer_version' }
>;

/** Turns a document of one version into one of the next. Pure: the input is frozen. Never changed once released. */
export type Migration = (document: JsonObject) => JsonObject;

/**
 * A kind of file users own: an object with `schemaVersion`. `migrations[n]` turns version n into n + 1; a document
 * without `schemaVersion` is version 0. The current version is the number of migrations.
 */
export interface DocumentFormat<T> {
  readonly migrations: readonly Migration[];
  readonly schema: z.ZodType<T>;
}

export interface ParsedDocument<T> {
  readonly value: T;
  /** Version the bytes had; below the format's current one when it was migrated. */
  readonly version: number;
}

/** Reads any known version into the current one. Nothing is thrown, whatever the bytes are. */
export function parseDocument<T>(
  bytes: Uint8Array,
  format: DocumentFormat<T>,
): Result<ParsedDocument<T>, DocumentProblem> {
  const json = parseJsonBytes(bytes);
  return json.ok ? readDocument(json.value, format) : json;
}

/** As `parseDocument`, of JSON that was read already. */
export function readDocument<T>(
  json: Json,
  format: DocumentFormat<T>,
): Result<ParsedDocument<T>, DocumentProblem> {
  if (!isJsonObject(json)) return wrongShape('', 'an object is expected');
  const version = json['schemaVersion'] ?? 0;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return wrongShape('schemaVersion', 'a whole number is expected');
  const supported = format.migrations.length;
  if (version > supported) return err({ code: 'newer_version', version, supported });
  const migrated = migrate(json, format.migrations.slice(version));
  if (migrated === undefined) return wrongShape('', `not a document of version ${String(version)}`);
  const parsed = format.schema.safeParse(migrated);
  if (parsed.success) return ok({ value: parsed.data, version });
  return err({
    code: 'wrong_shape',
    issues: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}

/** The text Muster writes for a document: two spaces, a newline at the end. */
export function formatDocument(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A step that throws has met something that is no document of its version. */
function migrate(document: JsonObject, steps: readonly Migration[]): JsonObject | undefined {
  try {
    return steps.reduce((current, step) => step(deepFreeze(current)), document);
  } catch {
    return undefined;
  }
}

/** Freezes a JSON value through and through and answers it. */
export function deepFreeze<T extends object>(value: T): T {
  if (!Object.isFrozen(value)) {
    Object.freeze(value);
    const children: readonly unknown[] = Object.values(value);
    for (const child of children) if (isObject(child)) deepFreeze(child);
  }
  return value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function wrongShape(path: string, message: string): { ok: false; error: DocumentProblem } {
  return { ok: false, error: { code: 'wrong_shape', issues: [{ path, message }] } };
}
