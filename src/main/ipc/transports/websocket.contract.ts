import { tmpdir } from 'node:os';
import { describe } from 'vitest';
import { WebSocket } from 'ws';
import type { Connection } from '../../../shared/rpc/connection';
import { describeConnection } from '../../../../testing/connection-contract';
import type { ConnectedPair } from '../../../../testing/connection-session';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { createSystemClock } from '../../platform/system-clock';
import { startWebSocketHost } from './websocket';
import { createWebSocketConnection } from './websocket-connection';

/** A real host and a real socket; the host's own socket is reached through what the kernel has not taken of it. */
async function openPair(): Promise<ConnectedPair> {
  let accept: (connection: Connection) => void = () => undefined;
  const accepted = new Promise<Connection>((resolve) => {
    accept = resolve;
  });
  const server = await startWebSocketHost({
    port: 0,
    token: 'secret',
    staticFolder: tmpdir(),
    serve: accept,
    logger: createMemoryLogger(),
    clock: createSystemClock(),
  });
  const socket = new WebSocket(`ws://127.0.0.1:${String(server.port)}/socket`, { perMessageDeflate: false });
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send('{"t":"hello","token":"secret"}');
  await new Promise((resolve) => socket.once('message', resolve));
  const host = await accepted;
  return {
    host,
    client: createWebSocketConnection(socket),
    holdBack: () => socket.pause(),
    letThrough: () => socket.resume(),
    unread: () => server.unsentBytes(),
    sendRaw: (text) => socket.send(text),
    close: async () => {
      socket.terminate();
      await server.close();
    },
  };
}

describe('Connection over a WebSocket', () => {
  describeConnection(openPair, { maxFrameBytes: 4 * 1_048_576, pausesReading: true });
});
