import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { hasAllowedHost } from './allowed-hosts';
import { readStaticFile, securityHeaders } from './static-files';

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

/** Serves the window's files to whoever names this host rightly; answers nothing else. */
export function createWebServer(staticFolder: string, hosts: () => ReadonlySet<string>): Server {
  return createServer((request, response) => {
    void respond(request, response, { staticFolder, hosts: hosts() });
  });
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
