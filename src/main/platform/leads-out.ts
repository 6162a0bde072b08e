import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

/** Whether a link on the way to a file leads out of the folder: it could lead to whatever this user may read. */
export async function leadsOut(folder: string, full: string): Promise<boolean> {
  const inside = relative(await realpath(folder), await realpath(full));
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
}
