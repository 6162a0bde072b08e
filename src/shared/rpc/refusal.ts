import type { z } from 'zod';
import { err, ok, type Result } from '../errors';

/** More would only help whoever sends a million wrong elements. */
const MAX_ISSUES = 50;

/** The value a schema makes of a foreign one, or `invalid_input` with what is wrong where. */
export function validate(schema: z.ZodType, raw: unknown): Result<unknown> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues
    .slice(0, MAX_ISSUES)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
  return err({ code: 'invalid_input', issues });
}

/** `invalid_input` about the whole request. */
export function refusal(message: string): Result<never> {
  return err({ code: 'invalid_input', issues: [{ path: '', message }] });
}

/** An entry by a foreign name; what an object inherits (`constructor`, `__proto__`) is none. */
export function own<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
