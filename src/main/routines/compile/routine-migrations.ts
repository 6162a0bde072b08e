/** Turns a routine of one version of the language into one of the next. Pure: what it gets is frozen. Never changed once released. */
export type RoutineMigration = (root: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** `ROUTINE_MIGRATIONS[n]` turns version n + 1 into n + 2; the first version is 1, so there is none yet. */
export const ROUTINE_MIGRATIONS: readonly RoutineMigration[] = Object.freeze([]);

/** A routine in the newest version; one of a newer or an unknown version is left alone. */
export function migrateRoutine(
  root: Readonly<Record<string, unknown>>,
  migrations: readonly RoutineMigration[] = ROUTINE_MIGRATIONS,
): Readonly<Record<string, unknown>> {
  const { schemaVersion: version = 1 } = root;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return root;
  return migrations.slice(version - 1).reduce((known, migrate) => migrate(Object.freeze({ ...known })), root);
}
