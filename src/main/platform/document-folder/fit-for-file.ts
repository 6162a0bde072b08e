/** A value that can be written as it is: no lone surrogates, no `__proto__`. */
export function fitForFile<T>(value: T): T;
export function fitForFile(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map((item: unknown) => fitForFile(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .map(([key, item]) => [key.toWellFormed(), fitForFile(item)]),
  );
}

/** What Muster keeps of a document; a draft does not change it. */
const KEPT_KEYS = new Set(['$schema', 'schemaVersion', 'id', 'createdAt', 'updatedAt']);

/** A draft without what is not its own, and fit for a file. */
export function contentOf<T extends Record<string, unknown>>(draft: T): T {
  const clean = fitForFile(draft);
  for (const key of KEPT_KEYS) delete clean[key];
  return clean;
}
