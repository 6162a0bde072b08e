import { app, dialog } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerAppScheme, serveAppScheme } from './app/app-scheme';
import { openDesktopHost } from './app/desktop-host';
import { readDesktopOptions, type DesktopOptions } from './app/desktop-options';
import { setApplicationMenu } from './app/menu';
import { guardQuit, holdQuit } from './app/quit';
import { denyWhatPagesDoNotNeed } from './app/security';
import { isFirstInstance } from './app/single-instance';
import { createMainWindow, type MainWindow } from './app/window';
import { dropForeignSignalListeners } from './platform/own-signals';
import { dataFolderAt } from './platform/paths';
import { programFilesBeside } from './program-files';

/** Opens host and window; called once Electron is ready. */
async function start(options: DesktopOptions, onWindow: (window: MainWindow) => void): Promise<void> {
  const releaseQuit = holdQuit();
  denyWhatPagesDoNotNeed();
  setApplicationMenu();
  serveAppScheme(programFilesBeside(import.meta.url).window);
  const host = await openDesktopHost(options, app.getVersion());
  const guard = guardQuit({
    running: host,
    showWindow: () => window.show(),
    hideWindow: () => window.hide(),
    onError: reportFatal,
  });
  const window = createMainWindow({
    url: host.url,
    preload: host.own ? fileURLToPath(new URL('../preload/index.cjs', import.meta.url)) : undefined,
    keepOpen: () => guard.keepOpen(),
    onLoadFailed: reportFatal,
  });
  app.on('activate', () => window.show());
  onWindow(window);
  releaseQuit();
}

/** Nothing runs any more that could show it. */
function reportFatal(error: unknown): void {
  dialog.showErrorBox('Muster cannot go on', error instanceof Error ? error.message : String(error));
}

dropForeignSignalListeners();
const options = readDesktopOptions({
  argv: process.argv,
  env: process.env,
  packaged: app.isPackaged,
  userData: app.getPath('userData'),
  programFolder: app.getAppPath(),
});
// Chromium's profile, and with it the lock of the single instance, belongs to the data folder.
app.setPath('userData', join(dataFolderAt(options.dataFolder).state, 'electron'));
registerAppScheme();
let mainWindow: MainWindow | undefined;
if (isFirstInstance(() => mainWindow?.show())) {
  void app
    .whenReady()
    .then(() => start(options, (window) => (mainWindow = window)))
    .catch((error: unknown) => {
      reportFatal(error);
      app.exit(1);
    });
} else app.quit();
