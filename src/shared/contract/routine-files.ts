import { z } from 'zod';
import { ImportId, TrashId, UndoId } from '../ids';
import { RoutineNames } from '../import';
import {
  MAX_ROUTINE_IMPORT_FILES,
  RoutineImportDecision,
  RoutineImportPlace,
  RoutineImportPool,
  RoutineImportRow,
  RoutineStart,
} from '../routine-import';
import { call } from '../rpc/contract-types';
import { IMPORT_CHUNK_BYTES } from './imports';

const name = z.string().max(500);
const opened = z.object({ importId: ImportId });

/** Calls that write files of routines. A person's file is never written over: what makes room goes to the trash. */
export const routineFileCalls = {
  /** Begins an import; it is forgotten after an hour without a call. Of eight open ones the oldest makes room. */
  'routineFiles.open': call({ input: z.object({}), output: opened, errors: [] }),
  /** Hands over the next piece of a file; files come one after the other, `offset` counts bytes. */
  'routineFiles.add': call({
    input: z.object({
      importId: ImportId,
      file: z
        .number()
        .int()
        .min(0)
        .max(MAX_ROUTINE_IMPORT_FILES - 1),
      /** Its name with the folders it lies in. */
      source: z.string().min(1).max(1_000),
      offset: z.number().int().min(0),
      base64: z.base64().max(Math.ceil(IMPORT_CHUNK_BYTES / 3) * 4),
    }),
    output: z.object({}),
    errors: ['import_not_found', 'import_too_large'],
  }),
  /** What would be written. Nothing is. `leave` names files that are left out: others are checked without them. */
  'routineFiles.preview': call({
    input: z.object({
      importId: ImportId,
      place: RoutineImportPlace,
      leave: z.array(z.number().int()).max(MAX_ROUTINE_IMPORT_FILES),
    }),
    output: z.object({ rows: z.array(RoutineImportRow) }),
    errors: ['import_not_found'],
  }),
  /** Writes the files as decided: all routines, or none. Pools and templates come after them, each by itself. */
  'routineFiles.import': call({
    input: z.object({
      importId: ImportId,
      place: RoutineImportPlace,
      decisions: z.array(RoutineImportDecision).max(MAX_ROUTINE_IMPORT_FILES),
    }),
    output: z.object({
      /** Names of the routines that were written. */
      routines: z.array(z.string()),
      /** Names of the pools that were saved, and those that were not. */
      pools: z.array(z.string()),
      poolsLeft: z.array(RoutineImportPool),
      /** Names of the templates that were saved, and those that were not. */
      templates: z.array(z.string()),
      templatesLeft: z.array(z.string()),
      /** What routines are called that groups of the same files call otherwise: for their import. */
      routineNames: RoutineNames,
      undoId: UndoId.nullable(),
    }),
    errors: [
      'import_not_found',
      'routine_name_invalid',
      'routine_name_taken',
      'routine_changed',
      'routine_not_found',
      'file_write_failed',
    ],
  }),
  'routineFiles.discard': call({ input: opened, output: z.object({}), errors: [] }),
  /** Takes an import back; files that were changed since are left as they are and named. */
  'routineFiles.undo': call({
    input: z.object({ undoId: UndoId }),
    output: z.object({
      undone: z.number().int(),
      left: z.array(
        z.object({ file: z.string(), reason: z.enum(['changed_since', 'write_failed', 'name_taken']) }),
      ),
    }),
    errors: ['undo_not_found'],
  }),
  /** Samples that come with the program, by name. */
  'routineFiles.samples': call({
    input: z.object({}),
    output: z.object({
      samples: z.array(z.object({ name: z.string(), title: z.string(), description: z.string() })),
    }),
    errors: [],
  }),
  /** Writes a new routine's file. */
  'routineFiles.create': call({
    input: z.object({ name, title: z.string().trim().max(120), start: RoutineStart }),
    output: z.object({ routineName: z.string() }),
    errors: ['routine_name_invalid', 'routine_name_taken', 'routine_not_found', 'file_write_failed'],
  }),
  /** Gives a file another name or folder; who names the routine still names the old one. */
  'routineFiles.rename': call({
    input: z.object({ routineName: name, name }),
    output: z.object({}),
    errors: ['routine_not_found', 'routine_name_invalid', 'routine_name_taken', 'file_write_failed'],
  }),
  /** Moves a file to the trash. */
  'routineFiles.delete': call({
    input: z.object({ routineName: name }),
    output: z.object({ trashId: TrashId }),
    errors: ['routine_not_found', 'file_write_failed'],
  }),
  /** Brings a deleted file back, byte for byte. */
  'routineFiles.restore': call({
    input: z.object({ trashId: TrashId }),
    output: z.object({ routineName: z.string() }),
    errors: ['trash_entry_not_found', 'routine_name_invalid', 'routine_name_taken', 'file_write_failed'],
  }),
};
