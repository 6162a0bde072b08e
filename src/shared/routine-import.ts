import { z } from 'zod';
import { ImportNote, ImportRefusal } from './import';
import { MAX_ROUTINE_BYTES } from './routine';
import { MAX_ROUTINE_NAME, ROUTINE_NAME_FAULTS } from './routine-name';
import { RoutineCapability, RoutineProblem } from './routine-summary';

/** Files of one import, and their bytes together. */
export const MAX_ROUTINE_IMPORT_FILES = 1_000;
export const MAX_ROUTINE_IMPORT_BYTES = 16_000_000;
/** One file; the language reads no larger one. */
export const MAX_ROUTINE_SOURCE_BYTES = MAX_ROUTINE_BYTES;
/** Remarks and problems that are told of one file; the figures count all. */
export const MAX_TOLD = 200;

/** What a file of an import is. */
export const RoutineSourceKind = z.enum([
  'routine',
  'earlierRoutine',
  'pipeline',
  'group',
  'pool',
  'templates',
  'picture',
  'unknown',
]);
export type RoutineSourceKind = z.infer<typeof RoutineSourceKind>;

/** What became of one thing of a file. Words: `why`, written by the importer. */
export const RoutineImportRemark = z.object({
  level: z.enum(['approximated', 'notConverted']),
  /** Where it stands in the source; from 1. */
  line: z.number().int(),
  column: z.number().int(),
  what: z.string(),
  why: z.string(),
});
export type RoutineImportRemark = z.infer<typeof RoutineImportRemark>;

/** An account pool that was found in a file. */
export const RoutineImportPool = z.object({
  name: z.string().nullable(),
  isTaken: z.boolean(),
  refusal: ImportRefusal.nullable(),
  notes: z.array(ImportNote),
});
export type RoutineImportPool = z.infer<typeof RoutineImportPool>;

/** One file of an import. */
export const RoutineImportRow = z.object({
  /** Its index among those handed over. */
  file: z.number().int(),
  source: z.string(),
  kind: RoutineSourceKind,
  /** The name its routine would have; null when there is none in it. */
  name: z.string().nullable(),
  nameFault: z.enum(ROUTINE_NAME_FAULTS).nullable(),
  title: z.string().nullable(),
  /** The routine that has the name. */
  meets: z.object({ name: z.string(), hash: z.string(), identical: z.boolean() }).nullable(),
  /** A name like it that nobody has. */
  freeName: z.string().nullable(),
  /** How much was taken over, and how well. */
  counts: z.object({
    converted: z.number().int(),
    approximated: z.number().int(),
    notConverted: z.number().int(),
  }),
  remarks: z.array(RoutineImportRemark),
  /** What would be wrong with it, beside those that are here and come with it. */
  problems: z.array(RoutineProblem),
  errorCount: z.number().int(),
  /** What it may do by itself that a person has to allow first. */
  capabilities: z.array(RoutineCapability),
  pools: z.array(RoutineImportPool),
  /** Names of the templates in it that are not here yet. */
  templates: z.array(z.string()).optional(),
});
export type RoutineImportRow = z.infer<typeof RoutineImportRow>;

const fileIndex = z
  .number()
  .int()
  .min(0)
  .max(MAX_ROUTINE_IMPORT_FILES - 1);

/** Where the routines of an import go. */
export const RoutineImportPlace = z.object({
  /** Folder below `routines/`; empty for `routines/` itself. */
  into: z.string().max(MAX_ROUTINE_NAME),
  /** Files whose routine gets another name than its file has. */
  names: z
    .array(z.object({ file: fileIndex, name: z.string().max(MAX_ROUTINE_NAME * 2) }))
    .max(MAX_ROUTINE_IMPORT_FILES),
});
export type RoutineImportPlace = z.infer<typeof RoutineImportPlace>;

/** What shall become of one file; one without a decision is left out. */
export const RoutineImportDecision = z.discriminatedUnion('choice', [
  z.object({ file: fileIndex, choice: z.literal('add') }),
  /** `baseHash` is that of the routine whose place it takes, as it was seen. */
  z.object({ file: fileIndex, choice: z.literal('replace'), baseHash: z.string().regex(/^[0-9a-f]{64}$/) }),
]);
export type RoutineImportDecision = z.infer<typeof RoutineImportDecision>;

/** A text a new routine can begin with. */
export const ROUTINE_STARTS = ['empty', 'tap', 'wait', 'loop', 'account'] as const;
export const RoutineStart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.enum(ROUTINE_STARTS) }),
  /** A sample that comes with the program. */
  z.object({ kind: z.literal('sample'), sample: z.string().max(MAX_ROUTINE_NAME) }),
  /** A copy of a routine that is here. */
  z.object({ kind: z.literal('copy'), routineName: z.string().max(500) }),
]);
export type RoutineStart = z.infer<typeof RoutineStart>;
export type RoutineStartText = (typeof ROUTINE_STARTS)[number];
