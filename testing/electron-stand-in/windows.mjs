import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { fromBrowser, originOf, toBrowser } from './addresses.mjs';
import { app } from './app.mjs';
import { browserContext } from './chromium.mjs';
import { preloadScript, receive } from './ipc.mjs';
import { recorded } from './record.mjs';

const windows = new Set();
const windowOf = (page) => [...windows].find((window) => window.page === page);
let ids = 0;

void browserContext.then(async (context) => {
  await context.exposeBinding('__standInIpc', ({ page, frame }, kind, channel, args) => {
    const contents = windowOf(page)?.webContents;
    if (!contents) return { error: 'no such window' };
    const senderFrame = frame === page.mainFrame() ? contents.mainFrame : { url: fromBrowser(frame.url()) };
    return receive({ sender: contents, senderFrame }, kind, channel, args);
  });
  context.on('page', async (page) => {
    const opener = await page.opener();
    if (!opener) return;
    const url = fromBrowser(page.url());
    await page.close();
    windowOf(opener)?.webContents.openHandler?.({ url });
  });
});

class WebContents extends EventEmitter {
  id = (ids += 1);
  #window;

  constructor(window) {
    super();
    this.#window = window;
    this.mainFrame = {
      get url() {
        return fromBrowser(window.page?.url() ?? '');
      },
      get origin() {
        return originOf(this.url);
      },
    };
    Object.assign(this, recorded('webContents', ['openDevTools', 'setZoomLevel']));
  }

  get hostWindow() {
    return this.#window;
  }

  /** Messages keep their order: each is handed over when the one before has been. */
  send(channel, ...args) {
    this.#sending = this.#sending
      .then(() => this.#window.opened)
      .then((page) => page.evaluate(([on, parts]) => window.__standInPush?.(on, parts), [channel, args]))
      .catch(() => {});
  }
  #sending = Promise.resolve();

  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }

  getURL() {
    return this.mainFrame.url;
  }

  isDestroyed() {
    return this.#window.isDestroyed();
  }

  close() {
    this.#window.close();
  }
}

export const webContents = {
  fromDevToolsTargetId: (id) => [...windows].find((window) => window.targetId === id)?.webContents,
  getAllWebContents: () => [...windows].map((window) => window.webContents),
};

export class BrowserWindow extends EventEmitter {
  static getAllWindows() {
    return [...windows];
  }

  static fromWebContents(contents) {
    return contents.hostWindow;
  }

  id = (ids += 1);
  page;
  targetId;
  options;
  #destroyed = false;
  #visible;

  constructor(options = {}) {
    super();
    this.options = options;
    this.#visible = options.show !== false;
    windows.add(this);
    this.webContents = new WebContents(this);
    Object.assign(
      this,
      recorded('window', [
        'focus',
        'restore',
        'minimize',
        'maximize',
        'setBounds',
        'setTitle',
        'setFullScreen',
      ]),
    );
    app.emit('web-contents-created', {}, this.webContents);
    this.opened = this.#open();
    // A browser that ends while a page opens takes the window with it.
    this.opened.catch(() => this.#gone());
  }

  async #open() {
    const context = await browserContext;
    const blank = context.pages().find((page) => page.url() === 'about:blank' && !windowOf(page));
    this.page = blank ?? (await context.newPage());
    const { width = 800, height = 600, webPreferences } = this.options;
    await this.page.setViewportSize({ width, height });
    if (webPreferences?.preload) {
      await this.page.addInitScript({ content: preloadScript(readFileSync(webPreferences.preload, 'utf8')) });
    }
    const session = await context.newCDPSession(this.page);
    this.targetId = (await session.send('Target.getTargetInfo')).targetInfo.targetId;
    await session.detach();
    this.page.on('close', () => this.#gone());
    return this.page;
  }

  #gone() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this);
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (windows.size === 0 && !app.quitting) app.emit('window-all-closed');
  }

  async loadURL(url) {
    try {
      const page = await this.opened;
      await page.goto(toBrowser(url));
    } catch (error) {
      if (app.quitting) this.#gone();
      throw error;
    }
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  /** False when a listener kept it open. */
  close() {
    const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
    return !event.defaultPrevented;
  }

  destroy() {
    void this.opened.then((page) => page.close()).catch(() => {});
  }

  show() {
    this.#visible = true;
  }

  hide() {
    this.#visible = false;
  }

  isVisible() {
    return this.#visible;
  }

  getNormalBounds() {
    const { x = 0, y = 0, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }

  isMaximized() {
    return false;
  }

  isFullScreen() {
    return false;
  }

  isMinimized() {
    return false;
  }

  isDestroyed() {
    return this.#destroyed;
  }
}

app.closeAllWindows = () => [...windows].every((window) => window.close());
