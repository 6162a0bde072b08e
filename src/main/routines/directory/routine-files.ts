import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MAX_ROUTINE_BYTES } from '../../../shared/routine';
import { leadsOut } from '../../platform/leads-out';
import { compileRoutine, refuse, tooLarge, type CompiledFile } from '../compile/compile-routine';

const EXTENSION = /\.ya?ml$/i;
/** Folders beside the routines that hold other things. */
const HIDDEN = /(?:^|\/)(?:\.|node_modules\/)/;

/** Path below the folder, `/` between its parts. */
export function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** True for files that are meant to be routines; `.yml` too, so that it can be said what is wrong with it. */
export function isRoutineFile(path: string): boolean {
  return EXTENSION.test(path) && !HIDDEN.test(path);
}

/** Name of the routine in a file below the folder. */
export function routineNameOf(path: string): string {
  return path.replace(EXTENSION, '');
}

/** Paths of all routine files below `folder`, sorted; none when the folder is not there. */
export async function findRoutineFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relativePath(folder, join(entry.parentPath, entry.name)))
    .filter(isRoutineFile)
    .sort();
}

/** Reads and compiles one file; undefined when it is gone. A file that can't be read is a routine with a problem. */
export async function loadRoutineFile(folder: string, path: string): Promise<CompiledFile | undefined> {
  const source = { name: routineNameOf(path), file: path };
  if (!path.endsWith('.yaml')) {
    const message = `Routines are files that end in .yaml; rename this one to ${routineNameOf(path)}.yaml.`;
    return refuse({ ...source, name: path }, { code: 'extension_wrong', message });
  }
  try {
    const full = join(folder, path);
    const found = await lstat(full);
    if (!found.isFile() || (await leadsOut(folder, full))) return undefined;
    const { size } = found;
    if (size > MAX_ROUTINE_BYTES) return refuse(source, tooLarge(size));
    return compileBytes(source, await readFile(full));
  } catch (error) {
    if (isMissing(error)) return undefined;
    const message = `The file could not be read: ${error instanceof Error ? error.message : String(error)}.`;
    return refuse(source, { code: 'unreadable', message });
  }
}

function compileBytes(
  source: { readonly name: string; readonly file: string },
  bytes: Uint8Array,
): CompiledFile {
  const hash = createHash('sha256').update(bytes).digest('hex');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const message = 'The file is not UTF-8 text. Save it as UTF-8 in your editor.';
    return refuse({ ...source, hash }, { code: 'not_utf8', message });
  }
  return compileRoutine({ ...source, text, hash });
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
