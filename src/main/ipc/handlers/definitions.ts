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
  const { definitions, inputSecrets } = parts;
  return {
    ...writingHandlers(parts),
    'definitions.check': ({ draft, definitionId }) => {
      const { plain, secrets } = inputSecrets.split(draft.routineName, draft.routineConfig);
      const checked = { ...draft, routineConfig: plain };
      return Promise.resolve(
        ok({
          problems: [
            ...checkStored(checked, definitionId, parts.preflight, secrets),
            ...checkOverlap(checked, definitionId, definitions),
          ],
        }),
      );
    },
    'definitions.clone': async ({ definitionId, name }) => {
      const cloned = await definitions.clone(definitionId, name);
      return cloned.ok ? ok({ definitionId: cloned.value.definition.id }) : cloned;
    },
    'definitions.delete': async ({ definitionId, stopRunning }) => {
      const removed = await removeDefinition(parts, definitionId, stopRunning);
      if (removed.ok) await inputSecrets.forget([definitionId]);
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
    'definitions.deleteMany': async ({ definitionIds, stopRunning }) => {
      const removed = await removeDefinitions(parts, definitionIds, stopRunning);
      await inputSecrets.forget(definitionIds.filter((id) => !definitions.find(id)));
      return ok(removed);
    },
    'definitions.pin': ({ definitionId, pinned }) =>
      definitions.find(definitionId)
        ? parts.pinned.set(definitionId, pinned)
        : Promise.resolve(err({ code: 'definition_not_found', definitionId })),
    'definitions.loadSamples': () => parts.loadSamples(),
  };
}

/** Values of secret inputs are kept sealed; the file is written without them. */
function writingHandlers({
  definitions,
  inputSecrets,
}: Pick<HandlerParts, 'definitions' | 'inputSecrets'>): Pick<
  Handlers,
  'definitions.create' | 'definitions.update'
> {
  return {
    'definitions.create': async ({ draft }) => {
      const { plain, secrets } = inputSecrets.split(draft.routineName, draft.routineConfig);
      const may = inputSecrets.mayPut(secrets);
      if (!may.ok) return may;
      const created = await definitions.create({ ...draft, routineConfig: plain });
      if (!created.ok) return created;
      const { id } = created.value.definition;
      const put = await inputSecrets.put(id, secrets);
      return put.ok ? ok({ definitionId: id }) : put;
    },
    'definitions.update': async ({ definitionId, draft, baseHash }) => {
      const { plain, secrets } = inputSecrets.split(draft.routineName, draft.routineConfig);
      const may = inputSecrets.mayPut(secrets);
      if (!may.ok) return may;
      const updated = await definitions.update(definitionId, { ...draft, routineConfig: plain }, baseHash);
      if (!updated.ok) return updated;
      const put = await inputSecrets.put(definitionId, secrets);
      return put.ok ? ok({ hash: updated.value.hash }) : put;
    },
  };
}
