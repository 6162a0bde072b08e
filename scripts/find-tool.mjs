import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * The full path of a program: what the environment variable names, else the first of `names` on the PATH;
 * undefined when there is none.
 */
export function findTool(variable, names) {
  const told = process.env[variable];
  if (told) return isExecutable(told) ? told : undefined;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const places = names.flatMap((name) =>
    folders.flatMap((folder) => suffixes.map((suffix) => path.join(folder, name + suffix))),
  );
  return places.find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
