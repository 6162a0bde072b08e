import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock, Logger } from '../../../shared/ports';
import type { Connection } from '../../../shared/rpc/connection';
import { SOCKET_PATH, WELCOME } from '../../../shared/rpc/hello';
import { allowedHosts, bracketed, hasAllowedHost, hasOwnOrigin } from './allowed-hosts';
import { isFromThisComputer } from './peer-place';
import { createWaitingRoom } from './waiting-room';
import { createWebServer, listen } from './web-server';
import { createWebSocketConnection } from './websocket-connection';
import { awaitHello } from './websocket-greeting';
import { startHeartbeat } from './websocket-heartbeat';

export interface WebSocketHostOptions {
  /** Address to listen on; `127.0.0.1` unless a person asked for another. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** What a page must know to be let in. Never logged. */
  readonly token: string;
  /** The built window. */
  readonly staticFolder: string;
  /** Gets each connection that has shown the token, and whether the other end is on this computer. */
  readonly serve: (connection: Connection, peer: { readonly isLocal: boolean }) => void;
  readonly logger: Logger;
  readonly clock: Clock;
}

export interface WebSocketHost {
  /** `http://127.0.0.1:7700/`, without the token. */
  readonly url: string;
  readonly port: number;
  /** Bytes that wait here because their readers are slow; for the host's own figures. */
  unsentBytes(): number;
  /** Ends every connection and the server; resolves when nothing of it is left. */
  close(): Promise<void>;
}

const MAX_PAYLOAD_BYTES = 4 * 1_048_576;
const MAX_UNGREETED = 32;
const MAX_SOCKETS = 256;
const CLOSE_GOING_AWAY = 1001;
const CLOSE_LIMIT_MS = 1_000;

/**
 * Serves the window's files and its WebSocket on one port. A socket is let in when its `Host` and `Origin` are this
 * program's and its first frame carries the token. Rejects with `PortUnavailableError`.
 */
export async function startWebSocketHost(options: WebSocketHostOptions): Promise<WebSocketHost> {
  const { host = '127.0.0.1', clock, logger } = options;
  let hosts: ReadonlySet<string> = new Set();
  const web = createWebServer(options.staticFolder, () => hosts);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES,
    perMessageDeflate: false,
  });
  const door = createDoor(sockets, options);
  web.on('upgrade', (request, socket, head) => {
    door.onUpgrade({ request, socket, head }, hosts);
  });
  const port = await listen(web, host, options.port);
  hosts = allowedHosts(host, port);
  const stopHeartbeat = startHeartbeat(sockets.clients, clock);
  logger.info({ event: 'web_host_listening', host, port });

  return {
    url: `http://${bracketed(host)}:${String(port)}/`,
    port,
    unsentBytes: () => [...sockets.clients].reduce((sum, socket) => sum + socket.bufferedAmount, 0),
    close: async () => {
      stopHeartbeat();
      const closed = new Promise<void>((resolve) => {
        web.close(() => resolve());
      });
      await closeSockets(sockets, clock);
      web.closeAllConnections();
      await closed;
    },
  };
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

interface Door {
  onUpgrade(upgrade: Upgrade, hosts: ReadonlySet<string>): void;
}

/**
 * Lets sockets in: addresses first, then the number of them, then the token. Of those that have not shown it yet the
 * ones that wait longest make room; those that have shown it are never put out for a stranger.
 */
function createDoor(sockets: WebSocketServer, options: WebSocketHostOptions): Door {
  const { logger, token, clock } = options;
  const strangers = createWaitingRoom<WebSocket>(MAX_UNGREETED, (socket) => {
    logger.warn({ event: 'socket_refused', reason: 'too_many' });
    socket.terminate();
  });
  const greet = (socket: WebSocket, isLocal: boolean): void => {
    strangers.enter(socket);
    socket.on('error', (error) => {
      logger.warn({ event: 'socket_error', reason: error.message });
    });
    const endWait = awaitHello(socket, {
      token,
      clock,
      onWelcome: () => {
        strangers.leave(socket);
        socket.send(WELCOME);
        options.serve(createWebSocketConnection(socket), { isLocal });
      },
      onRefused: (reason) => {
        strangers.leave(socket);
        logger.warn({ event: 'socket_refused', reason });
      },
    });
    socket.once('close', endWait);
  };
  return {
    onUpgrade: ({ request, socket, head }, hosts) => {
      const reason = refusalOf(request, hosts);
      if (reason) {
        logger.warn({ event: 'socket_refused', reason });
        reject(socket, '403 Forbidden');
      } else if (sockets.clients.size - strangers.size() >= MAX_SOCKETS) {
        logger.warn({ event: 'socket_refused', reason: 'too_many' });
        reject(socket, '503 Service Unavailable');
      } else sockets.handleUpgrade(request, socket, head, (open) => greet(open, isFromThisComputer(request)));
    },
  };
}

function refusalOf(request: IncomingMessage, hosts: ReadonlySet<string>): string | undefined {
  if (!hasAllowedHost(request, hosts)) return 'wrong_host';
  if (!hasOwnOrigin(request)) return 'wrong_origin';
  return request.url === SOCKET_PATH ? undefined : 'wrong_path';
}

function reject(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  // Not left half open: the server could not close before the other side does.
  const answer = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  socket.end(answer, () => socket.destroy());
}

async function closeSockets(sockets: WebSocketServer, clock: Clock): Promise<void> {
  const all = [...sockets.clients];
  // Lets no further one in; those that are in it leaves alone.
  sockets.close();
  const closed = Promise.all(
    all.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))),
  );
  for (const socket of all) {
    socket.resume();
    socket.close(CLOSE_GOING_AWAY);
  }
  const cancelLimit = clock.schedule(CLOSE_LIMIT_MS, () => {
    for (const socket of all) socket.terminate();
  });
  await closed;
  cancelLimit();
}
