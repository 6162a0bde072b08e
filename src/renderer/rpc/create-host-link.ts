import { SOCKET_PATH } from '../../shared/rpc/hello';
import type { MusterPort } from '../../shared/rpc/muster-port';
import { createBrowserClock } from './browser-clock';
import { createElectronLine } from './electron-line';
import type { HostLink } from './host-link';
import { pageToken } from './page-token';
import { createReconnectingLink } from './reconnecting-link';
import { createWebSocketLine } from './websocket-line';

declare global {
  interface Window {
    /** Only in the desktop app. */
    readonly musterPort?: MusterPort;
  }
}

/** The link of this page: over Electron's pipe in the desktop app, else over a WebSocket to where the page came from. */
export function createHostLink(page: Window = window): HostLink {
  const clock = createBrowserClock();
  const open = page.musterPort
    ? createElectronLine(page.musterPort, clock)
    : createWebSocketLine({
        createSocket: () => new WebSocket(`ws://${page.location.host}${SOCKET_PATH}`),
        token: () => pageToken(page),
        clock,
      });
  return createReconnectingLink({ open, clock, onWake: (listener) => listenForWaking(page, listener) });
}

/** The network came back, a new address was opened in this tab, or the tab is looked at again. */
function listenForWaking(page: Window, listener: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  for (const event of ['online', 'hashchange', 'focus']) page.addEventListener(event, listener, { signal });
  return () => ended.abort();
}
