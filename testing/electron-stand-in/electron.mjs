import { protocol } from './addresses.mjs';
import { app } from './app.mjs';
import { ipcMain } from './ipc.mjs';
import {
  dialog,
  Menu,
  nativeImage,
  Notification,
  powerSaveBlocker,
  screen,
  session,
  shell,
  Tray,
} from './surroundings.mjs';
import { safeStorage } from './safe-storage.mjs';
import { BrowserWindow, webContents } from './windows.mjs';

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  Notification,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
};

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  Notification,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
};
// eslint-disable-next-line no-restricted-exports -- `import electron from 'electron'` means the whole
export { electron as default };
