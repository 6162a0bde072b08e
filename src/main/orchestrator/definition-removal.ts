import { err, type ErrorOf, type Result } from '../../shared/errors';
import type { DefinitionId, TrashId } from '../../shared/ids';
import type { DefinitionStore } from '../definitions/definition-store';
import { STOP_GRACE_MS, type Orchestrator } from './orchestrator';

type RemovalError = ErrorOf<'definition_not_found'> | ErrorOf<'group_running'> | ErrorOf<'file_write_failed'>;

/** Moves a definition to the trash; a running group of it is refused, or stopped and awaited first. */
export async function removeDefinition(
  parts: { readonly definitions: DefinitionStore; readonly orchestrator: Orchestrator },
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
