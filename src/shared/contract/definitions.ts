import { z } from 'zod';
import { DefinitionDraft } from '../definition';
import { DefinitionId, TrashId } from '../ids';
import { Problem } from '../problem';
import { call } from '../rpc/contract-types';

/** Calls on saved definitions. */
export const definitionCalls = {
  /** All problems of a draft, nothing saved. `definitionId` is the one being edited, so that its own name is free. */
  'definitions.check': call({
    input: z.object({ draft: DefinitionDraft, definitionId: DefinitionId.nullable() }),
    output: z.object({ problems: z.array(Problem) }),
    errors: [],
  }),
  /**
   * Saves a new definition; one with errors is a draft and cannot start. Values of secret inputs are kept sealed and
   * stand in no file; an empty one takes what is kept away, one that is left out leaves it.
   */
  'definitions.create': call({
    input: z.object({ draft: DefinitionDraft }),
    output: z.object({ definitionId: DefinitionId }),
    errors: ['definition_name_taken', 'file_write_failed', 'secrets_locked', 'accounts_unusable'],
  }),
  /** Saves over the version whose hash is `baseHash`; refused when the file is another by now. */
  'definitions.update': call({
    input: z.object({ definitionId: DefinitionId, draft: DefinitionDraft, baseHash: z.string() }),
    output: z.object({ hash: z.string() }),
    errors: [
      'definition_not_found',
      'definition_name_taken',
      'definition_changed_on_disk',
      'definition_read_only',
      'file_write_failed',
      'secrets_locked',
      'accounts_unusable',
    ],
  }),
  'definitions.clone': call({
    input: z.object({ definitionId: DefinitionId, name: z.string().nullable() }),
    output: z.object({ definitionId: DefinitionId }),
    errors: ['definition_not_found', 'definition_name_taken', 'file_write_failed'],
  }),
  /** Moves the file to the trash. A running group is stopped first when `stopRunning`, else the call is refused. */
  'definitions.delete': call({
    input: z.object({ definitionId: DefinitionId, stopRunning: z.boolean() }),
    output: z.object({ trashId: TrashId }),
    errors: ['definition_not_found', 'group_running', 'file_write_failed'],
  }),
  /** Brings a deleted definition back, byte for byte. */
  'definitions.restore': call({
    input: z.object({ trashId: TrashId }),
    output: z.object({ definitionId: DefinitionId.nullable() }),
    errors: ['trash_entry_not_found', 'definition_name_taken', 'file_write_failed'],
  }),
  /** Copies the sample definitions and routines into the data folder; what is there already stays. */
  'definitions.loadSamples': call({
    input: z.object({}),
    output: z.object({ copied: z.number().int() }),
    errors: ['file_write_failed'],
  }),
};
