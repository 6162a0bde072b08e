import { BrowserWindow } from 'electron';
import { PAGE_PREFERENCES } from './security';

export interface MainWindowOptions {
  readonly url: string;
  /** Path of the preload; none for pages that reach their host by themselves. */
  readonly preload: string | undefined;
  /** Asked before the window closes; true keeps it. */
  readonly keepOpen: () => boolean;
  /** The page could not be loaded, and not because the window was closed meanwhile. */
  readonly onLoadFailed: (error: unknown) => void;
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

function openWindow({ url, preload, keepOpen, onLoadFailed }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1_440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    // Shown once drawn: no white flash.
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...PAGE_PREFERENCES, ...(preload === undefined ? {} : { preload }) },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (keepOpen()) event.preventDefault();
  });
  window.loadURL(url).catch((error: unknown) => {
    // A window that closes while its page loads ends the load: that is no failure.
    if (!window.isDestroyed()) onLoadFailed(error);
  });
  return window;
}
