/**
 * A value whose type is known by a rule the compiler can't see, where the typed contract meets the untyped protocol:
 * the schema of this very request has made it, or the host sent it (the trusted direction).
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- naming the type is what this is for
export function trusted<T>(value: unknown): T {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the one place for it, see above
  return value as T;
}
