import { EventEmitter } from 'node:events';

class IpcMain extends EventEmitter {
  handlers = new Map();

  handle(channel, handler) {
    if (this.handlers.has(channel)) throw new Error(`a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  removeHandler(channel) {
    this.handlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();

/** What a page says to the main process, by way of the binding below. */
export async function receive(event, kind, channel, args) {
  if (kind === 'send') return void ipcMain.emit(channel, event, ...args);
  const handler = ipcMain.handlers.get(channel);
  if (!handler) return { error: `no handler for '${channel}'` };
  try {
    return { value: await handler(event, ...args) };
  } catch (error) {
    return { error: String(error) };
  }
}

/**
 * Runs a preload in its page with the `require('electron')` a sandboxed preload gets. Arguments pass as JSON, where
 * Electron clones them.
 */
export const preloadScript = (source) => `(() => {
  if (window !== window.top || window.__standInPush) return;
  const listeners = new Map();
  const of = (channel) => listeners.get(channel) ?? listeners.set(channel, []).get(channel);
  Object.defineProperty(window, '__standInPush', {
    value: (channel, args) => [...of(channel)].forEach((listener) => listener({ sender: ipcRenderer }, ...args)),
  });
  const ipcRenderer = {
    on: (channel, listener) => (of(channel).push(listener), ipcRenderer),
    off: (channel, listener) => (listeners.set(channel, of(channel).filter((one) => one !== listener)), ipcRenderer),
    send: (channel, ...args) => void window.__standInIpc('send', channel, args),
    invoke: async (channel, ...args) => {
      const { value, error } = await window.__standInIpc('invoke', channel, args);
      if (error) throw new Error(error);
      return value;
    },
  };
  const contextBridge = {
    exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true }),
  };
  const module = { exports: {} };
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error('a sandboxed preload cannot require ' + name);
  };
  (function (module, exports, require) { ${source}
  })(module, module.exports, require);
})()`;
