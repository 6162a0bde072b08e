import type { Handlers } from '../../../shared/contract';
import { ok } from '../../../shared/errors';
import { poolNameOf } from '../../accounts/pools/pool-format';
import { listTrash, removeFromTrash } from '../../definitions/trash-entries';
import type { HandlerParts } from '../handler-parts';

type Prefix = 'versions' | 'trash' | 'undo' | 'problemFiles';
type Names = Extract<keyof Handlers, `${Prefix}.${string}`>;

/** Calls on what definitions were and what can be brought back → the store. Wiring, no logic. */
export function createVersionHandlers({
  definitions,
  trash,
  folders,
}: Pick<HandlerParts, 'definitions' | 'trash' | 'folders'>): Pick<Handlers, Names> {
  return {
    'versions.list': async ({ definitionId }) => {
      const versions = await definitions.versions(definitionId);
      return versions.ok ? ok({ versions: [...versions.value] }) : versions;
    },
    'versions.read': async ({ definitionId, versionId }) => {
      const definition = await definitions.readVersion(definitionId, versionId);
      return definition.ok ? ok({ definition: definition.value }) : definition;
    },
    'versions.revert': async ({ definitionId, versionId, baseHash }) => {
      const recording = definitions.record();
      const reverted = await recording.revert({ definitionId, baseHash }, versionId);
      return reverted.ok ? ok({ hash: reverted.value.hash, undoId: recording.finish() }) : reverted;
    },
    'trash.list': async () => ok({ entries: await listTrash(trash, folders, poolNameOf) }),
    'trash.remove': ({ trashIds }) => removeFromTrash(trash, trashIds),
    'undo.apply': async ({ undoId }) => {
      const undone = await definitions.undo(undoId);
      return undone.ok ? ok({ undone: undone.value.undone, left: [...undone.value.left] }) : undone;
    },
    'problemFiles.remove': async ({ file }) => {
      const removed = await definitions.removeProblem(file);
      return removed.ok ? ok({ trashId: removed.value }) : removed;
    },
    'problemFiles.keepAsCopy': async ({ file }) => {
      const kept = await definitions.keepAsCopy(file);
      return kept.ok ? ok({ definitionId: kept.value }) : kept;
    },
    'problemFiles.restorePrevious': ({ file }) => definitions.restorePrevious(file),
  };
}
