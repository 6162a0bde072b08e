import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { fromBrowser, originOf, toBrowser } from './addresses.mjs';
import { app } from './app.mjs';
import { browserContext } from './chromium.mjs';
import { preloadScript, receive } from './ipc.mjs';
import { emitPreventable } from './preventable.mjs';
import { recorded } from './record.mjs';

const windows = new Set();
const windowOf = (page) => [...windows].find((window) => window.page === page);
let ids = 0;

async function receiveFrom(context) {
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
}

// A second start quits while its browser is still opening.
void browserContext.then(receiveFrom).catch((error) => {
  if (!app.quitting) throw error;
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
  #bounds;
  #maximized = false;
  #fullScreen = false;

  constructor(options = {}) {
    super();
    this.options = options;
    this.#visible = options.show !== false;
    windows.add(this);
    this.webContents = new WebContents(this);
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    Object.assign(this, recorded('window', ['focus', 'restore', 'minimize', 'setTitle']));
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
    // A page that refuses to go away asks; in Electron the app is asked instead of the person.
    this.page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') return void dialog.dismiss().catch(() => {});
      const leaves = emitPreventable(this.webContents, 'will-prevent-unload');
      return void (leaves ? dialog.accept() : dialog.dismiss()).catch(() => {});
    });
    await this.#guardNavigation();
    this.page.on('close', () => this.#gone());
    return this.page;
  }

  /** Announces where the page itself wants to go; a listener may keep it. Frames and what the app loads are let go. */
  async #guardNavigation() {
    await this.page.route('**/*', (route) => {
      const request = route.request();
      const goes = request.isNavigationRequest() && request.frame() === this.page.mainFrame();
      const url = fromBrowser(request.url());
      const isOwn = !goes || this.#loading === request.url() || url === this.webContents.getURL();
      const event = { url };
      if (isOwn || !emitPreventable(this.webContents, 'will-navigate', event)) return route.fallback();
      return route.abort('aborted');
    });
  }
  #loading;

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
      this.#loading = toBrowser(url);
      await page.goto(this.#loading);
    } catch (error) {
      if (app.quitting) this.#gone();
      throw error;
    }
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  /** False when a listener kept it open. Then the page is asked, as in Electron. */
  close() {
    if (emitPreventable(this, 'close')) return false;
    if (app.quitting) this.destroy();
    else void this.opened.then((page) => page.close({ runBeforeUnload: true })).catch(() => {});
    return true;
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
    return { ...this.#bounds };
  }

  getBounds() {
    return { ...this.#bounds };
  }

  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds };
    const { width, height } = this.#bounds;
    void this.opened.then((page) => page.setViewportSize({ width, height })).catch(() => {});
  }

  /** There is no screen to fill: only what was asked for is kept. */
  maximize() {
    this.#maximized = true;
  }

  unmaximize() {
    this.#maximized = false;
  }

  isMaximized() {
    return this.#maximized;
  }

  setFullScreen(fullScreen) {
    this.#fullScreen = fullScreen;
  }

  isFullScreen() {
    return this.#fullScreen;
  }

  isMinimized() {
    return false;
  }

  isDestroyed() {
    return this.#destroyed;
  }
}

app.closeAllWindows = () => [...windows].every((window) => window.close());
