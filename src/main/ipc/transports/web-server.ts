import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { hasAllowedHost } from './allowed-hosts';
import { readStaticFile, securityHeaders } from './static-files';
import { createWaitingRoom } from './waiting-room';

/** The port the host was told to use can't be had. */
export class PortUnavailableError extends Error {
  override readonly name = 'PortUnavailableError';
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number, cause: unknown) {
    super(`cannot listen on ${host}:${String(port)}`, { cause });
    this.host = host;
    this.port = port;
  }
}

/** Open connections that are no WebSocket; a browser holds six. */
const MAX_PLAIN_CONNECTIONS = 256;
/** A request is a line and some headers from this computer or the next one: who takes longer does so on purpose. */
const TIMEOUTS = {
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

/** Serves the window's files to whoever names this host rightly; answers nothing else. */
export function createWebServer(staticFolder: string, hosts: () => ReadonlySet<string>): Server {
  const connections = createWaitingRoom<Socket>(MAX_PLAIN_CONNECTIONS, (socket) => socket.destroy());
  const server = createServer(TIMEOUTS, (request, response) => {
    void respond(request, response, { staticFolder, hosts: hosts() });
  });
  server.on('connection', (socket) => connections.enter(socket));
  // Who asks for something goes to the end of the queue, behind those that say nothing.
  server.on('request', ({ socket }) => connections.enter(socket));
  // From here on the WebSocket's own places count.
  server.on('upgrade', ({ socket }) => connections.leave(socket));
  return server;
}

/** Listens; rejects with `PortUnavailableError`. Resolves to the bound port. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error): void => reject(new PortUnavailableError(host, port, error));
    server.once('error', onError);
    server.listen({ host, port }, () => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

interface Site {
  readonly staticFolder: string;
  readonly hosts: ReadonlySet<string>;
}

async function respond(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  const { host } = request.headers;
  if (host === undefined || !hasAllowedHost(request, site.hosts)) {
    refuse(response, 403);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405);
    return;
  }
  const path = (request.url ?? '/').replace(/[?#].*$/s, '');
  const file = await readStaticFile(site.staticFolder, path);
  if (!file) {
    refuse(response, 404);
    return;
  }
  const length = { 'content-length': String(file.body.byteLength) };
  response.writeHead(200, { ...securityHeaders(`ws://${host}`), ...file.headers, ...length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

function refuse(response: ServerResponse, status: 403 | 404 | 405): void {
  response.writeHead(status, { 'content-length': '0', ...securityHeaders() });
  response.end();
}
