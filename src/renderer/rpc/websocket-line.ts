import type { Clock } from '../../shared/ports';
import { createTextConnection, type TextConnection } from '../../shared/rpc/connection';
import { CLOSE_UNAUTHORIZED, WELCOME, type Hello } from '../../shared/rpc/hello';
import { UNAUTHORIZED, UNREACHABLE, WELCOME_LIMIT_MS, type LineOutcome, type OpenLine } from './line';

/** The part of a browser's WebSocket that a line uses. */
export interface LineSocket {
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void;
}

export interface WebSocketLineOptions {
  readonly createSocket: () => LineSocket;
  /** Asked at every try: a new address may have brought a new token. */
  readonly token: () => string | undefined;
  readonly clock: Clock;
}

/** A line to a headless host. Without a token nothing is tried. */
export function createWebSocketLine({ createSocket, token, clock }: WebSocketLineOptions): OpenLine {
  return async (signal) => {
    const secret = token();
    if (secret === undefined) return UNAUTHORIZED;
    if (signal.aborted) return UNREACHABLE;
    const socket = createSocket();
    const close = (): void => socket.close();
    const cancelLimit = clock.schedule(WELCOME_LIMIT_MS, close);
    signal.addEventListener('abort', close, { once: true });
    const outcome = await greet(socket, secret);
    cancelLimit();
    signal.removeEventListener('abort', close);
    return outcome;
  };
}

function greet(socket: LineSocket, token: string): Promise<LineOutcome> {
  const hello: Hello = { t: 'hello', token };
  let line: TextConnection | undefined;
  return new Promise((resolve) => {
    socket.addEventListener('open', () => socket.send(JSON.stringify(hello)));
    socket.addEventListener('message', ({ data }) => {
      const text = typeof data === 'string' ? data : '';
      if (line) line.received(text);
      else if (text === WELCOME) {
        line = overSocket(socket);
        resolve({ kind: 'open', connection: line.connection });
      } else socket.close();
    });
    // An error is always followed by a close; after the welcome this ends the connection instead.
    socket.addEventListener('close', ({ code }) => {
      line?.ended();
      resolve(code === CLOSE_UNAUTHORIZED ? UNAUTHORIZED : UNREACHABLE);
    });
  });
}

function overSocket(socket: LineSocket): TextConnection {
  return createTextConnection({
    write: (text) => socket.send(text),
    // Browsers don't tell when a socket drains; a window sends little and never waits for it.
    writable: () => true,
    end: () => socket.close(),
  });
}
