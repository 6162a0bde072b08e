import { z } from 'zod';
import { DefinitionId } from './ids';

/** How a version of a definition came to be. */
export const VersionCause = z.enum([
  'created',
  'edited',
  'cloned',
  'imported',
  'tagged',
  'reverted',
  'restored',
  'undone',
  'foreign',
]);
export type VersionCause = z.infer<typeof VersionCause>;

/** A saved version; the newest 50 of each definition are kept, byte for byte. */
export const DefinitionVersion = z.object({
  /** Unique within its definition. */
  versionId: z.string().min(1).max(100),
  definitionId: DefinitionId,
  /** ISO time it was saved, or first seen. */
  at: z.string(),
  cause: VersionCause,
  /** Of the file's bytes. */
  hash: z.string(),
  name: z.string(),
});
export type DefinitionVersion = z.infer<typeof DefinitionVersion>;

/** A deleted file. */
export const TrashEntryView = z.object({
  trashId: z.string(),
  file: z.string(),
  /** Name of the group, template, pool or routine in it; null when it can't be read. */
  name: z.string().nullable(),
  /**
   * Says what brings it back: `pool` is `pools.restore`, `routine` is `routineFiles.restore`, groups and templates
   * `definitions.restore`, others nothing.
   */
  kind: z.enum(['definition', 'groupTemplate', 'pool', 'routine', 'template', 'other']),
  deletedAt: z.string(),
  /** When it is removed for good. */
  removedAt: z.string(),
  bytes: z.number().int(),
});
export type TrashEntryView = z.infer<typeof TrashEntryView>;

/** A group others are made from; never runs itself. */
export const GroupTemplateView = z.object({
  templateId: DefinitionId,
  file: z.string(),
  name: z.string(),
  description: z.string(),
  routineName: z.string(),
  tags: z.array(z.string()),
});
export type GroupTemplateView = z.infer<typeof GroupTemplateView>;
