import { z } from 'zod';
import { BotGroupDefinition, DefinitionDraft } from '../definition';
import { DefinitionVersion, GroupTemplateView, TrashEntryView } from '../definition-version';
import { AppError } from '../errors';
import { DefinitionId, TrashId, UndoId } from '../ids';
import { call } from '../rpc/contract-types';

const nothing = z.object({});
const failures = z.array(z.object({ definitionId: DefinitionId, error: AppError }));
const many = z.array(DefinitionId).min(1).max(2_000);

/** Calls on what definitions were, what was deleted, and many definitions at once. */
export const versionCalls = {
  /** Every version that is kept, newest first; the first is the one in use. */
  'versions.list': call({
    input: z.object({ definitionId: DefinitionId }),
    output: z.object({ versions: z.array(DefinitionVersion) }),
    errors: ['definition_not_found'],
  }),
  'versions.read': call({
    input: z.object({ definitionId: DefinitionId, versionId: z.string().max(100) }),
    output: z.object({ definition: BotGroupDefinition }),
    errors: ['version_not_found'],
  }),
  /** Saves an earlier version over the one whose hash is `baseHash`; the one in use stays in the history. */
  'versions.revert': call({
    input: z.object({ definitionId: DefinitionId, versionId: z.string().max(100), baseHash: z.string() }),
    output: z.object({ hash: z.string(), undoId: UndoId.nullable() }),
    errors: [
      'definition_not_found',
      'version_not_found',
      'definition_name_taken',
      'definition_changed_on_disk',
      'definition_read_only',
      'file_write_failed',
    ],
  }),
  /** What is in the trash, latest first. Its kind says what brings an entry back. */
  'trash.list': call({ input: nothing, output: z.object({ entries: z.array(TrashEntryView) }), errors: [] }),
  /** Removes entries for good. */
  'trash.remove': call({
    input: z.object({ trashIds: z.array(TrashId).max(10_000) }),
    output: z.object({ removed: z.number().int() }),
    errors: ['file_write_failed'],
  }),
  /** Takes back what a call with an `undoId` wrote; files that were changed since are left as they are and named. */
  'undo.apply': call({
    input: z.object({ undoId: UndoId }),
    output: z.object({
      undone: z.number().int(),
      left: z.array(
        z.object({ file: z.string(), reason: z.enum(['changed_since', 'write_failed', 'name_taken']) }),
      ),
    }),
    errors: ['undo_not_found'],
  }),
  /** Adds and removes tags of many definitions; one that fails does not keep the others. */
  'definitions.tag': call({
    input: z.object({
      definitionIds: many,
      add: z.array(z.string().trim().min(1).max(60)).max(50),
      remove: z.array(z.string()).max(50),
    }),
    output: z.object({ changed: z.number().int(), failures, undoId: UndoId.nullable() }),
    errors: [],
  }),
  /** Moves many files to the trash. Those whose group runs are stopped first when `stopRunning`, else they fail. */
  'definitions.deleteMany': call({
    input: z.object({ definitionIds: many, stopRunning: z.boolean() }),
    output: z.object({ deleted: z.number().int(), failures, undoId: UndoId.nullable() }),
    errors: [],
  }),
  /** Keeps a card before all others, in every window. */
  'definitions.pin': call({
    input: z.object({ definitionId: DefinitionId, pinned: z.boolean() }),
    output: nothing,
    errors: ['definition_not_found', 'file_write_failed'],
  }),
  /**
   * Definitions as something to hand on: the JSON of one, a bundle of several, or a share string. Values of secret
   * inputs are left out and named.
   */
  'definitions.export': call({
    input: z.object({ definitionIds: many, form: z.enum(['file', 'shareString']) }),
    output: z.object({
      fileName: z.string(),
      text: z.string(),
      omitted: z.array(z.object({ definitionId: DefinitionId, path: z.string() })),
    }),
    errors: ['definition_not_found'],
  }),
  /** Moves a file that is no readable definition to the trash. */
  'problemFiles.remove': call({
    input: z.object({ file: z.string().max(500) }),
    output: z.object({ trashId: TrashId }),
    errors: ['problem_file_not_found', 'file_write_failed'],
  }),
  /** Gives a second file with the same id an id and a free name of its own. */
  'problemFiles.keepAsCopy': call({
    input: z.object({ file: z.string().max(500) }),
    output: z.object({ definitionId: DefinitionId }),
    errors: ['problem_file_not_found', 'file_write_failed'],
  }),
  /** Puts the last readable version back in place of a broken file, which goes to the trash. */
  'problemFiles.restorePrevious': call({
    input: z.object({ file: z.string().max(500) }),
    output: z.object({ definitionId: DefinitionId, trashId: TrashId }),
    errors: ['problem_file_not_found', 'no_previous_version', 'file_write_failed'],
  }),
  'groupTemplates.list': call({
    input: nothing,
    output: z.object({ templates: z.array(GroupTemplateView) }),
    errors: [],
  }),
  /** The draft a new group begins with. */
  'groupTemplates.read': call({
    input: z.object({ templateId: DefinitionId }),
    output: z.object({ draft: DefinitionDraft }),
    errors: ['group_template_not_found'],
  }),
  'groupTemplates.save': call({
    input: z.object({ draft: DefinitionDraft }),
    output: z.object({ templateId: DefinitionId }),
    errors: ['definition_name_taken', 'file_write_failed'],
  }),
  'groupTemplates.remove': call({
    input: z.object({ templateId: DefinitionId }),
    output: z.object({ trashId: TrashId }),
    errors: ['group_template_not_found', 'file_write_failed'],
  }),
};
