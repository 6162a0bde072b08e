import { useShallow } from 'zustand/react/shallow';
import type { GroupView } from '../../../shared/view';
import { useView } from '../../state/host-context';
import type { Holders } from './conflict-waiting';

/** Who holds the instances a group waits for; draws anew only when one of the names changes. */
export function useHolders({ waitingFor }: Pick<GroupView, 'waitingFor'>): Holders {
  return useView(
    useShallow((state): Holders => {
      const instances = state.view?.instances ?? {};
      return Object.fromEntries(
        waitingFor
          .filter(({ what }) => what === 'lease')
          .map(({ ref }) => [ref, instances[ref]?.holder?.groupName ?? '']),
      );
    }),
  );
}
