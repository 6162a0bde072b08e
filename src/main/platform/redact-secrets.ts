const SECRET_KEY = /token|passw|secret|authorization|cookie|credential|api[-_]?key|private[-_]?key|^pin$/i;
const MAX_DEPTH = 8;
const REDACTED = '[redacted]';

/**
 * A copy of `facts` fit for a log: values whose key names a secret are replaced at any depth, errors become plain
 * objects with their causes, cycles and great depth are cut.
 */
export function redactSecrets(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return copyEntries(facts, []);
}

function copyEntries(value: object, parents: readonly object[]): Record<string, unknown> {
  const trail = [...parents, value];
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SECRET_KEY.test(key) && isSecretValue(item) ? REDACTED : copy(item, trail),
    ]),
  );
}

/** Counts and flags named after a secret (`tokens: 12`, `passwordSet: true`) give nothing away. */
function isSecretValue(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}

function copy(value: unknown, parents: readonly object[]): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  return copyObject(value, parents);
}

function copyObject(value: object, parents: readonly object[]): unknown {
  if (parents.includes(value)) return '[cycle]';
  if (parents.length >= MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return copyError(value, parents);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${String(value.byteLength)} bytes]`;
  if (Array.isArray(value)) return value.map((item: unknown) => copy(item, [...parents, value]));
  return copyEntries(value, parents);
}

function copyError(error: Error, parents: readonly object[]): Record<string, unknown> {
  const { name, message, stack } = error;
  return {
    name,
    message,
    stack,
    ...copyEntries(error, parents),
    ...(error.cause === undefined ? {} : { cause: copy(error.cause, [...parents, error]) }),
  };
}
