import type { Handlers } from '../../../shared/contract';
import { err, ok } from '../../../shared/errors';
import { draftFrom, groupTemplateView } from '../../definitions/group-templates';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `groupTemplates.${string}`>;

/** Calls on group templates → their store. Wiring, no logic. */
export function createGroupTemplateHandlers({
  groupTemplates,
  inputSecrets,
}: Pick<HandlerParts, 'groupTemplates' | 'inputSecrets'>): Pick<Handlers, Names> {
  return {
    'groupTemplates.list': () =>
      Promise.resolve(
        ok({
          templates: groupTemplates
            .list()
            .map(groupTemplateView)
            .sort((a, b) => a.name.localeCompare(b.name)),
        }),
      ),
    'groupTemplates.read': ({ templateId }) => {
      const saved = groupTemplates.find(templateId);
      return Promise.resolve(
        saved ? ok({ draft: draftFrom(saved) }) : err({ code: 'group_template_not_found', templateId }),
      );
    },
    'groupTemplates.save': async ({ draft }) => {
      // A template is for others: it has no value of a secret input.
      const { plain } = inputSecrets.split(draft.routineName, draft.routineConfig);
      const created = await groupTemplates.create({ ...draft, routineConfig: plain });
      return created.ok ? ok({ templateId: created.value.definition.id }) : created;
    },
    'groupTemplates.remove': async ({ templateId }) => {
      const removed = await groupTemplates.remove(templateId);
      if (removed.ok) return ok({ trashId: removed.value });
      return removed.error.code === 'definition_not_found'
        ? err({ code: 'group_template_not_found', templateId })
        : err(removed.error);
    },
  };
}
