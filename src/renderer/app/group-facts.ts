import type { DefinitionId } from '../../shared/ids';
import { hasErrors } from '../../shared/problem';
import type { Commands } from '../components/use-command';
import { readOnlyReason } from '../features/orchestration/card-facts';
import { createGroupActions } from '../features/orchestration/group-actions';
import type { GroupVerbFacts } from '../features/orchestration/group-verbs';
import { deleteWithUndo } from '../features/orchestration/use-delete';
import type { HostLink } from '../rpc/host-link';
import { activeGroup } from '../state/active-group';
import { blockedReason } from '../state/blocked';
import type { HostContextValue } from '../state/host-context';

/** What a verb on a group needs, read from the view once; undefined when there is no such group any more. */
export function groupFacts(
  host: HostContextValue,
  definitionId: DefinitionId,
): (GroupVerbFacts & { readonly name: string }) | undefined {
  const { link, uiStore, viewStore } = host;
  const { view, groupOfDefinition, link: state } = viewStore.getState();
  const definition = view?.definitions[definitionId];
  const group = groupOfDefinition[definitionId];
  const name = definition?.definition.name ?? group?.name;
  if (name === undefined) return undefined;
  const run = runnerOf(link, definitionId);
  const deleteNow = (): void => void deleteWithUndo(link, run, { definitionId, name, stopRunning: false });
  const orchestrationId = group?.orchestrationId ?? null;
  return {
    name,
    definition,
    active: activeGroup(group),
    draft: hasErrors(definition?.problems ?? []),
    readOnly: readOnlyReason(definition),
    blocked: blockedReason(state.status),
    actions: createGroupActions({ definitionId, orchestrationId, name, uiStore, viewStore, run, deleteNow }),
  };
}

const IN_WORK = new WeakMap<HostLink, Set<string>>();

/** As `useCommands`, for all who have no component: a call that is under way is not made a second time. */
function runnerOf(link: HostLink, definitionId: DefinitionId): Commands['run'] {
  const inWork = IN_WORK.get(link) ?? new Set<string>();
  IN_WORK.set(link, inWork);
  return async (key, name, input) => {
    const id = `${definitionId} ${key}`;
    if (inWork.has(id)) return undefined;
    inWork.add(id);
    try {
      return await link.call(name, input);
    } finally {
      inWork.delete(id);
    }
  };
}
