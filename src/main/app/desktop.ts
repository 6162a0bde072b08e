import { app, dialog } from 'electron';
import { t } from '../../shared/catalogue/translate';
import { createShellRequests } from '../ipc/shell-requests';
import { dataFolderAt } from '../platform/paths';
import { createSystemClock } from '../platform/system-clock';
import { programFilesBeside } from '../program-files';
import { serveAppScheme } from './app-scheme';
import { openDesktopHost } from './desktop-host';
import type { DesktopOptions } from './desktop-options';
import { setApplicationMenu } from './menu';
import { guardQuit, holdQuit } from './quit';
import { denyWhatPagesDoNotNeed } from './security';
import { startShell, type Shell } from './shell';
import { createMainWindow } from './window';

/** The app once it is open. */
export interface Desktop {
  show(): void;
  /** Shows these files as an import. */
  openFiles(paths: readonly string[]): void;
}

/** Opens host, window and shell. Called once Electron is ready; rejects when there is nothing that could be shown. */
export async function openDesktop(options: DesktopOptions, preload: string): Promise<Desktop> {
  const releaseQuit = holdQuit();
  denyWhatPagesDoNotNeed();
  serveAppScheme(programFilesBeside(import.meta.url).window);
  const requests = createShellRequests();
  setApplicationMenu((verb) => requests.post({ type: 'verb', verb }));
  const host = await openDesktopHost(options, app.getVersion(), requests);
  let shell: Shell | undefined;
  const guard = guardQuit({
    running: host,
    showWindow: () => window.show(),
    hideWindow: () => window.hide(),
    onError: reportFatal,
    onClose: () => shell?.facts()?.settings.onClose ?? 'ask',
  });
  const window = createMainWindow({
    url: host.url,
    preload: host.own ? preload : undefined,
    keepOpen: () => guard.keepOpen(),
    onLoadFailed: reportFatal,
    stateFolder: dataFolderAt(options.dataFolder).state,
    // Where the window stood is worth no message; it opens in its usual place the next time.
    onStateLost: () => undefined,
  });
  app.on('activate', () => window.show());
  if (host.connection) {
    shell = startShell({
      connection: host.connection,
      clock: createSystemClock(),
      post: (request) => requests.post(request),
      showWindow: () => window.show(),
      onError: (title, detail) => dialog.showErrorBox(title, detail),
    });
  }
  app.once('will-quit', () => shell?.stop());
  releaseQuit();
  return {
    show: () => window.show(),
    openFiles: (paths) => {
      window.show();
      shell?.openFiles(paths);
    },
  };
}

/** Nothing runs any more that could show it. */
export function reportFatal(error: unknown): void {
  dialog.showErrorBox(t('Muster can’t go on'), error instanceof Error ? error.message : String(error));
}
