/**
 * Path of a file below `folder`, `/` between its parts; undefined when it lies elsewhere. The data folder may have moved
 * since the path was written down: else the last folder of the same name counts.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  const own = folder.split(/[\\/]/);
  const parts = path.split(/[\\/]/);
  const isBelow = own.every((part, index) => part === parts[index]);
  const at = isBelow ? own.length - 1 : parts.slice(0, -1).lastIndexOf(own.at(-1) ?? '');
  const below = parts.slice(at + 1);
  return at === -1 || below.length === 0 || below.some((part) => part === '' || part === '..')
    ? undefined
    : below.join('/');
}
