import type { Frame } from './frames';

/**
 * One end of a line that moves frames in order, whole, once. Who gets a connection attaches its listener in the same
 * tick: a frame nobody listens to is dropped.
 */
export interface Connection {
  /** Hands a frame over; does nothing once closed. The caller asks `writable` first where it can wait. */
  send(frame: Frame): void;
  /** What arrives is foreign: any value, `undefined` for what could not even be read. */
  onFrame(listener: (frame: unknown) => void): () => void;
  /** False while the other side reads slower than this one writes. */
  writable(): boolean;
  /** Calls each time `writable` turns true again. */
  onDrain(listener: () => void): () => void;
  /** Aborts when the line is gone, whichever side ended it. */
  readonly closed: AbortSignal;
  close(): void;
}

/** A line that moves texts: a WebSocket, Electron's IPC, memory. */
export interface TextPipe {
  write(text: string): void;
  writable(): boolean;
  end(): void;
}

/** A connection over a text pipe, and the three things the pipe has to report. */
export interface TextConnection {
  readonly connection: Connection;
  readonly received: (text: string) => void;
  readonly drained: () => void;
  readonly ended: () => void;
}

/** Makes a connection that moves frames as JSON texts; the same encoding on every transport. */
export function createTextConnection(pipe: TextPipe): TextConnection {
  const closed = new AbortController();
  const frameListeners = new Set<(frame: unknown) => void>();
  const drainListeners = new Set<() => void>();
  const ended = (): void => {
    if (closed.signal.aborted) return;
    closed.abort();
    frameListeners.clear();
    drainListeners.clear();
  };
  return {
    connection: {
      send: (frame) => {
        if (!closed.signal.aborted) pipe.write(JSON.stringify(frame));
      },
      onFrame: (listener) => listen(frameListeners, listener),
      writable: () => !closed.signal.aborted && pipe.writable(),
      onDrain: (listener) => listen(drainListeners, listener),
      closed: closed.signal,
      close: () => {
        if (!closed.signal.aborted) pipe.end();
        ended();
      },
    },
    received: (text) => {
      const frame = readJson(text);
      for (const listener of [...frameListeners]) listener(frame);
    },
    drained: () => {
      for (const listener of [...drainListeners]) listener();
    },
    ended,
  };
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
