import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { createPort, type RendererIpc } from '../../../preload/port';
import { createElectronLine } from '../../../renderer/rpc/electron-line';
import type { Connection } from '../../../shared/rpc/connection';
import { PORT_CHANNELS, type MusterPort } from '../../../shared/rpc/muster-port';
import { describeConnection } from '../../../../testing/connection-contract';
import type { ConnectedPair } from '../../../../testing/connection-session';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { createSystemClock } from '../../platform/system-clock';
import { startElectronHost, type PageContents } from './electron';

const ORIGIN = 'muster://app';

/** Main's side of a window, and the window's `ipcRenderer`, joined as Electron joins them: later, in order. */
class FakePage extends EventEmitter implements PageContents {
  readonly mainFrame = { origin: ORIGIN };
  readonly #ipcMain: EventEmitter;
  readonly #renderer = new EventEmitter();
  readonly #waiting: [channel: string, ...parts: unknown[]][] = [];
  #held = false;
  destroyed = false;

  constructor(ipcMain: EventEmitter) {
    super();
    this.#ipcMain = ipcMain;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  send(channel: string, ...parts: readonly string[]): void {
    this.#waiting.push([channel, {}, ...parts]);
    queueMicrotask(() => this.#deliver());
  }

  unread(): number {
    return this.#waiting.reduce((sum, parts) => sum + String(parts.at(-1)).length, 0);
  }

  hold(held: boolean): void {
    this.#held = held;
    this.#deliver();
  }

  /** What the preload of this page would be given as `ipcRenderer`. */
  rendererIpc(senderFrame: { readonly origin: string } | null = this.mainFrame): RendererIpc {
    return {
      send: (channel, ...parts) =>
        queueMicrotask(() => this.#ipcMain.emit(channel, { sender: this, senderFrame }, ...parts)),
      on: (channel, listener) => this.#renderer.on(channel, listener),
    };
  }

  #deliver(): void {
    while (!this.#held) {
      const message = this.#waiting.shift();
      if (!message) return;
      this.#renderer.emit(...message);
    }
  }
}

function openApp() {
  const ipc = new EventEmitter();
  const served: Connection[] = [];
  const logger = createMemoryLogger();
  const host = startElectronHost({
    ipc,
    origin: ORIGIN,
    serve: (connection) => served.push(connection),
    logger,
  });
  return { ipc, served, logger, host, page: new FakePage(ipc) };
}

async function connect(port: MusterPort): Promise<Connection> {
  const outcome = await createElectronLine(port, createSystemClock())(new AbortController().signal);
  return outcome.kind === 'open' ? outcome.connection : expect.unreachable();
}

async function openPair(): Promise<ConnectedPair> {
  const { served, host, page } = openApp();
  const port = createPort(page.rendererIpc(), 'page');
  const client = await connect(port);
  const end = (): void => {
    page.destroyed = true;
    page.emit('destroyed');
  };
  client.closed.addEventListener('abort', end);
  served[0]?.closed.addEventListener('abort', () => client.close());
  return {
    host: served[0] ?? expect.unreachable(),
    client,
    holdBack: () => page.hold(true),
    letThrough: () => page.hold(false),
    unread: () => page.unread(),
    sendRaw: (text) => port.send(text),
    close: () => {
      host.close();
      return Promise.resolve();
    },
  };
}

describe('Connection over Electron’s IPC', () => {
  describeConnection(openPair, { maxFrameBytes: null, pausesReading: false });

  test.each([
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a frame inside the app’s page', { origin: ORIGIN }],
    ['a frame that is gone', null],
  ])('%s is not listened to', async (_name, senderFrame) => {
    const { served, logger, page } = openApp();
    const port = createPort(page.rendererIpc(senderFrame), 'page');
    port.open();
    port.send('{"t":"call","id":1,"name":"echo","input":{}}');
    await vi.waitFor(() => expect(logger.facts).toHaveLength(2));
    expect(logger.facts.every(({ event }) => event === 'ipc_refused')).toBe(true);
    expect(served).toEqual([]);
    expect(page.unread()).toBe(0);
  });

  test('a reload ends the old page’s connection and nothing of it reaches the new page', async () => {
    const { served, page } = openApp();
    const texts: string[] = [];
    await connect(createPort(page.rendererIpc(), 'first'));
    page.hold(true);
    served[0]?.send({ t: 'snapshot', id: 1, rev: 0, state: 'of the first page' });
    const second = createPort(page.rendererIpc(), 'second');
    second.onText((text) => texts.push(text));
    second.open();
    page.hold(false);
    await vi.waitFor(() => expect(served).toHaveLength(2));
    expect(served.map(({ closed }) => closed.aborted)).toEqual([true, false]);
    await vi.waitFor(() => expect(texts).toEqual(['{"t":"welcome"}']));
  });

  test.each(['destroyed', 'render-process-gone'])(
    '%s ends the connection and its listeners',
    async (event) => {
      const { served, page } = openApp();
      await connect(createPort(page.rendererIpc(), 'page'));
      page.emit(event);
      expect(served[0]?.closed.aborted).toBe(true);
      expect(page.eventNames()).toEqual([]);
    },
  );

  test('closing the host ends every connection and listens no more', async () => {
    const { served, page, host, ipc } = openApp();
    await connect(createPort(page.rendererIpc(), 'page'));
    host.close();
    expect(served[0]?.closed.aborted).toBe(true);
    expect(Object.values(PORT_CHANNELS).flatMap((channel) => ipc.listeners(channel))).toEqual([]);
  });
});
