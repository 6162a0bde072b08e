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

/** What no page of this app needs: other addresses, other windows, webviews, devices, and permissions but one. */
export function denyWhatPagesDoNotNeed(): void {
  app.on('web-contents-created', (_event, contents) => {
    keepWhereItIs(contents);
  });
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame }) =>
    answer(mayHave(permission, isMainFrame)),
  );
  defaultSession.setPermissionCheckHandler((_contents, permission, _origin, { isMainFrame }) =>
    mayHave(permission, isMainFrame),
  );
  defaultSession.setDevicePermissionHandler(() => false);
}

/** The window copies text to the clipboard when a person asks it to; it never reads what lies there. */
function mayHave(permission: string, isMainFrame: boolean): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame;
}

function keepWhereItIs(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openExternalLink(url);
    return { action: 'deny' };
  });
}
