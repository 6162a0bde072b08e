import { z } from 'zod';
import { replaceFile } from '../../platform/document-writer';
import { readFileBytes } from '../../platform/file-bytes';
import { formatDocument, parseDocument, type DocumentFormat } from '../../platform/json-document';
import { createKeyedQueue } from '../../platform/keyed-queue';
import type { Logger } from '../../../shared/ports';
import { ProblemDetail } from '../../../shared/problem';

/** A file of a watched folder that was imported. */
const ImportedFile = z.object({
  /** SHA-256 of its bytes, hex. */
  hash: z.string(),
  /** The first bad row and how many there were, as detail of a problem; null when all were good. */
  bad: ProblemDetail.nullable(),
});
export type ImportedFile = z.infer<typeof ImportedFile>;

const format: DocumentFormat<{ files: Record<string, ImportedFile> }> = {
  migrations: [(document) => ({ files: {}, ...document, schemaVersion: 1 })],
  schema: z.object({ schemaVersion: z.literal(1), files: z.record(z.string(), ImportedFile) }),
};

/** Which files of watched folders were imported, by their path from the data folder; outlives the program. */
export interface ImportedFiles {
  get(path: string): ImportedFile | undefined;
  /** Paths known in this folder. */
  inFolder(folder: string): readonly string[];
  /** Undefined forgets the file. */
  set(path: string, imported: ImportedFile | undefined): void;
  /** Resolves when everything set so far is on disk. What can't be written is logged: files are then imported again. */
  settled(): Promise<void>;
}

/** Reads the state file; one that is missing or broken is begun anew: an import of the same rows changes nothing. */
export async function openImportedFiles(stateFile: string, logger: Logger): Promise<ImportedFiles> {
  const files = new Map(Object.entries(await readState(stateFile)));
  const queue = createKeyedQueue();
  const save = async (): Promise<void> => {
    const document = { schemaVersion: 1, files: Object.fromEntries(files) };
    await replaceFile(stateFile, Buffer.from(formatDocument(document))).catch((error: unknown) =>
      logger.warn({ event: 'pools.state_not_written', file: stateFile, error }),
    );
  };
  return {
    get: (path) => files.get(path),
    inFolder: (folder) => [...files.keys()].filter((path) => path.slice(0, path.lastIndexOf('/')) === folder),
    set(path, imported) {
      if (imported) files.set(path, imported);
      else files.delete(path);
      void queue.run('', save);
    },
    settled: () => queue.settled(),
  };
}

async function readState(stateFile: string): Promise<Record<string, ImportedFile>> {
  const read = await readFileBytes(stateFile);
  const parsed = read.ok ? parseDocument(read.value.bytes, format) : undefined;
  return parsed?.ok === true ? parsed.value.value.files : {};
}
