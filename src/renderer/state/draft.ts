import type { Json } from '../../shared/definition-difference';
import { DefinitionDraft, type BotGroupDefinition } from '../../shared/definition';

const KEPT_BY_MUSTER = new Set(['$schema', 'schemaVersion', 'id', 'createdAt', 'updatedAt']);

/** What a person edits of a saved definition; keys Muster does not know are carried along. */
export function draftOf(definition: BotGroupDefinition): DefinitionDraft {
  return DefinitionDraft.parse(withoutKept(definition));
}

/** A document without the keys only Muster writes. */
export function withoutKept(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([key]) => !KEPT_BY_MUSTER.has(key)));
}

/** A new definition with every default. */
export function emptyDraft(): DefinitionDraft {
  return DefinitionDraft.parse({});
}

/** Both come from the same schema, key by key in its order, so that equal drafts have equal text. */
export function isSameDraft(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What would stand in a file: a key whose value is undefined does not. */
export function asJson(value: unknown): Json {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- JSON.parse of JSON is nothing else
  return JSON.parse(JSON.stringify(value)) as Json;
}
