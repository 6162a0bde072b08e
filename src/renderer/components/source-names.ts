/** Files of a dropped folder do not say where in it they are. */
const paths = new WeakMap<File, string>();

/** Remembers where in a dropped folder a file is. */
export function rememberPath(file: File, path: string): File {
  paths.set(file, path);
  return file;
}

/** The contract's longest name of a source is 1 000 characters; a path that is longer keeps its end. */
const LONGEST_NAME = 900;

/** What a person knows a file by: its path within the folder that was chosen or dropped, else its name. */
export function sourceNameOf(file: File): string {
  // Not every browser knows of folders.
  const chosen = 'webkitRelativePath' in file ? file.webkitRelativePath : '';
  const inFolder = paths.get(file) ?? chosen;
  return (inFolder === '' ? file.name : inFolder).slice(-LONGEST_NAME);
}

/** The name, or the name with a number when it is taken: `pack.json (2)`. */
export function freeSourceName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${String(number)})`)) number += 1;
  return `${name} (${String(number)})`;
}
