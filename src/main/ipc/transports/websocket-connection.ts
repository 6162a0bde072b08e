import type { RawData, WebSocket } from 'ws';
import { createTextConnection, type Connection } from '../../../shared/rpc/connection';

/** Above this many unsent bytes the connection is not writable, until they are down to the low mark. */
const HIGH_WATER_BYTES = 1_048_576;
const LOW_WATER_BYTES = 262_144;
/** A reader this far behind is gone for good: replies alone came to this much while it read nothing. */
const MAX_UNSENT_BYTES = 67_108_864;
const CLOSE_NORMAL = 1000;
const UNREADABLE = '';

/**
 * A connection over an open socket. While the other side reads slower than this one writes, nothing more is read from
 * it either, so that it can't ask for answers that only pile up here.
 */
export function createWebSocketConnection(socket: WebSocket): Connection {
  let blocked = false;
  const sent = (): void => {
    if (!blocked || socket.bufferedAmount > LOW_WATER_BYTES) return;
    blocked = false;
    socket.resume();
    line.drained();
  };
  const line = createTextConnection({
    write: (text) => {
      socket.send(text, sent);
      if (socket.bufferedAmount > MAX_UNSENT_BYTES) socket.terminate();
      else if (!blocked && socket.bufferedAmount >= HIGH_WATER_BYTES) {
        blocked = true;
        socket.pause();
      }
    },
    writable: () => !blocked,
    end: () => {
      socket.resume();
      socket.close(CLOSE_NORMAL);
    },
  });
  socket.on('message', (data: RawData, isBinary) => {
    line.received(isBinary ? UNREADABLE : textOf(data));
  });
  socket.once('close', line.ended);
  if (socket.readyState === socket.CLOSED) line.ended();
  return line.connection;
}

/** The text of a message; sockets here keep the default `nodebuffer`, the other forms never come. */
export function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : UNREADABLE;
}
