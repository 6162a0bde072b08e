import { createRequire } from 'node:module';
import type * as Adbkit from '@devicefarmer/adbkit';
import type * as ConnectionModule from '@devicefarmer/adbkit/dist/src/adb/connection';
import type { AdbEndpoint } from './smart-socket';

/** One device as adbkit lists it. */
interface AdbkitListed {
  readonly id: string;
  readonly type: string;
}

/** The parts of adbkit's tracker that are used; it calls its own `update` with every list. */
interface AdbkitTracker {
  on(event: 'error', listener: () => void): unknown;
  update(list: readonly AdbkitListed[]): unknown;
}

/** The calls of adbkit's client that are used. Its own types name Bluebird, which brings none. */
interface AdbkitCalls {
  version(): PromiseLike<number>;
  trackDevices(): PromiseLike<AdbkitTracker>;
}

/** adbkit's client, and what adbkit itself gives no way to do with its sockets. */
export interface PassiveAdbkit {
  readonly client: AdbkitCalls;
  /** Calls when a connection has closed, by either side or by an error. */
  onClosed(listener: () => void): void;
  /** Destroys every socket this client has open. */
  destroy(): void;
}

// adbkit is CommonJS without an exports map: `require` gives the same objects in Node, Vite, tsx and Electron, while
// the default of an `import` has another shape in each. Not named `require`: electron-vite adds one of that name to
// every bundle that calls one.
const requireAdbkit = createRequire(import.meta.url);
/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what it requires is untyped; the types are those of the same files */
const adbkit: typeof Adbkit = requireAdbkit('@devicefarmer/adbkit');
const connectionModule: typeof ConnectionModule = requireAdbkit(
  '@devicefarmer/adbkit/dist/src/adb/connection',
);
/* eslint-enable @typescript-eslint/no-unsafe-assignment */
const Connection = connectionModule.default;
type Connection = ConnectionModule.default;

/** adbkit answers a refused connection by running `adb start-server`. Muster starts no server in passing. */
class PassiveConnection extends Connection {
  override startServer(): never {
    throw new Error('no adb server answers');
  }
}

class PassiveClient extends adbkit.Client {
  readonly open = new Set<Connection>();
  onClosed: () => void = () => undefined;

  override connection(): ReturnType<InstanceType<typeof adbkit.Client>['connection']> {
    const connection = new PassiveConnection(this.options);
    // Without a listener Node would take the process down; the call that uses the connection reports the error.
    connection.on('error', () => undefined);
    connection.on('close', () => {
      this.open.delete(connection);
      this.onClosed();
    });
    this.open.add(connection);
    return connection.connect();
  }
}

/** Creates an adbkit client that only ever connects. */
export function createPassiveAdbkit(endpoint: AdbEndpoint): PassiveAdbkit {
  const client = new PassiveClient({ host: endpoint.host, port: endpoint.port });
  return {
    client,
    onClosed(listener) {
      client.onClosed = listener;
    },
    destroy() {
      for (const connection of client.open) connection.socket.destroy();
    },
  };
}
