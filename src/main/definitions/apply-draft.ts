import {
  DEFINITION_SCHEMA_VERSION,
  type BotGroupDefinition,
  type DefinitionDraft,
} from '../../shared/definition';
import type { DefinitionId } from '../../shared/ids';
import { contentOf } from '../platform/document-folder/fit-for-file';

/** A definition made of a draft. `nowIso` is its time of creation. */
export function definitionOf(draft: DefinitionDraft, id: DefinitionId, nowIso: string): BotGroupDefinition {
  const content = contentOf(draft);
  return { ...content, schemaVersion: DEFINITION_SCHEMA_VERSION, id, createdAt: nowIso, updatedAt: nowIso };
}

/**
 * The definition with the draft's values. Keys this version does not know survive where the draft does not have them,
 * inside launch options, restart policy, stagger and loop too (a loop of another kind starts afresh).
 */
export function applyDraft(
  definition: BotGroupDefinition,
  draft: DefinitionDraft,
  nowIso: string,
): BotGroupDefinition {
  const content = contentOf(draft);
  const { launchOptions, restartPolicy, loop } = definition;
  return {
    ...definition,
    ...content,
    launchOptions: {
      ...launchOptions,
      ...content.launchOptions,
      // There is one kind of stagger so far.
      stagger: { ...launchOptions.stagger, ...content.launchOptions.stagger },
    },
    restartPolicy: {
      ...restartPolicy,
      ...content.restartPolicy,
      giveUp: { ...restartPolicy.giveUp, ...content.restartPolicy.giveUp },
    },
    loop: loop.kind === content.loop.kind ? { ...loop, ...content.loop } : content.loop,
    updatedAt: nowIso,
  };
}

/** What of a definition a person edits, and the keys this version does not know. */
export function draftOf(definition: BotGroupDefinition): DefinitionDraft {
  return contentOf(definition);
}
