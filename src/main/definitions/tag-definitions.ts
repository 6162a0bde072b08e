import type { AppError } from '../../shared/errors';
import type { DefinitionId, UndoId } from '../../shared/ids';
import type { DefinitionStore } from './definition-store';

/** What became of many definitions at once. */
export interface BulkOutcome {
  readonly done: number;
  readonly failures: { definitionId: DefinitionId; error: AppError }[];
  readonly undoId: UndoId | null;
}

/** Adds and removes tags of many definitions; one that fails does not keep the others. */
export async function tagDefinitions(
  definitions: DefinitionStore,
  definitionIds: readonly DefinitionId[],
  tags: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<BulkOutcome> {
  const recording = definitions.record();
  const failures: BulkOutcome['failures'] = [];
  let done = 0;
  for (const definitionId of new Set(definitionIds)) {
    const saved = definitions.find(definitionId);
    if (!saved) {
      failures.push({ definitionId, error: { code: 'definition_not_found', definitionId } });
      continue;
    }
    const before = saved.definition.tags;
    const next = changedTags(before, tags);
    if (before.length === next.length && before.every((tag, index) => tag === next[index])) continue;
    const draft = { ...saved.definition, tags: next };
    const updated = await recording.update(definitionId, draft, saved.hash, 'tagged');
    if (updated.ok) done += 1;
    else failures.push({ definitionId, error: updated.error });
  }
  return { done, failures, undoId: recording.finish() };
}

/** The tags in their order without those removed, then the new ones; a tag that is added and removed is removed. */
export function changedTags(
  tags: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): string[] {
  return [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag));
}
