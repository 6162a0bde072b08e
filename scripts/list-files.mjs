import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Files below `folder` (relative to `cwd`), with slashes; none when the folder does not exist. */
export function listFiles(cwd, folder) {
  try {
    const entries = readdirSync(path.join(cwd, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(cwd, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
