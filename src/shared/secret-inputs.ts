/** Types of inputs whose values stay with their owner. */
const SECRET_TYPES: ReadonlySet<string> = new Set(['secret']);

/** Whether an input's type says that its value is never shown, exported or logged. */
export function isSecretInput({ type }: { readonly type: string }): boolean {
  return SECRET_TYPES.has(type);
}
