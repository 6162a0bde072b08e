import { app } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bestLanguage, loadLanguage } from '../shared/catalogue/load-language';
import { registerAppScheme } from './app/app-scheme';
import { goOnWithout } from './app/choose-data-folder';
import { openDesktop, reportFatal, type Desktop } from './app/desktop';
import { readDesktopOptions } from './app/desktop-options';
import { filesIn } from './app/open-files';
import { isFirstInstance } from './app/single-instance';
import { dropForeignSignalListeners } from './platform/own-signals';
import { dataFolderAt } from './platform/paths';

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

const preload = fileURLToPath(new URL('../preload/index.cjs', import.meta.url));
let desktop: Desktop | undefined;
// What is opened before there is a window waits for it.
let waiting: readonly string[] = filesIn(process.argv, process.cwd());

function openFiles(paths: readonly string[]): void {
  if (desktop) desktop.openFiles(paths);
  else waiting = [...waiting, ...paths];
}

function onSecondInstance(argv: readonly string[], folder: string): void {
  desktop?.show();
  openFiles(filesIn(argv, folder));
}

// macOS hands over files this way, also before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  openFiles([path]);
});

if (isFirstInstance(onSecondInstance)) {
  void app
    .whenReady()
    .then(async () => {
      // The settings are not read yet; what has to be said before is said in the system's language.
      await loadLanguage(bestLanguage(app.getPreferredSystemLanguages()));
      if (!(await goOnWithout(options))) {
        app.quit();
        return;
      }
      desktop = await openDesktop(options, preload);
      if (waiting.length > 0) desktop.openFiles(waiting);
    })
    .catch((error: unknown) => {
      reportFatal(error);
      app.exit(1);
    });
} else app.quit();
