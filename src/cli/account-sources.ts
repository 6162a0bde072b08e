import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import { errorCode } from '../main/platform/file-bytes';
import { piecesOf } from './import-sources';

/** A file of accounts, or standard input; read piece by piece, whatever its size. */
export interface AccountSource {
  /** As the person named it. */
  readonly name: string;
  readonly bytes: number;
  pieces(
    size: number,
  ): AsyncGenerator<{ readonly offset: number; readonly bytes: Uint8Array; readonly last: boolean }>;
}

/** In a folder these are looked at; a file that is named is looked at whatever it is called. */
const ACCOUNT_FILE = /\.(?:csv|tsv|tab|txt|json|jsonl|ndjson|xml)$/i;

/** What the arguments name: files, folders with all below them, `-` for standard input. */
export async function accountSources(
  args: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
): Promise<Result<readonly AccountSource[], ErrorOf<'file_unreadable'>>> {
  const sources: AccountSource[] = [];
  for (const arg of args) {
    const found = arg === '-' ? ok([standardInput(stdin)]) : await atPath(arg);
    if (!found.ok) return found;
    sources.push(...found.value);
  }
  return ok(sources);
}

async function atPath(path: string): Promise<Result<readonly AccountSource[], ErrorOf<'file_unreadable'>>> {
  try {
    const stats = await stat(path);
    if (stats.isFile()) return ok([file(path, stats.size)]);
    if (!stats.isDirectory()) return err({ code: 'file_unreadable', file: path, reason: 'it is no file' });
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && ACCOUNT_FILE.test(entry.name) && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const sources: AccountSource[] = [];
    for (const found of paths) sources.push(file(found, (await stat(found)).size));
    return ok(sources);
  } catch (error) {
    return err({ code: 'file_unreadable', file: path, reason: errorCode(error) });
  }
}

function file(path: string, bytes: number): AccountSource {
  return { name: path, bytes, pieces: (size) => piecesOf({ kind: 'file', path }, size) };
}

function standardInput(stdin: AsyncIterable<Uint8Array>): AccountSource {
  return { name: 'standard input', bytes: 0, pieces: (size) => piecesOfStream(stdin, size) };
}

async function* piecesOfStream(
  stream: AsyncIterable<Uint8Array>,
  size: number,
): ReturnType<AccountSource['pieces']> {
  let offset = 0;
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; at += size) {
      const bytes = chunk.subarray(at, at + size);
      yield { offset, bytes, last: false };
      offset += bytes.length;
    }
  }
  yield { offset, bytes: new Uint8Array(), last: true };
}
