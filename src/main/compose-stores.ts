import { openAccounts, type AccountOptions, type OpenAccounts } from './compose-accounts';
import { openDevices, type DeviceParts } from './compose-devices';
import type { DefinitionStore } from './definitions/definition-store';
import { createDefinitionStore } from './definitions/json-definition-store';
import { openPinnedDefinitions, type PinnedDefinitions } from './definitions/pinned-definitions';
import type { RunJournal } from './history/run-journal';
import { RUN_JOURNAL_MIGRATIONS } from './history/run-journal-schema';
import { createRunJournal } from './history/sqlite-run-journal';
import { openTogether } from './open-together';
import { createInstanceLeases, type InstanceLeases } from './orchestrator/instance-leases';
import { createDatabase, type DatabaseOptions } from './platform/database';
import type { DataFolder } from './platform/paths';
import { createTrash, type Trash } from './platform/trash';
import { openConsents, type ConsentStore } from './routines/consent/consent-store';
import { createRoutineDirectory } from './routines/directory/routine-directory';
import type { RoutineDirectory } from './routines/routine-runner';
import { createTemplateDirectory, type TemplateDirectory } from './vision/templates/template-directory';

type StoreOptions = Parameters<typeof openDevices>[0] &
  AccountOptions & {
    readonly databaseWorker: DatabaseOptions['worker'];
  };

/** What a host keeps, and what it knows of instances. */
export interface Stores {
  readonly accounts: OpenAccounts;
  readonly definitions: DefinitionStore;
  readonly groupTemplates: DefinitionStore;
  readonly pinned: PinnedDefinitions;
  readonly trash: Trash;
  readonly routines: RoutineDirectory;
  readonly consents: ConsentStore;
  readonly templates: TemplateDirectory;
  readonly journal: RunJournal;
  readonly leases: InstanceLeases;
  readonly devices: DeviceParts;
  close(): Promise<void>;
}

/** Opens all stores of a data folder; none is left open when one of them can't be. */
export async function openStores(options: StoreOptions, folder: DataFolder): Promise<Stores> {
  const { clock, random, logger } = options;
  const database = createDatabase({
    file: folder.databaseFile,
    worker: options.databaseWorker,
    migrations: RUN_JOURNAL_MIGRATIONS,
    logger,
  });
  const leases = createInstanceLeases();
  const [
    accounts,
    { definitions, groupTemplates, pinned },
    { routines, consents, templates, closeRoutines },
    devices,
  ] = await openTogether([
    openAccounts(options, folder),
    openDefinitions(options, folder),
    openRoutines(options, folder),
    openDevices(options, folder, (ref) => leases.holding(ref)?.holder ?? null),
    Promise.resolve(database),
    database.opened(),
  ]);
  const journal = createRunJournal(database, logger);
  return {
    accounts,
    definitions,
    groupTemplates,
    pinned,
    trash: createTrash(folder.trash, clock, random),
    routines,
    consents,
    templates,
    journal,
    leases,
    devices,
    async close() {
      await Promise.all([definitions.close(), groupTemplates.close(), closeRoutines(), devices.close()]);
      await accounts.close();
      // A record that could not be written is in the log; the thread has to end all the same.
      await journal.close().finally(() => database.close());
    },
  };
}

async function openRoutines({ clock, logger }: StoreOptions, folder: DataFolder) {
  const consents = await openConsents({
    ...{ file: folder.consentsFile, quarantineFolder: folder.quarantine, clock },
  });
  const templates = await createTemplateDirectory({ folder: folder.templates, clock, logger });
  const options = { folder: folder.routines, clock, logger, consents, templates };
  const routines = await createRoutineDirectory(options).catch(async (error: unknown) => {
    await templates.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await routines.close();
    await templates.close();
  };
  return { routines, consents, templates, closeRoutines: close, close };
}

type Definitions = Pick<Stores, 'definitions' | 'groupTemplates' | 'pinned' | 'close'>;

async function openDefinitions(
  { clock, random, logger }: StoreOptions,
  folder: DataFolder,
): Promise<Definitions> {
  const { trash: trashFolder, quarantine: quarantineFolder, versions: versionsFolder } = folder;
  const common = { trashFolder, quarantineFolder, clock, random, logger };
  const [definitions, groupTemplates] = await openTogether([
    createDefinitionStore({ ...common, folder: folder.definitions, versionsFolder }),
    createDefinitionStore({ ...common, folder: folder.groupTemplates, versionsFolder: null }),
  ]);
  const close = async (): Promise<void> => {
    await Promise.all([definitions.close(), groupTemplates.close()]);
  };
  // While a file can't be read nobody knows whose pin belongs to it.
  const exists = (id: Parameters<PinnedDefinitions['has']>[0]): boolean =>
    definitions.find(id) !== undefined || definitions.problemFiles().length > 0;
  const pinned = await openPinnedDefinitions({
    ...{ file: folder.pinnedFile, quarantineFolder, clock },
    exists,
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { definitions, groupTemplates, pinned, close };
}
