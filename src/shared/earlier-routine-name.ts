/** As the earlier program named routines: a path without extension. */
export function earlierName(name: string): string {
  return name
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)*(?:routines\/)?/, '')
    .replace(/\.ya?ml$/i, '');
}

/**
 * The name a routine of the same drop has after its import; undefined when a name stays as it is. `calls`: names by how
 * files of the drop call them.
 */
export function renamedRoutine(name: string, calls: ReadonlyMap<string, string>): string | undefined {
  const becomes = calls.get(earlierName(name.trim()));
  return becomes === name ? undefined : becomes;
}
