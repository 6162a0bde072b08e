import type { ImportNote } from '../../../../shared/import';
import type { PoolDraft } from '../../../../shared/pool';
import { renamedRoutine } from '../../../../shared/earlier-routine-name';
import type { FoundPool } from './read-pool-source';

const PLACES = ['provision', 'cleanUp'] as const;

/** A pool that came with its routines: those it runs before and after a use are named as they are called here. */
export function withRenamedRoutines(found: FoundPool, calls: ReadonlyMap<string, string>): FoundPool {
  if ('refusal' in found) return found;
  let draft: PoolDraft = found.draft;
  const notes: ImportNote[] = [];
  for (const place of PLACES) {
    const routine = draft[place];
    const to = routine ? renamedRoutine(routine.routineName, calls) : undefined;
    if (!routine || to === undefined) continue;
    const detail = { from: routine.routineName, to };
    notes.push({ path: `${place}.routineName`, code: 'routine_renamed', detail });
    draft = { ...draft, [place]: { ...routine, routineName: to } };
  }
  return notes.length === 0 ? found : { draft, notes: [...found.notes, ...notes] };
}
