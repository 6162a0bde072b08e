import { z } from 'zod';
import { BotGroupDefinition } from './definition';
import { AppError } from './errors';
import { DefinitionId } from './ids';
import { InstanceRef } from './instance-reference';
import { Problem } from './problem';
import { ProblemFileView } from './view';

/** What a source of an import turned out to be. */
export const ImportForm = z.enum(['definition', 'bundle', 'array', 'shareString', 'goJson', 'goYaml']);
export type ImportForm = z.infer<typeof ImportForm>;

/** Why a source, or one entry of it, is no definition. Words: `explain/import.ts`. */
export const ImportRefusal = z.discriminatedUnion('code', [
  /** The same reasons as for a file in the definitions' folder; `wrong_shape` names paths. */
  z.object({ code: z.literal('unreadable'), reason: ProblemFileView.shape.reason }),
  z.object({
    code: z.literal('not_yaml'),
    message: z.string(),
    line: z.number().int().nullable(),
    column: z.number().int().nullable(),
  }),
  z.object({
    code: z.literal('share_string_broken'),
    flaw: z.enum(['cut_off', 'checksum', 'not_base64', 'not_compressed', 'too_large']),
  }),
  z.object({ code: z.literal('share_string_newer'), version: z.number().int(), supported: z.number().int() }),
  /** Readable, but nothing a group can be made of. */
  z.object({ code: z.literal('not_a_group'), looksLike: z.string().nullable() }),
  z.object({ code: z.literal('empty') }),
  z.object({ code: z.literal('too_many'), limit: z.number().int() }),
]);
export type ImportRefusal = z.infer<typeof ImportRefusal>;

/** What becomes of a row: saved anew, saved over what is there, saved under another name and id, left out. */
export const ImportChoice = z.enum(['add', 'replace', 'keepBoth', 'skip']);
export type ImportChoice = z.infer<typeof ImportChoice>;

/** Something that could not be taken over as it was written. Words: `explain/import.ts`. */
export const ImportNote = z.object({
  path: z.string(),
  code: z.enum([
    'converted',
    'approximated',
    'ignored',
    'default_used',
    'name_shortened',
    'loop_after_success',
    'first_pool_only',
    'secret_absent',
    /** Its routine came with it, under another name. */
    'routine_renamed',
  ]),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportNote = z.infer<typeof ImportNote>;

/** The saved definition a row meets. */
export const ImportMeeting = z.object({
  definitionId: DefinitionId,
  by: z.enum(['id', 'name']),
  hash: z.string(),
  /** Its content is the same; importing it would change nothing. */
  identical: z.boolean(),
  /** False for a file of a newer version: it can't be replaced. */
  writable: z.boolean(),
});
export type ImportMeeting = z.infer<typeof ImportMeeting>;

/** One definition found in a source, or one source that holds none. */
export const ImportRow = z.object({
  rowId: z.string(),
  /** Name of the file as it was given, or of what was pasted. */
  source: z.string(),
  /** Place within the source, from 1; null where the source is one definition. */
  position: z.number().int().nullable(),
  form: ImportForm.nullable(),
  refusal: ImportRefusal.nullable(),
  /** As it would be saved (mapping applied); null when refused. */
  definition: BotGroupDefinition.nullable(),
  notes: z.array(ImportNote),
  /** Everything that is wrong with it or missing here: routine, pool, instances, inputs. */
  problems: z.array(Problem),
  meets: ImportMeeting.nullable(),
  /** Row of this import with the same id or name, which comes before it; null without one. */
  repeats: z.string().nullable(),
  choices: z.array(ImportChoice),
  suggested: ImportChoice,
  /** The free name *Keep both* takes. */
  keepBothName: z.string().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportPreview = z.object({
  rows: z.array(ImportRow),
  /** Placeholders (`index:N`) of all rows, which the person may map to instances. */
  placeholders: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What routines that came with groups are called here, by how the groups call them. */
export const RoutineNames = z
  .array(z.object({ called: z.string().max(2_000), name: z.string().max(500) }))
  .max(30_000);
export type RoutineNames = z.infer<typeof RoutineNames>;

/** Placeholder → instance. */
export const InstanceMapping = z.record(z.string().max(100), InstanceRef);
export type InstanceMapping = z.infer<typeof InstanceMapping>;

export const ImportDecision = z.object({ rowId: z.string(), choice: ImportChoice });
export type ImportDecision = z.infer<typeof ImportDecision>;

/** What became of a row. */
export const ImportResult = z.object({
  rowId: z.string(),
  outcome: z.enum(['added', 'replaced', 'keptBoth', 'skipped', 'unchanged', 'failed', 'notReached']),
  definitionId: DefinitionId.nullable(),
  error: AppError.nullable(),
});
export type ImportResult = z.infer<typeof ImportResult>;
