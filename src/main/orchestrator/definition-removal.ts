import { err, type ErrorOf, type Result } from '../../shared/errors';
import type { DefinitionId, TrashId, UndoId } from '../../shared/ids';
import type { DefinitionStore } from '../definitions/definition-store';
import { STOP_GRACE_MS, type Orchestrator } from './orchestrator';

type RemovalError = ErrorOf<'definition_not_found'> | ErrorOf<'group_running'> | ErrorOf<'file_write_failed'>;

/** Moves a definition to the trash; a running group of it is refused, or stopped and awaited first. */
export async function removeDefinition(
  parts: { readonly definitions: Pick<DefinitionStore, 'remove'>; readonly orchestrator: Orchestrator },
  definitionId: DefinitionId,
  stopRunning: boolean,
): Promise<Result<TrashId, RemovalError>> {
  const active = parts.orchestrator.activeOf(definitionId);
  if (active && !stopRunning) {
    return err({ code: 'group_running', definitionId, orchestrationId: active.orchestrationId });
  }
  if (active) {
    active.stop('now', STOP_GRACE_MS);
    await active.ended;
  }
  return parts.definitions.remove(definitionId);
}

/** Moves many definitions to the trash, each as `removeDefinition` does; one that fails does not keep the others. */
export async function removeDefinitions(
  parts: { readonly definitions: DefinitionStore; readonly orchestrator: Orchestrator },
  definitionIds: readonly DefinitionId[],
  stopRunning: boolean,
): Promise<{
  deleted: number;
  failures: { definitionId: DefinitionId; error: RemovalError }[];
  undoId: UndoId | null;
}> {
  const recording = parts.definitions.record();
  const { orchestrator } = parts;
  const failures: { definitionId: DefinitionId; error: RemovalError }[] = [];
  const ids = [...new Set(definitionIds)];
  // Groups are stopped together: one that takes its time does not hold up the next.
  const removals = ids.map(async (definitionId) => {
    const removed = await removeDefinition(
      { definitions: recording, orchestrator },
      definitionId,
      stopRunning,
    );
    if (!removed.ok) failures.push({ definitionId, error: removed.error });
  });
  await Promise.all(removals);
  return { deleted: ids.length - failures.length, failures, undoId: recording.finish() };
}
