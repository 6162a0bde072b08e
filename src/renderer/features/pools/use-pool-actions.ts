import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { TrashId } from '../../../shared/ids';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useHost } from '../../state/host-context';
import { copyOfPool } from './pool-draft';
import type { PoolRow } from './pool-list';

/** The verbs of a row. */
export interface PoolActions {
  readonly edit: (row: PoolRow) => void;
  /** Shows what it finds now. */
  readonly test: (row: PoolRow) => void;
  /** Opens the form with the same content under another name; nothing is saved yet. */
  readonly duplicate: (row: PoolRow) => void;
  /** At once, with a way back. */
  readonly remove: (row: PoolRow) => void;
}

/** The verbs, and the keys of calls under way: `delete ID`. */
export function usePoolActions(): { readonly actions: PoolActions; readonly pending: ReadonlySet<string> } {
  const { link, uiStore, viewStore } = useHost();
  const { pending, run } = useCommands();
  const actions = useMemo((): PoolActions => {
    const restore = async (trashId: TrashId, name: string): Promise<void> => {
      const answer = await link.call('pools.restore', { trashId });
      if (answer.ok) toastDone(t('“{name}” is back', { name }));
      else toastError(answer.error);
    };
    const remove = async ({ view: { id, pool }, usedBy }: PoolRow): Promise<void> => {
      const { name } = pool;
      const answer = await run(`delete ${id}`, 'pools.delete', { poolId: id });
      if (answer?.ok === false) toastError(answer.error);
      if (answer?.ok !== true) return;
      const { trashId } = answer.value;
      toastWithAction(deletedWords(name, usedBy.length), {
        label: t('Undo'),
        onClick: () => void restore(trashId, name),
      });
    };
    return {
      edit: ({ view }) => {
        uiStore.setState({ dialog: { kind: 'editPool', poolId: view.id } });
      },
      test: ({ view }) => {
        uiStore.setState({ dialog: { kind: 'testPool', poolId: view.id } });
      },
      duplicate: ({ view }) => {
        const pools = Object.values(viewStore.getState().view?.pools ?? {});
        const names = pools.map(({ pool }) => pool.name);
        uiStore.setState({ dialog: { kind: 'newPool', draft: copyOfPool(view.pool, names) } });
      },
      remove: (row) => void remove(row),
    };
  }, [link, run, uiStore, viewStore]);
  return { actions, pending };
}

function deletedWords(name: string, groups: number): string {
  return groups === 0
    ? t('“{name}” was deleted; the accounts stay', { name })
    : t('“{name}” was deleted; {count, plural, one {one group} other {# groups}} can’t start without it', {
        name,
        count: groups,
      });
}
