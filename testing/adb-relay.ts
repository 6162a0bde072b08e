import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP relay before an adb server: shows what a client sends and holds open, and can be taken away. */
export interface AdbRelay {
  readonly port: number;
  /** Connections clients hold open now. */
  open(): number;
  /** Connections clients made since the start. */
  made(): number;
  /** Bytes clients have sent since the start. */
  sent(): number;
  /** Stops listening and breaks every connection; `up` listens on the same port again. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a relay on a free port. */
export async function startAdbRelay(targetPort: number): Promise<AdbRelay> {
  const pairs = new Set<Socket>();
  let made = 0;
  let sent = 0;
  const accept = (client: Socket): void => {
    const upstream = connect({ host: '127.0.0.1', port: targetPort, noDelay: true });
    made += 1;
    pairs.add(client);
    client.on('data', (chunk: Buffer) => (sent += chunk.length));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    client.on('close', () => pairs.delete(client));
  };

  const listen = (port: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer({ noDelay: true }, accept);
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });

  let server: Server | undefined = await listen(0);
  const { port } = server.address() as AddressInfo;
  const down = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    for (const client of pairs) client.destroy();
    await new Promise<void>((resolve) => {
      if (closing === undefined) resolve();
      else closing.close(() => resolve());
    });
  };
  return {
    port,
    open: () => pairs.size,
    made: () => made,
    sent: () => sent,
    down,
    async up() {
      server ??= await listen(port);
    },
    close: down,
  };
}
