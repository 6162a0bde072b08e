import { EventEmitter } from 'node:events';
import { record, recorded, standIn } from './record.mjs';

/* What Electron has of the system around it. None of it is emulated; all of it is noted. */

const answer = (kind, args, otherwise) => {
  record(`dialog.${kind}`, args.at(-1));
  return Promise.resolve(standIn.dialogAnswers.shift() ?? otherwise);
};

export const dialog = {
  showMessageBox: (...args) => answer('showMessageBox', args, { response: args.at(-1)?.cancelId ?? 0 }),
  /** `showMessageBox` of Electron's that waits: the answer is its number alone. */
  showMessageBoxSync: (...args) => {
    record('dialog.showMessageBoxSync', args.at(-1));
    return standIn.dialogAnswers.shift()?.response ?? args.at(-1)?.cancelId ?? 0;
  },
  showOpenDialog: (...args) => answer('showOpenDialog', args, { canceled: true, filePaths: [] }),
  showErrorBox: (...args) => record('dialog.showErrorBox', ...args),
};

export const shell = recorded('shell', ['openExternal', 'openPath', 'showItemInFolder']);

export const session = {
  defaultSession: recorded('session', [
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
  ]),
};

/** An item as it was described; roles do nothing here. */
class MenuItem {
  constructor(described) {
    Object.assign(this, { enabled: true, visible: true, type: 'normal', ...described });
    this.submenu = Array.isArray(described.submenu) ? Menu.buildFromTemplate(described.submenu) : undefined;
    this.click = () => this.enabled && described.click?.(this, undefined, {});
  }
}

/** A menu nobody sees; its items can be found and clicked as in Electron. */
export class Menu {
  static #application = null;
  items = [];

  static setApplicationMenu(menu) {
    record('Menu.setApplicationMenu', menu?.template);
    Menu.#application = menu;
  }

  static getApplicationMenu() {
    return Menu.#application;
  }

  static buildFromTemplate(template) {
    const menu = new Menu();
    menu.template = template;
    menu.items = template.map((described) => new MenuItem(described));
    return menu;
  }

  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

/** A sign nobody sees: a test reads what it says and clicks its menu through `globalThis.__electronStandIn.tray`. */
export class Tray extends EventEmitter {
  constructor() {
    super();
    record('Tray');
    standIn.tray = this;
  }

  setToolTip(tip) {
    this.tip = tip;
  }

  setContextMenu(menu) {
    this.menu = menu;
  }

  destroy() {
    record('tray.destroy');
    standIn.tray = null;
  }
}

export const nativeImage = { createFromDataURL: (url) => ({ url }) };

/** One notes that it was shown; a test clicks it through `globalThis.__electronStandIn.notifications`. */
export class Notification extends EventEmitter {
  static isSupported() {
    return true;
  }

  constructor(options) {
    super();
    this.options = options;
  }

  show() {
    record('Notification.show', this.options);
    standIn.notifications.push(this);
  }
}

const blockers = new Set();
let blocker = 0;
/** Nothing is kept awake; which were asked for is kept. */
export const powerSaveBlocker = {
  start: (kind) => {
    record('powerSaveBlocker.start', kind);
    blockers.add((blocker += 1));
    return blocker;
  },
  stop: (id) => {
    record('powerSaveBlocker.stop', id);
    return blockers.delete(id);
  },
  isStarted: (id) => blockers.has(id),
};

const display = { id: 1, workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };
