import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where everything of one data folder lies; absolute paths. */
export interface DataFolder {
  readonly root: string;
  /** Shareable: definitions, routines, templates, pools, plans. No secret ever in them. */
  readonly definitions: string;
  readonly routines: string;
  readonly templates: string;
  readonly pools: string;
  readonly plans: string;
  /** Private to this user. */
  readonly state: string;
  readonly logs: string;
  readonly quarantine: string;
  readonly trash: string;
  readonly logFile: string;
  readonly databaseFile: string;
  /** Labels of instances and the network devices to connect to. */
  readonly instancesFile: string;
  readonly hostLockFile: string;
  readonly hostInfoFile: string;
}

/** The layout below `root`; touches nothing. */
export function dataFolderAt(root: string): DataFolder {
  const at = (...parts: string[]): string => join(resolve(root), ...parts);
  return {
    root: at(),
    definitions: at('orchestration_groups'),
    routines: at('routines'),
    templates: at('templates'),
    pools: at('pools'),
    plans: at('plans'),
    state: at('.state'),
    logs: at('.state', 'logs'),
    quarantine: at('.quarantine'),
    trash: at('.trash'),
    logFile: at('.state', 'logs', 'muster.log'),
    databaseFile: at('.state', 'muster.db'),
    instancesFile: at('.state', 'instances.json'),
    hostLockFile: at('.state', 'host.lock'),
    hostInfoFile: at('.state', 'host.json'),
  };
}

/** Makes what is missing of the folder; the private parts are closed to other users also when they were there. */
export async function prepareDataFolder(root: string): Promise<DataFolder> {
  const folder = dataFolderAt(root);
  const { definitions, routines, templates, pools, plans, state, logs, quarantine, trash } = folder;
  for (const path of [definitions, routines, templates, pools, plans]) await mkdir(path, { recursive: true });
  for (const path of [state, logs, quarantine, trash]) await makePrivateFolder(path);
  return folder;
}

/** Makes a folder only this user may open (mode 0700; Windows uses the rights of the parent). */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
}
