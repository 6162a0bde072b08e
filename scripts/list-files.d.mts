/** Files below `folder` (relative to `cwd`), with slashes; none when the folder does not exist. */
export function listFiles(cwd: string, folder: string): string[];
