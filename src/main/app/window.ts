import { BrowserWindow, screen } from 'electron';
import { PAGE_PREFERENCES } from './security';
import { askBeforeUnload } from './unload-guard';
import { MIN_HEIGHT, MIN_WIDTH, placeWindow, readWindowState, writeWindowState } from './window-state';

export interface MainWindowOptions {
  readonly url: string;
  /** Path of the preload; none for pages that reach their host by themselves. */
  readonly preload: string | undefined;
  /** Asked before the window closes; true keeps it. */
  readonly keepOpen: () => boolean;
  /** The page could not be loaded, and not because the window was closed meanwhile. */
  readonly onLoadFailed: (error: unknown) => void;
  /** Folder in which size and place of the window are kept. */
  readonly stateFolder: string;
  readonly onStateLost: (error: unknown) => void;
}

/** The app's one window. */
export interface MainWindow {
  /** Shows it, in front; makes it anew when it was closed. */
  show(): void;
  hide(): void;
}

/** Makes the window and opens it. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  let current = openWindow(options);
  return {
    show: () => {
      if (current.isDestroyed()) {
        current = openWindow(options);
        return;
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    hide: () => {
      if (!current.isDestroyed()) current.hide();
    },
  };
}

function openWindow(options: MainWindowOptions): BrowserWindow {
  const { url, preload, keepOpen, onLoadFailed, stateFolder } = options;
  const state = readWindowState(stateFolder);
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...placeWindow(state, areas),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    // Shown once drawn: no white flash.
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...PAGE_PREFERENCES, ...(preload === undefined ? {} : { preload }) },
  });
  if (state?.maximized === true) window.maximize();
  if (state?.fullScreen === true) window.setFullScreen(true);
  window.once('ready-to-show', () => window.show());
  askBeforeUnload(window);
  window.on('close', (event) => {
    keepState(window, options);
    if (keepOpen()) event.preventDefault();
  });
  window.loadURL(url).catch((error: unknown) => {
    // A window that closes while its page loads ends the load: that is no failure.
    if (!window.isDestroyed()) onLoadFailed(error);
  });
  return window;
}

/** Size and place as they are when neither maximised nor full screen, so that leaving those has somewhere to go. */
function keepState(window: BrowserWindow, { stateFolder, onStateLost }: MainWindowOptions): void {
  const bounds = window.getNormalBounds();
  writeWindowState(stateFolder, {
    bounds,
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  }).catch(onStateLost);
}
