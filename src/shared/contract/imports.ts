import { z } from 'zod';
import { ImportId, UndoId } from '../ids';
import { ImportDecision, ImportPreview, ImportResult, InstanceMapping, RoutineNames } from '../import';
import { call, stream } from '../rpc/contract-types';

const opened = z.object({ importId: ImportId });
/** Bytes of one piece of a source, before base64. */
export const IMPORT_CHUNK_BYTES = 512 * 1_024;

/** Importing definitions: sources are handed over, looked at, and only then written. */
export const importCalls = {
  /**
   * Begins an import; it is forgotten after an hour without a call. Of eight open ones the one that was idle longest,
   * for ten minutes or more, makes room.
   */
  'imports.open': call({
    /** `routineNames`: of routines that were imported with the groups. */
    input: z.object({ routineNames: RoutineNames.exactOptional() }),
    output: opened,
    errors: ['imports_too_many'],
  }),
  /** Hands over a piece of a source (a file, or pasted text); `offset` counts bytes, so that a piece is never taken twice. */
  'imports.add': call({
    input: z.object({
      importId: ImportId,
      source: z.string().min(1).max(1_000),
      offset: z.number().int().min(0),
      base64: z.base64().max(Math.ceil(IMPORT_CHUNK_BYTES / 3) * 4),
      last: z.boolean(),
    }),
    output: z.object({}),
    errors: ['import_not_found', 'import_too_large'],
  }),
  /** What would be written. Nothing is. */
  'imports.preview': call({
    input: z.object({ importId: ImportId, mapping: InstanceMapping }),
    output: ImportPreview,
    errors: ['import_not_found'],
  }),
  /**
   * Writes the rows as decided (a row without a decision is skipped), one file after the other; each is whole or not
   * there. `imports.discard` meanwhile stops it before the next file and lets it answer what was written by then, which
   * stays and can be undone with `undoId`; cancelling the call stops it likewise, but the answer is lost.
   */
  'imports.apply': call({
    input: z.object({ importId: ImportId, mapping: InstanceMapping, decisions: z.array(ImportDecision) }),
    output: z.object({ results: z.array(ImportResult), undoId: UndoId.nullable() }),
    errors: ['import_not_found'],
  }),
  /** Forgets an import; one that is being written is ended before its next file, and its `imports.apply` still answers. */
  'imports.discard': call({ input: opened, output: z.object({}), errors: [] }),
};

export const importStreams = {
  /** How far an import is written. */
  importProgress: stream({
    input: opened,
    snapshot: z.object({ done: z.number().int(), total: z.number().int() }),
    patch: z.object({ done: z.number().int(), total: z.number().int() }),
  }),
};
