import { app, session, type WebContents, type WebPreferences } from 'electron';
import { openExternalLink } from './external-links';

/** Every page runs sandboxed, apart from Node and from the preload's own world. */
export const PAGE_PREFERENCES: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
};

/** What no page of this app needs: other addresses, other windows, webviews, any permission, any device. */
export function denyWhatPagesDoNotNeed(): void {
  app.on('web-contents-created', (_event, contents) => {
    keepWhereItIs(contents);
  });
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
}

function keepWhereItIs(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openExternalLink(url);
    return { action: 'deny' };
  });
}
