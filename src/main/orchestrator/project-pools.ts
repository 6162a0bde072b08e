import type { PoolStore } from '../accounts/pool-store';
import type { PoolCare } from '../accounts/pools/pool-care';
import type { RoutineDirectory } from '../routines/routine-runner';
import { checkRoutine } from './check-routine';
import type { ViewBoard } from './view-board';

export interface PoolProjectionParts {
  readonly pools: PoolStore;
  readonly poolCare: PoolCare;
  readonly routines: RoutineDirectory;
}

/** Saved pools on the board, with their problems. */
export interface PoolProjection {
  close(): void;
}

/**
 * Shows pools and keeps them shown. Names, fields and routines decide about a pool's problems: all are looked at again,
 * once per tick; what did not change is not sent.
 */
export function projectPools(
  board: Pick<ViewBoard, 'put' | 'remove'>,
  { pools, poolCare, routines }: PoolProjectionParts,
): PoolProjection {
  let isQueued = false;
  let closed = false;
  const showAll = (): void => {
    for (const saved of pools.list()) {
      const { pool, file, hash, writable } = saved;
      const problems = poolCare.problemsOf(saved, (chosen) => checkRoutine(chosen, routines));
      board.put({
        type: 'pool.put',
        pool: { id: pool.id, file, hash, pool, problems: [...problems], writable },
      });
    }
  };
  const refresh = (): void => {
    if (isQueued) return;
    isQueued = true;
    queueMicrotask(() => {
      isQueued = false;
      if (!closed) showAll();
    });
  };
  for (const problemFile of pools.problemFiles()) board.put({ type: 'poolProblemFile.put', problemFile });
  showAll();
  const offs = [
    pools.watch((change) => {
      if (change.type === 'problem')
        board.put({ type: 'poolProblemFile.put', problemFile: change.problemFile });
      if (change.type === 'problemGone') board.remove({ type: 'poolProblemFile.remove', file: change.file });
      if (change.type === 'remove') board.remove({ type: 'pool.remove', poolId: change.poolId });
      refresh();
    }),
    poolCare.onChanged(refresh),
    routines.watch(refresh),
  ];
  return {
    close() {
      closed = true;
      for (const off of offs) off();
    },
  };
}
