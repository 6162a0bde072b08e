import type { Handlers } from '../../../shared/contract';
import { ok } from '../../../shared/errors';
import { asRoutineName } from '../../../shared/routine-name';
import { createRoutine, listSamples } from '../../routines/files/new-routine';
import type { RoutineFolder } from '../../routines/files/routine-folder';
import type { RoutineImports } from '../../routines/files/routine-imports';

type Names = Extract<keyof Handlers, `routineFiles.${string}`>;

/** What calls on files of routines need. */
export interface RoutineFileParts {
  readonly folder: RoutineFolder;
  readonly imports: RoutineImports;
  /** `routines/` among the samples; null where the program came without. */
  readonly samplesFolder: string | null;
}

/** Calls that write files of routines → their folder and imports. Wiring, no logic. */
export function createRoutineFileHandlers({
  routineFiles,
}: {
  readonly routineFiles: RoutineFileParts;
}): Pick<Handlers, Names> {
  const { folder, imports, samplesFolder } = routineFiles;
  return {
    'routineFiles.open': () => Promise.resolve(ok({ importId: imports.open() })),
    'routineFiles.add': ({ importId, base64, ...piece }) => {
      const added = imports.add(importId, { ...piece, bytes: Buffer.from(base64, 'base64') });
      return Promise.resolve(added.ok ? ok({}) : added);
    },
    'routineFiles.preview': async ({ importId, place, leave }) => {
      const rows = await imports.preview(importId, place, leave);
      return rows.ok ? ok({ rows: rows.value }) : rows;
    },
    'routineFiles.import': ({ importId, ...wanted }) => imports.apply(importId, wanted),
    'routineFiles.discard': ({ importId }) => {
      imports.discard(importId);
      return Promise.resolve(ok({}));
    },
    'routineFiles.undo': ({ undoId }) => imports.undo(undoId),
    'routineFiles.samples': async () => ok({ samples: await listSamples(samplesFolder) }),
    'routineFiles.create': (wanted) => createRoutine(wanted, { folder, samplesFolder }),
    'routineFiles.rename': async ({ routineName, name }) => {
      const renamed = await folder.rename(routineName, asRoutineName(name));
      return renamed.ok ? ok({}) : renamed;
    },
    'routineFiles.delete': async ({ routineName }) => {
      const removed = await folder.remove(routineName);
      return removed.ok ? ok({ trashId: removed.value }) : removed;
    },
    'routineFiles.restore': async ({ trashId }) => {
      const restored = await folder.restore(trashId);
      return restored.ok ? ok({ routineName: restored.value }) : restored;
    },
  };
}
