import { connect, type Socket } from 'node:net';

/** A connection to an adb server that keeps every byte it gets. */
export interface TestConnection {
  /** Sends a request with its length in front. */
  send(request: string): void;
  sendRaw(bytes: Uint8Array): void;
  /** Waits for so many bytes more; rejects when the connection ends before. */
  take(length: number): Promise<Buffer>;
  /** Waits for a text with its length in front. */
  takeText(): Promise<string>;
  /** Waits for the end and gives what came until then. */
  rest(): Promise<Buffer>;
  readonly ended: boolean;
  close(): void;
}

/** Connects to 127.0.0.1. */
export async function connectTo(port: number): Promise<TestConnection> {
  const socket: Socket = connect({ port, host: '127.0.0.1' });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let buffer = Buffer.alloc(0);
  let ended = false;
  let wake = (): void => undefined;
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    wake();
  });
  const onEnd = (): void => {
    ended = true;
    wake();
  };
  socket.on('end', onEnd);
  socket.on('close', onEnd);
  socket.on('error', () => socket.destroy());
  const until = async (enough: () => boolean): Promise<void> => {
    while (!enough() && !ended) await new Promise<void>((resolve) => (wake = resolve));
  };
  const take = async (length: number): Promise<Buffer> => {
    await until(() => buffer.length >= length);
    if (buffer.length < length) throw new Error(`The connection ended after ${String(buffer.length)} bytes.`);
    const taken = buffer.subarray(0, length);
    buffer = buffer.subarray(length);
    return taken;
  };
  return {
    send: (request) => {
      const bytes = Buffer.from(request);
      socket.write(Buffer.concat([Buffer.from(bytes.length.toString(16).padStart(4, '0')), bytes]));
    },
    sendRaw: (bytes) => {
      socket.write(bytes);
    },
    take,
    takeText: async () => (await take(Number.parseInt((await take(4)).toString(), 16))).toString(),
    rest: async () => {
      await until(() => false);
      return buffer;
    },
    get ended() {
      return ended;
    },
    close: () => {
      socket.destroy();
    },
  };
}

/** One request of the host: what follows OKAY, or `FAIL: ` and the reason. */
export async function askHost(port: number, request: string): Promise<string> {
  const connection = await connectTo(port);
  try {
    connection.send(request);
    const status = (await connection.take(4)).toString();
    const text = await connection.takeText();
    return status === 'OKAY' ? text : `${status}: ${text}`;
  } finally {
    connection.close();
  }
}

/** Opens a service of a device; throws with adb's words when either request is refused. */
export async function openDeviceService(
  port: number,
  serial: string,
  service: string,
): Promise<TestConnection> {
  const connection = await connectTo(port);
  for (const request of [`host:transport:${serial}`, service]) {
    connection.send(request);
    const status = (await connection.take(4)).toString();
    if (status !== 'OKAY') {
      const reason = await connection.takeText();
      connection.close();
      throw new Error(reason);
    }
  }
  return connection;
}

/** Runs a command over the legacy shell and gives all of its output. */
export async function shellText(port: number, serial: string, command: string): Promise<string> {
  const connection = await openDeviceService(port, serial, `shell:${command}`);
  const output = await connection.rest();
  connection.close();
  return output.toString();
}
