import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import { errorCode } from '../main/platform/file-bytes';
import type { Output } from './output';

const MAX_BYTES = 10_000;
const OF_OTHERS = 0o077;

/** What a small file holds, without the mark at its beginning and one line break at its end. */
export async function readSecretFile(
  named: string,
  output: Pick<Output, 'note'>,
): Promise<Result<string, ErrorOf<'file_unreadable'>>> {
  const file = resolve(named);
  const unreadable = (reason: string): Result<never, ErrorOf<'file_unreadable'>> =>
    err({ code: 'file_unreadable', file, reason });
  try {
    const { mode, size } = await stat(file);
    if (size > MAX_BYTES) return unreadable('it is too large');
    if (process.platform !== 'win32' && (mode & OF_OTHERS) !== 0)
      output.note(`Other users may read ${file}: close it to them (chmod 600).`);
    const text = withoutEdges(await readFile(file, 'utf8'));
    return text === '' ? unreadable('it is empty') : ok(text);
  } catch (error) {
    return unreadable(errorCode(error));
  }
}

/** Editors end a file with a line break and some begin it with a mark; neither is part of it. */
function withoutEdges(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
}
