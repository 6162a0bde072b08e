import type { Logger } from '../../../shared/ports';
import { createTextConnection, type Connection, type TextConnection } from '../../../shared/rpc/connection';
import { WELCOME } from '../../../shared/rpc/hello';
import { PORT_CHANNELS } from '../../../shared/rpc/muster-port';

type GoneEvent = 'destroyed' | 'render-process-gone';

/** The part of Electron's `WebContents` that a line uses. */
export interface PageContents {
  readonly mainFrame: unknown;
  isDestroyed(): boolean;
  send(channel: string, ...parts: readonly string[]): void;
  on(event: GoneEvent, listener: () => void): unknown;
  off(event: GoneEvent, listener: () => void): unknown;
}

/** The part of an IPC event that tells who sent it. */
export interface PageEvent {
  readonly sender: PageContents;
  readonly senderFrame: { readonly origin: string } | null;
}

type PageListener = (event: PageEvent, line: unknown, rest?: unknown) => void;

/** The part of Electron's `ipcMain` that the host uses. */
export interface MainIpc {
  on(channel: string, listener: PageListener): unknown;
  off(channel: string, listener: PageListener): unknown;
}

export interface ElectronHostOptions {
  readonly ipc: MainIpc;
  /** Origin of the app's own pages; every other sender is ignored. */
  readonly origin: string;
  readonly serve: (connection: Connection) => void;
  readonly logger: Logger;
}

/** Above this many characters on their way to a page its connection is not writable, until few are left. */
const HIGH_WATER_CHARACTERS = 1_048_576;
const LOW_WATER_CHARACTERS = 262_144;
const UNREADABLE = '';

interface Line {
  readonly name: string;
  readonly connection: Connection;
  readonly received: (text: string) => void;
  readonly taken: (characters: number) => void;
}

/**
 * Serves the app's own pages over Electron's IPC. Only the main frame of a page of `origin` is listened to; a reload, a
 * crash or the end of a page ends its connection.
 */
export function startElectronHost(options: ElectronHostOptions): { close(): void } {
  const { ipc, serve, logger } = options;
  const lines = new Map<PageContents, Line>();

  /** Wraps a listener so that it hears the app's own main frames alone. */
  const fromOwnPage =
    (listener: (page: PageContents, line: unknown, rest: unknown) => void): PageListener =>
    ({ sender, senderFrame }, line, rest) => {
      if (senderFrame && senderFrame === sender.mainFrame && senderFrame.origin === options.origin)
        listener(sender, line, rest);
      else logger.warn({ event: 'ipc_refused', origin: senderFrame?.origin ?? null });
    };
  const lineOf = (page: PageContents, name: unknown): Line | undefined => {
    const line = lines.get(page);
    return line?.name === name ? line : undefined;
  };
  const listeners: Readonly<Record<string, PageListener>> = {
    [PORT_CHANNELS.open]: fromOwnPage((page, name) => {
      if (typeof name !== 'string') return;
      lines.get(page)?.connection.close();
      const line = openLine(page, name);
      lines.set(page, line);
      line.connection.closed.addEventListener('abort', () => {
        if (lines.get(page) === line) lines.delete(page);
      });
      page.send(PORT_CHANNELS.text, name, WELCOME);
      serve(line.connection);
    }),
    [PORT_CHANNELS.text]: fromOwnPage((page, name, text) => {
      lineOf(page, name)?.received(typeof text === 'string' ? text : UNREADABLE);
    }),
    [PORT_CHANNELS.taken]: fromOwnPage((page, name, characters) => {
      if (typeof characters === 'number') lineOf(page, name)?.taken(characters);
    }),
  };
  for (const [channel, listener] of Object.entries(listeners)) ipc.on(channel, listener);
  return {
    close: () => {
      for (const [channel, listener] of Object.entries(listeners)) ipc.off(channel, listener);
      for (const { connection } of [...lines.values()]) connection.close();
    },
  };
}

function openLine(page: PageContents, name: string): Line {
  let sent = 0;
  let taken = 0;
  let blocked = false;
  const stopListening = onGone(page, () => text.connection.close());
  const text: TextConnection = createTextConnection({
    write: (frame) => {
      if (page.isDestroyed()) return;
      sent += frame.length;
      blocked ||= sent - taken >= HIGH_WATER_CHARACTERS;
      page.send(PORT_CHANNELS.text, name, frame);
    },
    writable: () => !blocked,
    end: () => stopListening(),
  });
  return {
    name,
    connection: text.connection,
    received: text.received,
    taken: (characters) => {
      taken = characters;
      if (!blocked || sent - taken > LOW_WATER_CHARACTERS) return;
      blocked = false;
      text.drained();
    },
  };
}

function onGone(page: PageContents, gone: () => void): () => void {
  const events: readonly GoneEvent[] = ['destroyed', 'render-process-gone'];
  for (const event of events) page.on(event, gone);
  return () => {
    for (const event of events) page.off(event, gone);
  };
}
