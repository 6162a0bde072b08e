import { constants, copyFile, link, open, readdir, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { flushFolder } from './document-writer';
import { errorCode } from './file-bytes';

/** Hidden from everybody who looks for files of a kind. */
const DRAFT = /^\..+\.\d+(?:-\d+)?\.draft$/;
/** A draft older than this is what a program left that was killed. */
const LEFT_BEHIND_MS = 60_000;
/** What file systems without a second name for one file answer (exFAT, some network drives). */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Of this process, so that each has a name of its own. */
let drafts = 0;

/**
 * Puts a file where nothing is: whole, or not at all, also when the program is killed meanwhile. Throws `EEXIST` where
 * something is; that is never touched.
 */
export async function placeFile(path: string, bytes: Uint8Array): Promise<void> {
  await placeDraft(path, async (draft) => {
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

/** The same with the bytes of another file, which stays. */
export async function placeCopy(from: string, path: string): Promise<void> {
  try {
    await link(from, path);
    await flushFolder(dirname(path));
  } catch (error) {
    if (errorCode(error) !== 'EXDEV' && !NO_LINKS.has(errorCode(error))) throw error;
    await placeDraft(path, (draft) => copyFile(from, draft));
  }
}

async function placeDraft(path: string, write: (draft: string) => Promise<void>): Promise<void> {
  const folder = dirname(path);
  drafts += 1;
  const draft = join(folder, `.${basename(path)}.${String(process.pid)}-${String(drafts)}.draft`);
  try {
    await write(draft);
    // A rename would take the place of what is there.
    await link(draft, path).catch(async (error: unknown) => {
      if (!NO_LINKS.has(errorCode(error))) throw error;
      await copyFile(draft, path, constants.COPYFILE_EXCL);
    });
    await removeLeftBehind(folder, draft);
  } finally {
    await unlink(draft).catch(() => undefined);
  }
  await flushFolder(folder);
}

/** Drafts much older than this one. */
async function removeLeftBehind(folder: string, own: string): Promise<void> {
  const nowMs = await writtenAtMs(own);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!DRAFT.test(name)) continue;
    const draft = join(folder, name);
    if (nowMs - (await writtenAtMs(draft)) > LEFT_BEHIND_MS) await unlink(draft).catch(() => undefined);
  }
}

/** As the file system counts; far ahead for what is gone. */
async function writtenAtMs(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Infinity,
  );
}
