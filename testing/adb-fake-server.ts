import { createServer, type AddressInfo, type Socket } from 'node:net';

/** One request as a fake adb server sees it; the handler answers with bytes, pieces or silence. */
export interface FakeRequest {
  readonly service: string;
  /** Serial of the connection's transport, once it has one. */
  readonly serial: string | undefined;
  readonly socket: Socket;
  okay(body?: string | Buffer): void;
  fail(message: string): void;
}

/** A TCP server that speaks just enough of adb's smart sockets to play back recorded bytes. */
export interface FakeAdbServer {
  readonly port: number;
  readonly endpoint: { readonly host: string; readonly port: number };
  /** Services asked, in order; `host:transport` included. */
  readonly requests: string[];
  /** Connections open now. */
  readonly connections: ReadonlySet<Socket>;
  /** All bytes received so far. */
  received(): number;
  close(): Promise<void>;
}

/** Text with its length before it, as host services answer. */
export function counted(text: string): string {
  return Buffer.byteLength(text).toString(16).padStart(4, '0') + text;
}

/** Starts a fake adb server on a free port, or on `port`. */
export async function startFakeAdbServer(
  handle: (request: FakeRequest) => void,
  port = 0,
): Promise<FakeAdbServer> {
  const requests: string[] = [];
  const connections = new Set<Socket>();
  let receivedBytes = 0;
  const server = createServer((socket) => {
    let pending = Buffer.alloc(0);
    let serial: string | undefined;
    connections.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => connections.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      receivedBytes += chunk.length;
      pending = Buffer.concat([pending, chunk]);
      const length = Number.parseInt(pending.toString('latin1', 0, 4), 16);
      if (pending.length < 4 || pending.length < 4 + length) return;
      const service = pending.toString('utf8', 4, 4 + length);
      pending = pending.subarray(4 + length);
      requests.push(service);
      const request: FakeRequest = {
        service,
        serial,
        socket,
        okay: (body = '') => void socket.write(Buffer.concat([Buffer.from('OKAY'), Buffer.from(body)])),
        fail: (message) => void socket.end(`FAIL${counted(message)}`),
      };
      if (service.startsWith('host:transport:')) serial = service.slice('host:transport:'.length);
      handle(request);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    endpoint: { host: '127.0.0.1', port: address.port },
    requests,
    connections,
    received: () => receivedBytes,
    async close() {
      for (const socket of connections) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
