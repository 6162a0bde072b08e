import { PORT_CHANNELS, TAKEN_EVERY_CHARACTERS, type MusterPort } from '../shared/rpc/muster-port';

/** The part of `ipcRenderer` that the pipe uses. */
export interface RendererIpc {
  send(channel: string, ...parts: readonly (string | number)[]): void;
  on(channel: string, listener: (event: unknown, line: unknown, text: unknown) => void): unknown;
}

/** Makes the pipe of one page. `pageId` tells this page from the one before a reload. */
export function createPort(ipc: RendererIpc, pageId: string): MusterPort {
  const listeners = new Set<(text: string) => void>();
  let lines = 0;
  let line = '';
  let taken = 0;
  let told = 0;
  ipc.on(PORT_CHANNELS.text, (_event, ofLine, text) => {
    if (ofLine !== line || typeof text !== 'string') return;
    taken += text.length;
    for (const listener of [...listeners]) listener(text);
    if (taken - told < TAKEN_EVERY_CHARACTERS) return;
    told = taken;
    ipc.send(PORT_CHANNELS.taken, line, taken);
  });
  return {
    open: () => {
      lines += 1;
      line = `${pageId}/${String(lines)}`;
      taken = told = 0;
      ipc.send(PORT_CHANNELS.open, line);
    },
    send: (text) => ipc.send(PORT_CHANNELS.text, line, text),
    onText: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
