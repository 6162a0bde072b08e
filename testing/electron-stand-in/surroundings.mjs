import { EventEmitter } from 'node:events';
import { record, recorded, standIn } from './record.mjs';

/* What Electron has of the system around it. None of it is emulated; all of it is noted. */

const answer = (kind, args, otherwise) => {
  record(`dialog.${kind}`, args.at(-1));
  return Promise.resolve(standIn.dialogAnswers.shift() ?? otherwise);
};

export const dialog = {
  showMessageBox: (...args) => answer('showMessageBox', args, { response: args.at(-1)?.cancelId ?? 0 }),
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

export class Menu {
  static setApplicationMenu(menu) {
    record('Menu.setApplicationMenu', menu.template);
  }

  static buildFromTemplate(template) {
    const menu = new Menu();
    menu.template = template;
    return menu;
  }
}

export class Tray extends EventEmitter {
  constructor() {
    super();
    record('Tray');
    Object.assign(this, recorded('tray', ['setToolTip', 'setContextMenu', 'destroy']));
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

let blockers = 0;
export const powerSaveBlocker = {
  start: (kind) => {
    record('powerSaveBlocker.start', kind);
    return (blockers += 1);
  },
  stop: (id) => record('powerSaveBlocker.stop', id),
};

const display = { id: 1, workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };
