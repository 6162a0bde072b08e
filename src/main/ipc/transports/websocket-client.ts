import { WebSocket, type RawData } from 'ws';
import type { Connection } from '../../../shared/rpc/connection';
import { CLOSE_UNAUTHORIZED, SOCKET_PATH, WELCOME, type Hello } from '../../../shared/rpc/hello';
import { createWebSocketConnection, textOf } from './websocket-connection';

/** The host answered that the token is not its own. */
export class UnauthorizedError extends Error {
  override readonly name = 'UnauthorizedError';
}

/** No host answered at the address, or it went away before it let us in. */
export class HostUnreachableError extends Error {
  override readonly name = 'HostUnreachableError';
}

const HANDSHAKE_LIMIT_MS = 5_000;

/**
 * Connects a Node program to a running host. `url` is the host's address (`http://127.0.0.1:7700/`). Rejects with
 * `UnauthorizedError`, `HostUnreachableError` or the signal's reason. Take the connection's frames in the same tick.
 */
export async function openWebSocketConnection(
  url: string,
  token: string,
  signal: AbortSignal,
): Promise<Connection> {
  signal.throwIfAborted();
  const address = new URL(SOCKET_PATH, url);
  address.protocol = 'ws:';
  const socket = new WebSocket(address, {
    perMessageDeflate: false,
    handshakeTimeout: HANDSHAKE_LIMIT_MS,
  });
  // An error is always followed by `close`, which is where the outcome is decided.
  socket.on('error', () => undefined);
  const onAbort = (): void => socket.terminate();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await welcome(socket, token);
    return createWebSocketConnection(socket);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function welcome(socket: WebSocket, token: string): Promise<void> {
  const hello: Hello = { t: 'hello', token };
  await new Promise<void>((resolve, reject) => {
    const onClose = (code: number): void => {
      const refused = code === CLOSE_UNAUTHORIZED;
      reject(refused ? new UnauthorizedError('wrong token') : new HostUnreachableError('no answer'));
    };
    socket.once('close', onClose);
    socket.once('open', () => socket.send(JSON.stringify(hello)));
    socket.once('message', (data: RawData) => {
      socket.off('close', onClose);
      if (textOf(data) === WELCOME) resolve();
      else {
        reject(new HostUnreachableError('not a Muster host'));
        socket.terminate();
      }
    });
  });
}
