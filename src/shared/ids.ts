import { z } from 'zod';

/** Identity of a saved definition; stays when it is renamed. */
export const DefinitionId = z.string().min(1).max(100).brand<'DefinitionId'>();
export type DefinitionId = z.infer<typeof DefinitionId>;

/** One start of a definition (UUID v7, so that ids sort by time). */
export const OrchestrationId = z.string().min(1).max(100).brand<'OrchestrationId'>();
export type OrchestrationId = z.infer<typeof OrchestrationId>;

/** One bot of one group: `<orchestrationId>/<number>`; unique across groups. */
export const BotId = z.string().min(1).max(120).brand<'BotId'>();
export type BotId = z.infer<typeof BotId>;

/** What the trash gives back for undo. */
export const TrashId = z.string().min(1).max(200).brand<'TrashId'>();
export type TrashId = z.infer<typeof TrashId>;

/** An import that was begun. */
export const ImportId = z.string().min(1).max(100).brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;

/** What can be taken back, for as long as the host runs. */
export const UndoId = z.string().min(1).max(100).brand<'UndoId'>();
export type UndoId = z.infer<typeof UndoId>;

/** A picture the host keeps while templates are cut from it. */
export const ScreenId = z.string().min(1).max(100).brand<'ScreenId'>();
export type ScreenId = z.infer<typeof ScreenId>;
