import { ipcMain, shell } from 'electron';
import { t } from '../../shared/catalogue/translate';
import { contract } from '../../shared/contract';
import { createClient } from '../../shared/rpc/client';
import type { Connection } from '../../shared/rpc/connection';
import { addressWithToken } from '../../shared/rpc/hello';
import { openHeadlessHost, type HeadlessHost } from '../headless';
import type { ShellRequests } from '../ipc/shell-requests';
import { startElectronHost } from '../ipc/transports/electron';
import { programFilesBeside } from '../program-files';
import { APP_ORIGIN } from './app-answer';
import { APP_URL } from './app-scheme';
import { createDesktopActions } from './desktop-actions';
import type { DesktopOptions } from './desktop-options';
import type { Running } from './quit';
import { createSafeStorageKeyStore } from './safe-storage-key-store';
import { createElectronSettings } from './settings';

/** What the window shows, and what runs behind it. */
export interface DesktopHost extends Running {
  readonly url: string;
  /** The shell's own line to the host; null when that is another process. */
  readonly connection: Connection | null;
  /** Whether the window's pages are the app's own and talk over IPC; else they are another host's. */
  readonly own: boolean;
}

/** The other process that holds the data folder can't be shown: it is starting, ending, or of another version. */
export class DataFolderBusyError extends Error {
  override readonly name = 'DataFolderBusyError';
}

/**
 * Becomes the host of the data folder, also for the command line and browsers; where another process is it already
 * (`muster serve`), the window shows that one.
 */
export async function openDesktopHost(
  options: DesktopOptions,
  version: string,
  shellRequests: ShellRequests,
): Promise<DesktopHost> {
  const { dataFolder, adbServer, simulate } = options;
  const files = programFilesBeside(import.meta.url);
  const opened = await openHeadlessHost({
    version,
    dataFolder,
    samplesFolder: files.samples,
    windowFolder: files.window,
    adbServers: [{ ...adbServer, role: 'real' }],
    // This executable is Electron; the variable makes it plain Node.
    simulator: { file: process.execPath, args: [files.simulator], env: { ELECTRON_RUN_AS_NODE: '1' } },
    databaseWorker: { url: files.databaseWorker },
    accountsWorker: { url: files.accountsWorker },
    eyeWorker: { url: files.eyeWorker, kernel: files.matcherKernel },
    keyStore: createSafeStorageKeyStore(),
    createSettings: createElectronSettings,
    reveal: (path) => {
      shell.showItemInFolder(path);
      return Promise.resolve();
    },
    shellRequests,
    desktop: createDesktopActions(options),
    port: 0,
  });
  if (opened.ok) {
    void prepare(opened.host, simulate);
    return serveWindow(opened.host);
  }
  if (opened.host?.version !== version) {
    throw new DataFolderBusyError(
      opened.host
        ? t('Muster {other} is using {dataFolder}; this is {version}. Close the other one first.', {
            other: opened.host.version,
            dataFolder,
            version,
          })
        : t('Another Muster is starting or ending in {dataFolder}. Try again in a moment.', { dataFolder }),
    );
  }
  return {
    url: addressWithToken(opened.host.url, opened.host.token),
    own: false,
    connection: null,
    groupsRunning: () => 0,
    close: () => Promise.resolve(),
  };
}

function serveWindow(host: HeadlessHost): DesktopHost {
  const window = startElectronHost({
    ipc: ipcMain,
    origin: APP_ORIGIN,
    serve: (connection) => void host.serve(connection),
    logger: host.logger,
  });
  return {
    url: APP_URL,
    own: true,
    connection: host.connect(),
    groupsRunning: () => host.groupsRunning(),
    close: async () => {
      await host.close();
      window.close();
    },
  };
}

/** Simulated emulators first, so that groups that start by themselves find them. The window shows how far it is. */
async function prepare(host: HeadlessHost, simulate: number): Promise<void> {
  if (simulate > 0) await startSimulator(host, simulate);
  await host.startWanted();
}

async function startSimulator(host: HeadlessHost, devices: number): Promise<void> {
  const connection = host.connect();
  await createClient(contract, connection).call('simulator.start', { devices });
  connection.close();
}
