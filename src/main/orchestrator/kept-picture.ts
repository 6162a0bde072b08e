import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import type { OrchestrationId } from '../../shared/ids';
import { safeName } from '../perception/evidence-sink';

/** No screen makes a larger one. */
const MAX_BYTES = 32 * 2 ** 20;
/** `<run>/<bot>/<picture>.png`, as the sink of evidence names them; nothing in it leads elsewhere. */
const PICTURE = /^([^/\\.][^/\\]*)\/[^/\\.][^/\\]*\/[^/\\.][^/\\]*\.png$/u;

/** Reads a picture that was kept of a run. `root` is the folder of all evidence. */
export async function readKeptPicture(
  root: string,
  { orchestrationId, file }: { readonly orchestrationId: OrchestrationId; readonly file: string },
): Promise<Result<{ png: string }, ErrorOf<'file_unreadable'>>> {
  const [, run] = PICTURE.exec(file) ?? [];
  if (run !== safeName(orchestrationId)) return unreadable(file, 'it is no picture of this run');
  try {
    return await read(join(root, file), file);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return unreadable(file, isGone ? 'it is gone: only the newest are kept' : String(error));
  }
}

async function read(path: string, file: string): ReturnType<typeof readKeptPicture> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    if (size > MAX_BYTES) return unreadable(file, 'it is too large');
    return ok({ png: (await handle.readFile()).toString('base64') });
  } finally {
    await handle.close();
  }
}

function unreadable(file: string, reason: string) {
  return err({ code: 'file_unreadable' as const, file, reason });
}
