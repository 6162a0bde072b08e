import type { WebSocket } from 'ws';
import type { Clock } from '../../../shared/ports';

const INTERVAL_MS = 15_000;

/**
 * Pings every socket every 15 s and cuts off those that showed no sign of life since the last ping: no pong, no
 * message, and nothing taken of what waits to be sent (a slow reader's pongs are not read, see its connection).
 * Returns a function that ends it.
 */
export function startHeartbeat(sockets: ReadonlySet<WebSocket>, clock: Clock): () => void {
  const lastUnsent = new WeakMap<WebSocket, number>();
  const alive = new WeakSet<WebSocket>();
  const watched = new WeakSet<WebSocket>();
  const watch = (socket: WebSocket): void => {
    if (watched.has(socket)) return;
    watched.add(socket);
    alive.add(socket);
    const note = (): void => {
      alive.add(socket);
    };
    socket.on('pong', note);
    socket.on('message', note);
  };
  const beat = (): void => {
    for (const socket of sockets) {
      watch(socket);
      const drains = socket.bufferedAmount < (lastUnsent.get(socket) ?? 0);
      if (!alive.has(socket) && !drains) socket.terminate();
      alive.delete(socket);
      lastUnsent.set(socket, socket.bufferedAmount);
      if (socket.readyState === socket.OPEN) socket.ping();
    }
    cancel = clock.schedule(INTERVAL_MS, beat);
  };
  let cancel = clock.schedule(INTERVAL_MS, beat);
  return () => cancel();
}
