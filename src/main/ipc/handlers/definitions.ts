import type { Handlers } from '../../../shared/contract';
import { ok } from '../../../shared/errors';
import { removeDefinition } from '../../orchestrator/definition-removal';
import { checkOverlap, checkStored } from '../../orchestrator/preflight';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `definitions.${string}`>;

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
      const restored = await definitions.restore(trashId);
      return restored.ok ? ok({ definitionId: restored.value }) : restored;
    },
    'definitions.loadSamples': () => parts.loadSamples(),
  };
}
