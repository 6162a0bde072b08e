import { z } from 'zod';
import { ok, type ErrorOf, type Result } from '../../shared/errors';
import { DefinitionId } from '../../shared/ids';
import type { Clock } from '../../shared/ports';
import { writeFailed } from '../platform/document-folder/document-writing';
import { replaceFile } from '../platform/document-writer';
import { errorCode, readFileBytes } from '../platform/file-bytes';
import { formatDocument, parseDocument, type DocumentFormat } from '../platform/json-document';
import { createKeyedQueue } from '../platform/keyed-queue';
import { copyToQuarantine } from '../platform/quarantine';

const Pinned = z.looseObject({ schemaVersion: z.literal(1), pinned: z.array(DefinitionId) });
const format: DocumentFormat<z.infer<typeof Pinned>> = {
  migrations: [(document) => ({ ...document, schemaVersion: 1 })],
  schema: Pinned,
};

/** Definitions that are shown before all others; the same in every window. */
export interface PinnedDefinitions {
  has(definitionId: DefinitionId): boolean;
  set(
    definitionId: DefinitionId,
    pinned: boolean,
  ): Promise<Result<Record<string, never>, ErrorOf<'file_write_failed'>>>;
  watch(listener: () => void): () => void;
}

export interface PinnedDefinitionsOptions {
  readonly file: string;
  /** An unreadable file is copied here before it is written over. */
  readonly quarantineFolder: string;
  /** Which definitions there are: pins of others are dropped when the file is read and when it is written. */
  readonly exists: (definitionId: DefinitionId) => boolean;
  readonly clock: Clock;
}

/** Opens the file; an unreadable one counts as empty. */
export async function openPinnedDefinitions(options: PinnedDefinitionsOptions): Promise<PinnedDefinitions> {
  const { file, exists } = options;
  const read = await readFileBytes(file);
  const parsed = read.ok ? parseDocument(read.value.bytes, format) : undefined;
  let isUnreadable = parsed ? !parsed.ok : !read.ok && read.error.code !== 'missing';
  let pinned = new Set((parsed?.ok === true ? parsed.value.value.pinned : []).filter(exists));
  const listeners = new Set<() => void>();
  const queue = createKeyedQueue();
  const save = async (next: Set<DefinitionId>): Promise<void> => {
    if (isUnreadable) await copyToQuarantine(file, options.quarantineFolder, options.clock);
    isUnreadable = false;
    await replaceFile(file, Buffer.from(formatDocument({ schemaVersion: 1, pinned: [...next] })));
  };
  return {
    has: (definitionId) => pinned.has(definitionId),
    set: (definitionId, isPinned) =>
      queue.run('', async () => {
        if (pinned.has(definitionId) === isPinned) return ok({});
        const next = new Set([...pinned].filter((id) => id !== definitionId && exists(id)));
        if (isPinned) next.add(definitionId);
        try {
          await save(next);
        } catch (error) {
          return writeFailed(file, errorCode(error));
        }
        pinned = next;
        for (const listener of [...listeners]) listener();
        return ok({});
      }),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
