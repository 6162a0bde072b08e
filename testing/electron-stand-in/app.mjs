import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserContext, closeBrowser } from './chromium.mjs';
import { emitPreventable } from './preventable.mjs';
import { record } from './record.mjs';
import { releaseLock, takeLock } from './single-instance.mjs';

const root = process.env['MUSTER_STAND_IN_APP'] ?? process.cwd();
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

class App extends EventEmitter {
  isPackaged = false;
  /** Windows that close while the app quits do not ask for anything. */
  quitting = false;
  closeAllWindows = () => true;
  commandLine = {
    appendSwitch: (...args) => record('commandLine.appendSwitch', ...args),
    hasSwitch: () => false,
  };
  #paths = new Map([
    ['userData', join(tmpdir(), `muster-stand-in-user-data-${process.pid}`)],
    ['home', homedir()],
    ['temp', tmpdir()],
  ]);

  whenReady() {
    return browserContext.then(() => undefined);
  }

  getPath(key) {
    return this.#paths.get(key) ?? join(this.#paths.get('userData'), key);
  }

  setPath(key, path) {
    this.#paths.set(key, path);
  }

  getAppPath() {
    return root;
  }

  getPreferredSystemLanguages() {
    return ['en-US'];
  }

  getName() {
    return name;
  }

  getVersion() {
    return version;
  }

  /** One lock for each `userData`, as in Electron; see `single-instance.mjs`. */
  requestSingleInstanceLock() {
    record('app.requestSingleInstanceLock');
    return takeLock(this.getPath('userData'), (argv, folder) =>
      this.emit('second-instance', {}, argv, folder, null),
    );
  }

  relaunch(...args) {
    record('app.relaunch', ...args);
  }

  /** In Electron's order: before-quit, close of every window, will-quit, quit; each of the first three may stop it. */
  quit() {
    if (emitPreventable(this, 'before-quit')) return;
    this.quitting = true;
    if (!this.closeAllWindows() || emitPreventable(this, 'will-quit')) {
      this.quitting = false;
      return;
    }
    this.exit(0);
  }

  exit(code = 0) {
    this.emit('quit', {}, code);
    releaseLock();
    void closeBrowser().finally(() => process.exit(code));
  }
}

export const app = new App();
void browserContext.then(() => app.emit('ready'));
