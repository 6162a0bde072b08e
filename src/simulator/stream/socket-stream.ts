import type { Socket } from 'node:net';
import { StreamClosedError, type ByteStream } from './byte-stream';

/** Bytes kept before the socket is paused. */
const READ_AHEAD_BYTES = 1024 * 1024;

/**
 * A byte stream over a TCP socket. It reads ahead a little, so that it notices the other side leaving even while
 * nobody reads; that is what ends a command whose client has gone.
 */
export function createSocketStream(socket: Socket): ByteStream {
  const closing = new AbortController();
  const queue: Buffer[] = [];
  let queuedBytes = 0;
  let ended = false;
  let wake: (() => void) | undefined;

  const onEnd = (): void => {
    ended = true;
    closing.abort(new StreamClosedError());
    wake?.();
  };
  socket.on('data', (chunk: Buffer) => {
    queue.push(chunk);
    queuedBytes += chunk.length;
    if (queuedBytes > READ_AHEAD_BYTES) socket.pause();
    wake?.();
  });
  socket.on('end', onEnd);
  socket.on('close', onEnd);
  socket.on('error', () => socket.destroy());

  return {
    closed: closing.signal,
    async read() {
      while (queue.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve));
      const chunk = queue.shift();
      if (chunk === undefined) return null;
      queuedBytes -= chunk.length;
      if (queuedBytes <= READ_AHEAD_BYTES) socket.resume();
      return chunk;
    },
    write: (chunk) => writeToSocket(socket, chunk),
    end: () => {
      socket.end();
    },
    destroy: () => {
      socket.destroy();
    },
  };
}

function writeToSocket(socket: Socket, chunk: Uint8Array): Promise<void> {
  if (!socket.writable) return Promise.reject(new StreamClosedError());
  if (chunk.length === 0 || socket.write(chunk)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const onDrain = (): void => {
      socket.off('close', onClose);
      resolve();
    };
    const onClose = (): void => {
      socket.off('drain', onDrain);
      reject(new StreamClosedError());
    };
    socket.once('drain', onDrain);
    socket.once('close', onClose);
  });
}
