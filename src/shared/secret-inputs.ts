import type { RoutineConfig } from './definition';

/** Types of inputs whose values stay with their owner. */
const SECRET_TYPES: ReadonlySet<string> = new Set(['secret']);

/** Whether an input's type says that its value is never shown, exported or logged. */
export function isSecretInput({ type }: { readonly type: string }): boolean {
  return SECRET_TYPES.has(type);
}

/** The values without those of the secret inputs `names`. */
export function withoutSecretValues(config: RoutineConfig, names: readonly string[]): RoutineConfig {
  if (!names.some((name) => Object.hasOwn(config, name))) return config;
  return Object.fromEntries(Object.entries(config).filter(([name]) => !names.includes(name)));
}
