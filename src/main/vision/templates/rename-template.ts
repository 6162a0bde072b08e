import { lstat, rename, stat, unlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { err, ok, type Result } from '../../../shared/errors';
import { routineNameFault } from '../../../shared/routine-name';
import type { TemplateSummary } from '../../../shared/template';
import { errorCode } from '../../platform/file-bytes';
import { FileNameError, filesWithin } from '../../platform/files-within';
import { placeCopy } from '../../platform/place-file';
import type { TemplateDirectory } from './template-directory';
import { readOwn } from './template-files';
import {
  failed,
  missing,
  partsOf,
  partsOfOthers,
  taken,
  unusable,
  type BadName,
  type NotFound,
  type Unusable,
  type WriteFailed,
} from './template-refusals';

export interface RenameParts {
  readonly directory: Pick<TemplateDirectory, 'folder' | 'list' | 'find' | 'touched'>;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Gives the files of a template another name: all of them or none, never over another file. */
export async function renameTemplate(
  { name, to }: { readonly name: string; readonly to: string },
  { directory }: RenameParts,
): Promise<Result<null, NotFound | Unusable | WriteFailed | BadName>> {
  const template = directory.find(name);
  if (!template) return missing(name);
  const reason = routineNameFault(to);
  if (reason !== null) return err({ code: 'template_name_invalid', name: to, reason });
  if (isTaken(to, name, directory)) return taken(to);
  const moves = await movesOf(template, to, directory);
  if (typeof moves === 'string') return unusable(name, moves);
  for (const move of moves)
    if (!isSameFile(move) && (await isThere(directory.folder, move.to))) return taken(to);
  try {
    return await moveAll(directory.folder, moves);
  } finally {
    directory.touched(moves.flatMap((move) => [move.from, move.to]));
  }
}

function isTaken(to: string, name: string, directory: RenameParts['directory']): boolean {
  return directory.list().some((one) => one.name !== name && one.name.toLowerCase() === to.toLowerCase());
}

async function moveAll(folder: string, moves: readonly Move[]): Promise<Result<null, WriteFailed>> {
  const done: Move[] = [];
  try {
    for (const move of moves) {
      await moveFile(folder, move);
      done.push(move);
    }
    return ok(null);
  } catch (error) {
    for (const { from, to } of done.toReversed())
      await moveFile(folder, { from: to, to: from }).catch(() => undefined);
    const reason = error instanceof FileNameError ? error.message : errorCode(error);
    return failed(moves[done.length]?.to ?? '', reason);
  }
}

/** Pictures for other screens and masks lie in the same folder, and go where it goes. */
async function movesOf(
  template: TemplateSummary,
  to: string,
  directory: RenameParts['directory'],
): Promise<readonly Move[] | string> {
  const { name } = template;
  const own = ['png', 'yaml'].map((kind) => ({ from: `${name}.${kind}`, to: `${to}.${kind}` }));
  const place = posix.dirname(to);
  const parts =
    posix.dirname(name) === place ? [] : partsOf(template).filter((file) => file !== `${name}.png`);
  const others = partsOfOthers(directory.list(), name);
  if (parts.some((file) => others.has(file)))
    return 'Other templates use pictures of it, which have to stay in their folder.';
  const moved = [...new Set(parts)].map((file) => ({
    from: file,
    to: posix.join(place, posix.basename(file)),
  }));
  const all = [...own, ...moved];
  const there = await Promise.all(
    all.map(async ({ from }) => (await readOwn(directory.folder, from, 0)) !== undefined),
  );
  return all.filter((_move, at) => there[at] === true);
}

/** Only capital letters are others: on some systems that is the same file. */
function isSameFile({ from, to }: Move): boolean {
  return from.toLowerCase() === to.toLowerCase();
}

async function isThere(folder: string, file: string): Promise<boolean> {
  return lstat(join(folder, file)).then(
    () => true,
    () => false,
  );
}

/** Where capital letters tell files apart, another one may be there. */
async function isFreeFor(from: string, to: string): Promise<boolean> {
  const [own, there] = await Promise.all([stat(from), stat(to).catch(() => undefined)]);
  return there === undefined || (there.ino === own.ino && there.dev === own.dev);
}

async function moveFile(folder: string, move: Move): Promise<void> {
  const from = join(folder, move.from);
  const to = await filesWithin(folder).toKeep(move.to);
  if (isSameFile(move) && (await isFreeFor(from, to))) return rename(from, to);
  await placeCopy(from, to);
  await unlink(from);
}
