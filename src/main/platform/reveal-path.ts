import { realpath } from 'node:fs/promises';
import { relative, isAbsolute, resolve, sep } from 'node:path';

/** Opens the system's file manager at this absolute path. */
export type Reveal = (path: string) => Promise<void>;

/**
 * A reveal for paths relative to `root` that never leaves it, not through `..` and not through a link. Answers false
 * where there is nothing, or no file manager.
 */
export function revealWithin(root: string, reveal: Reveal | null): (path: string) => Promise<boolean> {
  return async (path) => {
    if (!reveal || isAbsolute(path) || path.includes('\0')) return false;
    try {
      const [realRoot, target] = await Promise.all([realpath(root), realpath(resolve(root, path))]);
      const inside = relative(realRoot, target);
      if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return false;
      await reveal(target);
      return true;
    } catch {
      return false;
    }
  };
}
