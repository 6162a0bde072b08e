import { useMemo } from 'react';
import { useCommands } from '../../components/use-command';
import { useHost } from '../../state/host-context';
import { createGroupActions, type GroupActionsMade, type GroupSubject } from './group-actions';
import { useDelete } from './use-delete';

export type { GroupSubject } from './group-actions';

export interface GroupActions extends GroupActionsMade {
  /** Keys of calls under way: `start`, `pause`, `stop.now`, … */
  readonly pending: ReadonlySet<string>;
}

/** The verbs of a card, with what of them is under way. */
export function useGroupActions({ definitionId, orchestrationId, name }: GroupSubject): GroupActions {
  const { uiStore, viewStore } = useHost();
  const { pending, run } = useCommands();
  const { remove } = useDelete();
  return useMemo(() => {
    const deleteNow = (): void => void remove({ definitionId, name, stopRunning: false });
    const context = { definitionId, orchestrationId, name, uiStore, viewStore, run, deleteNow };
    return { pending, ...createGroupActions(context) };
  }, [definitionId, name, orchestrationId, pending, remove, run, uiStore, viewStore]);
}
