import { createCipheriv, randomBytes, type Cipher } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import { errorCode } from '../../platform/file-bytes';
import { makePrivateFolder } from '../../platform/paths';
import { MAX_IMPORT_BYTES, MAX_SOURCES, MEMORY_BYTES } from './import-limits';
import type { ReadSource, SpoolKey } from './reading-protocol';

/** A piece of a file as it is handed over; `offset` counts bytes. */
export interface UploadedPiece {
  readonly source: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

type AddError = ErrorOf<'import_too_large'> | ErrorOf<'file_write_failed'> | ErrorOf<'invalid_input'>;

interface Upload {
  received: number;
  pieces: Uint8Array[];
  file: SpoolFile | null;
}

interface SpoolFile {
  readonly path: string;
  readonly handle: FileHandle;
  readonly cipher: Cipher;
  readonly key: SpoolKey;
}

/**
 * Files as they were handed over for one import. They may hold passwords: what does not stay in memory lies in a private
 * file, encrypted with a key that is only in memory, and is removed with the import.
 */
export class UploadSpool {
  readonly #folder: string;
  readonly #name: string;
  readonly #uploads = new Map<string, Upload>();
  #files = 0;
  #inMemory = 0;
  #total = 0;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  /** Bytes taken so far. */
  get total(): number {
    return this.#total;
  }

  /** Takes a piece; one that comes again is taken once. */
  async add({ source, offset, bytes }: UploadedPiece): Promise<Result<null, AddError>> {
    const upload = this.#uploads.get(source) ?? { received: 0, pieces: [], file: null };
    if (offset < upload.received) return ok(null);
    if (offset > upload.received) {
      const message = `byte ${String(upload.received)} of this source comes next, not ${String(offset)}`;
      return err({ code: 'invalid_input', issues: [{ path: 'offset', message }] });
    }
    if (!this.#uploads.has(source) && this.#uploads.size === MAX_SOURCES)
      return err({ code: 'import_too_large', source, bytes: this.#total, limit: MAX_SOURCES });
    const total = this.#total + bytes.length;
    if (total > MAX_IMPORT_BYTES)
      return err({ code: 'import_too_large', source, bytes: total, limit: MAX_IMPORT_BYTES });
    this.#uploads.set(source, upload);
    try {
      await this.#keep(upload, bytes);
    } catch (error) {
      await this.#drop(source, upload);
      return err({ code: 'file_write_failed', file: this.#folder, reason: errorCode(error) });
    }
    upload.received += bytes.length;
    this.#total = total;
    return ok(null);
  }

  /** What was handed over, to be read by another thread. */
  sources(): readonly ReadSource[] {
    return [...this.#uploads].map(([name, { pieces, file }]) => ({
      name,
      place: file ? { kind: 'file', path: file.path, key: file.key } : { kind: 'bytes', bytes: pieces },
    }));
  }

  /** Removes everything. */
  async remove(): Promise<void> {
    for (const [source, upload] of [...this.#uploads]) await this.#drop(source, upload);
  }

  async #drop(source: string, { file }: Upload): Promise<void> {
    this.#uploads.delete(source);
    if (!file) return;
    await file.handle.close();
    await rm(file.path, { force: true });
  }

  async #keep(upload: Upload, bytes: Uint8Array): Promise<void> {
    if (!upload.file && this.#inMemory + bytes.length <= MEMORY_BYTES) {
      upload.pieces.push(bytes);
      this.#inMemory += bytes.length;
      return;
    }
    const file = (upload.file ??= await this.#newFile());
    for (const piece of upload.pieces) {
      await file.handle.appendFile(file.cipher.update(piece));
      this.#inMemory -= piece.length;
    }
    upload.pieces = [];
    await file.handle.appendFile(file.cipher.update(bytes));
  }

  async #newFile(): Promise<SpoolFile> {
    await makePrivateFolder(this.#folder);
    this.#files += 1;
    const path = join(this.#folder, `${this.#name}-${String(this.#files)}`);
    const handle = await open(path, 'wx', 0o600);
    const key = { key: randomBytes(32), iv: randomBytes(16) };
    return { path, handle, cipher: createCipheriv('aes-256-ctr', key.key, key.iv), key };
  }
}
