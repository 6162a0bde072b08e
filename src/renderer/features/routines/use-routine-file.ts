import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors';
import type { Contract } from '../../../shared/contract';
import type { OutputOf } from '../../../shared/rpc/contract-types';
import type { RoutineSummary } from '../../../shared/routine-summary';
import { useHost, useView } from '../../state/host-context';

/** A routine's file as it was read last. */
export type RoutineFile = OutputOf<Contract, 'routines.read'>;

export interface ReadState {
  /** Undefined until it was read for the first time. */
  readonly file: RoutineFile | undefined;
  /** Why it could not be read now. */
  readonly error: AppError | undefined;
}

const NOTHING: ReadState = { file: undefined, error: undefined };

/** The file of a routine, read anew whenever the host says that the routine is another; what was read stays meanwhile. */
export function useRoutineFile(routine: RoutineSummary): ReadState {
  const { link } = useHost();
  const isConnected = useView((state) => state.link.status === 'connected');
  const [state, setState] = useState<ReadState & { readonly name: string }>({ ...NOTHING, name: '' });
  const { name } = routine;
  useEffect(() => {
    if (!isConnected) return undefined;
    let isWanted = true;
    void link.call('routines.read', { routineName: name }).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) setState({ name, file: answer.value, error: undefined });
      else
        setState((before) => ({ ...(before.name === name ? before : NOTHING), name, error: answer.error }));
    });
    return () => {
      isWanted = false;
    };
    // The summary is a new object at every change of the file.
  }, [isConnected, link, name, routine]);
  return state.name === name ? state : NOTHING;
}
