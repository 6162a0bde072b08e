import { chmod } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeFolder } from './make-folder';

/** Where everything of one data folder lies; absolute paths. */
export interface DataFolder {
  readonly root: string;
  /** Shareable: definitions, routines, templates, pools, plans. No secret ever in them. */
  readonly definitions: string;
  /** Groups others are made from. */
  readonly groupTemplates: string;
  readonly routines: string;
  readonly templates: string;
  /** Data of languages that text is read in, where people have put some; else it is not there. */
  readonly ocrLanguages: string;
  readonly pools: string;
  readonly plans: string;
  /** What routines push to devices and pull from them. */
  readonly files: string;
  /** Private to this user. */
  readonly state: string;
  readonly logs: string;
  /** Earlier versions of definitions. */
  readonly versions: string;
  readonly quarantine: string;
  readonly trash: string;
  readonly logFile: string;
  readonly databaseFile: string;
  /** Accounts, their ledger and their secrets. */
  readonly accountsFile: string;
  /** The key that opens the secrets where the system keeps none for the program; mode 0600. */
  readonly accountsKeyFile: string;
  /** One lock per process that holds leases of accounts. */
  readonly accountSessions: string;
  /** Labels of instances and the network devices to connect to. */
  readonly instancesFile: string;
  readonly pinnedFile: string;
  /** What people have allowed routines to do. */
  readonly consentsFile: string;
  readonly hostLockFile: string;
  readonly hostInfoFile: string;
}

/** The layout below `root`; touches nothing. */
export function dataFolderAt(root: string): DataFolder {
  const at = (...parts: string[]): string => join(resolve(root), ...parts);
  return {
    root: at(),
    definitions: at('orchestration_groups'),
    groupTemplates: at('group_templates'),
    routines: at('routines'),
    templates: at('templates'),
    ocrLanguages: at('ocr_languages'),
    pools: at('pools'),
    plans: at('plans'),
    files: at('files'),
    state: at('.state'),
    logs: at('.state', 'logs'),
    versions: at('.state', 'versions'),
    quarantine: at('.quarantine'),
    trash: at('.trash'),
    logFile: at('.state', 'logs', 'muster.log'),
    databaseFile: at('.state', 'muster.db'),
    accountsFile: at('.state', 'accounts.db'),
    accountsKeyFile: at('.state', 'accounts.key'),
    accountSessions: at('.state', 'account-sessions'),
    instancesFile: at('.state', 'instances.json'),
    pinnedFile: at('.state', 'pinned.json'),
    consentsFile: at('.state', 'consents.json'),
    hostLockFile: at('.state', 'host.lock'),
    hostInfoFile: at('.state', 'host.json'),
  };
}

/** Makes what is missing of the folder; the private parts are closed to other users also when they were there. */
export async function prepareDataFolder(root: string): Promise<DataFolder> {
  const folder = dataFolderAt(root);
  const { definitions, groupTemplates, routines, templates, pools, plans } = folder;
  const { state, logs, quarantine, trash } = folder;
  await makeFolder(folder.root);
  for (const path of [definitions, groupTemplates, routines, templates, pools, plans]) await makeFolder(path);
  for (const path of [state, logs, quarantine, trash]) await makePrivateFolder(path);
  return folder;
}

/** Makes a folder only this user may open (mode 0700; Windows uses the rights of the parent). */
export async function makePrivateFolder(path: string): Promise<void> {
  await makeFolder(path, 0o700);
  await chmod(path, 0o700);
}
