import { join } from 'node:path';
import { sameName } from '../shared/definition-rules';
import type { HostOptions } from './host-options';
import type { HandlerParts } from './ipc/handler-parts';
import type { DataFolder } from './platform/paths';
import { createRoutineFolder } from './routines/files/routine-folder';
import { createRoutineImports } from './routines/files/routine-imports';

/** Whatever writes files of routines. */
export function composeRoutineFiles(
  { clock, random, samplesFolder }: Pick<HostOptions, 'clock' | 'random' | 'samplesFolder'>,
  { routines: routinesFolder }: Pick<DataFolder, 'routines'>,
  {
    trash,
    routines,
    accounts,
    templateFiles: { folder: templates },
  }: Pick<HandlerParts, 'trash' | 'routines' | 'accounts' | 'templateFiles'>,
): HandlerParts['routineFiles'] {
  const folder = createRoutineFolder({
    ...{ folder: routinesFolder, trash },
    onTouched: (files) => routines.touched(files),
  });
  const { pools } = accounts;
  const imports = createRoutineImports({
    ...{ folder, pools, templates, clock, random },
    isTemplateTaken: (name) => templates.isTaken(name),
    link: (files) => routines.link(files),
    isPoolTaken: (name) => pools.list().some(({ pool }) => sameName(pool.name, name)),
  });
  return { folder, imports, samplesFolder: samplesFolder === null ? null : join(samplesFolder, 'routines') };
}
