import { contextBridge, ipcRenderer } from 'electron';
import { createPort } from './port';

/*
 * All that the window gets of Electron. Bundled to one dependency-free CommonJS file: the sandbox takes nothing else.
 */
contextBridge.exposeInMainWorld('musterPort', createPort(ipcRenderer, String(performance.timeOrigin)));
