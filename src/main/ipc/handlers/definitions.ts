import type { Handlers } from '../../../shared/contract';
import { err, ok } from '../../../shared/errors';
import { tagDefinitions } from '../../definitions/tag-definitions';
import { kindOf } from '../../definitions/trash-entries';
import { removeDefinition, removeDefinitions } from '../../orchestrator/definition-removal';
import { checkOverlap, checkStored } from '../../orchestrator/preflight';
import type { HandlerParts } from '../handler-parts';

type Names = Exclude<Extract<keyof Handlers, `definitions.${string}`>, 'definitions.export'>;

/** Calls on saved definitions → the store. Wiring, no logic. */
export function createDefinitionHandlers(parts: HandlerParts): Pick<Handlers, Names> {
  const { definitions } = parts;
  return {
    'definitions.check': ({ draft, definitionId }) =>
      Promise.resolve(
        ok({
          problems: [
            ...checkStored(draft, definitionId, parts.preflight),
            ...checkOverlap(draft, definitionId, definitions),
          ],
        }),
      ),
    'definitions.create': async ({ draft }) => {
      const created = await definitions.create(draft);
      return created.ok ? ok({ definitionId: created.value.definition.id }) : created;
    },
    'definitions.update': async ({ definitionId, draft, baseHash }) => {
      const updated = await definitions.update(definitionId, draft, baseHash);
      return updated.ok ? ok({ hash: updated.value.hash }) : updated;
    },
    'definitions.clone': async ({ definitionId, name }) => {
      const cloned = await definitions.clone(definitionId, name);
      return cloned.ok ? ok({ definitionId: cloned.value.definition.id }) : cloned;
    },
    'definitions.delete': async ({ definitionId, stopRunning }) => {
      const removed = await removeDefinition(parts, definitionId, stopRunning);
      return removed.ok ? ok({ trashId: removed.value }) : removed;
    },
    'definitions.restore': async ({ trashId }) => {
      const trashed = await parts.trash.peek(trashId);
      const isTemplate = trashed && kindOf(trashed.originalPath, parts.folders) === 'groupTemplate';
      const restored = await (isTemplate ? parts.groupTemplates : definitions).restore(trashId);
      return restored.ok ? ok({ definitionId: isTemplate ? null : restored.value }) : restored;
    },
    'definitions.tag': async ({ definitionIds, add, remove }) => {
      const { done, failures, undoId } = await tagDefinitions(definitions, definitionIds, { add, remove });
      return ok({ changed: done, failures, undoId });
    },
    'definitions.deleteMany': async ({ definitionIds, stopRunning }) =>
      ok(await removeDefinitions(parts, definitionIds, stopRunning)),
    'definitions.pin': ({ definitionId, pinned }) =>
      definitions.find(definitionId)
        ? parts.pinned.set(definitionId, pinned)
        : Promise.resolve(err({ code: 'definition_not_found', definitionId })),
    'definitions.loadSamples': () => parts.loadSamples(),
  };
}
