import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { makeFolder } from './make-folder';

/** A name that is no file within the folder; carries a code so that a step fails with the message. */
export class FileNameError extends Error {
  override readonly name = 'FileNameError';
  readonly code = 'step_failed';
}

/** Files below one folder, by names that never leave it: not through `..`, not through a link. */
export interface FilesWithin {
  /** The absolute path of a file that is there. */
  toSend(name: string): Promise<string>;
  /** The absolute path of a file to be written; the folders it needs are made. */
  toKeep(name: string): Promise<string>;
}

const MAX_NAME = 500;
/** Also what Windows gives a meaning of its own: streams, devices, drives. */
// eslint-disable-next-line no-control-regex -- control characters have no place in the name of a file
const NO_NAME = /[\u0000-\u001f\\:*?"<>|]/;

/** Files below `root`, which is made when it is needed first. */
export function filesWithin(root: string): FilesWithin {
  return {
    async toSend(name) {
      const path = pathOf(root, name);
      const real = await realpath(path).catch(() => undefined);
      if (real === undefined) throw new FileNameError(`There is no file "${name}" in the folder "files".`);
      await assertWithin(root, real, name);
      if (!(await stat(real)).isFile()) throw new FileNameError(`"${name}" is no file.`);
      return real;
    },
    async toKeep(name) {
      const path = pathOf(root, name);
      await makeFolder(resolve(root));
      await makeSafely(root, dirname(path), name);
      const there = await realpath(path).catch(() => undefined);
      if (there !== undefined) await assertWithin(root, there, name);
      return path;
    },
  };
}

function pathOf(root: string, name: string): string {
  const parts = name.split('/');
  const isOdd = parts.some((part) => part === '' || part === '.' || part === '..' || /[. ]$/.test(part));
  if (isOdd || NO_NAME.test(name) || name.length > MAX_NAME || isAbsolute(name))
    throw new FileNameError(
      `"${name.length > 80 ? `${name.slice(0, 80)}…` : name}" is no name of a file in the folder "files", such as saves/slot1.dat.`,
    );
  return resolve(root, ...parts);
}

/** Makes the folder of a file one by one, so that none is made behind a link that leads elsewhere. */
async function makeSafely(root: string, folder: string, name: string): Promise<void> {
  const known = await realpath(folder).catch(() => undefined);
  if (known === undefined) {
    await makeSafely(root, dirname(folder), name);
    await makeFolder(folder);
  }
  await assertWithin(root, await realpath(folder), name);
}

async function assertWithin(root: string, path: string, name: string): Promise<void> {
  const inside = relative(await realpath(root), path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw new FileNameError(`"${name}" leads out of the folder "files".`);
}
