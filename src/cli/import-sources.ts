import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import type { ImportRefusal } from '../shared/import';
import { MAX_SOURCE_BYTES } from '../main/definitions/import/import-limits';
import { isShareString } from '../main/definitions/share-string';
import { errorCode } from '../main/platform/file-bytes';

/** Something to import: bytes that are read piece by piece, or the reason why it is not read at all. */
export interface ImportSource {
  /** As the person named it. */
  readonly name: string;
  readonly content:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
    | { readonly kind: 'refused'; readonly refusal: ImportRefusal };
}

type Missing = ErrorOf<'file_unreadable'>;

/** In a folder these are looked at; a file that is named is looked at whatever it is called. */
const IMPORTABLE = /\.(?:muster|json|ya?ml|txt)$/i;

/** What the arguments name: files, folders with all below them, `-` for standard input, share strings. */
export async function importSources(
  args: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
): Promise<Result<readonly ImportSource[], Missing>> {
  const sources: ImportSource[] = [];
  for (const arg of args) {
    if (arg === '-') sources.push(await fromStdin(stdin));
    else if (isShareString(arg))
      sources.push({ name: 'share string', content: { kind: 'bytes', bytes: Buffer.from(arg) } });
    else {
      const found = await fromPath(arg);
      if (!found.ok) return found;
      sources.push(...found.value);
    }
  }
  return ok(sources);
}

async function fromPath(path: string): Promise<Result<readonly ImportSource[], Missing>> {
  try {
    const stats = await stat(path);
    if (!stats.isDirectory()) return ok([fileSource(path, path, stats)]);
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && IMPORTABLE.test(entry.name) && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    return ok(await Promise.all(files.map(async (file) => fileSource(file, file, await stat(file)))));
  } catch (error) {
    return err({ code: 'file_unreadable', file: path, reason: errorCode(error) });
  }
}

/** Its size is looked at first: what is too large is never read. */
function fileSource(
  name: string,
  path: string,
  stats: { readonly size: number; isFile(): boolean },
): ImportSource {
  if (!stats.isFile()) {
    const reason = { code: 'io_error', message: `${basename(path)} is no file` } as const;
    return { name, content: { kind: 'refused', refusal: { code: 'unreadable', reason } } };
  }
  return stats.size > MAX_SOURCE_BYTES
    ? tooLarge(name, stats.size)
    : { name, content: { kind: 'file', path } };
}

/** Reads no more than can be imported. */
async function fromStdin(stdin: AsyncIterable<Uint8Array>): Promise<ImportSource> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    length += chunk.length;
    if (length > MAX_SOURCE_BYTES) return tooLarge('standard input', length);
    chunks.push(chunk);
  }
  return { name: 'standard input', content: { kind: 'bytes', bytes: Buffer.concat(chunks) } };
}

function tooLarge(name: string, bytes: number): ImportSource {
  const reason = { code: 'too_large', bytes, limit: MAX_SOURCE_BYTES } as const;
  return { name, content: { kind: 'refused', refusal: { code: 'unreadable', reason } } };
}

/** A source in pieces of at most `size` bytes; at least one, and the last is marked. */
export async function* piecesOf(
  content: Extract<ImportSource['content'], { kind: 'file' | 'bytes' }>,
  size: number,
): AsyncGenerator<{ readonly offset: number; readonly bytes: Uint8Array; readonly last: boolean }> {
  if (content.kind === 'bytes') {
    yield* slices(content.bytes, size);
    return;
  }
  const handle = await open(content.path, 'r');
  try {
    let offset = 0;
    for (;;) {
      // A file may be shorter or longer by now than it was; the host counts, too.
      const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(size), position: offset });
      const last = bytesRead === 0;
      yield { offset, bytes: buffer.subarray(0, bytesRead), last };
      offset += bytesRead;
      if (last) return;
    }
  } finally {
    await handle.close();
  }
}

function* slices(
  bytes: Uint8Array,
  size: number,
): Generator<{ readonly offset: number; readonly bytes: Uint8Array; readonly last: boolean }> {
  let offset = 0;
  do {
    const end = Math.min(offset + size, bytes.length);
    yield { offset, bytes: bytes.subarray(offset, end), last: end === bytes.length };
    offset = end;
  } while (offset < bytes.length);
}
