import { createTextConnection, type Connection, type TextConnection } from './connection';

/** Two ends in one process. */
export interface MemoryPair {
  readonly host: Connection;
  readonly client: Connection;
  /** Keeps what is sent to the client on its way until `letThrough`: a slow reader. */
  readonly holdBack: () => void;
  readonly letThrough: () => void;
  /** Characters on their way to the client. */
  readonly unread: () => number;
  /** Puts any text on the way to the host, as a client of another make might. */
  readonly sendRaw: (text: string) => void;
}

const HIGH_WATER_CHARACTERS = 1_048_576;

/**
 * Makes two joined ends that behave like a socket's: texts arrive later, in order; while the client reads nothing and
 * enough is on its way, the host is not writable and hears nothing from it either.
 */
export function createMemoryPair(highWaterCharacters = HIGH_WATER_CHARACTERS): MemoryPair {
  let held = false;
  let blocked = false;
  const drain = (): void => {
    if (!blocked || !writable()) return;
    blocked = false;
    toHost.flush();
    host.drained();
  };
  const toClient = createLane({
    held: () => held,
    deliver: (text) => {
      client.received(text);
      drain();
    },
  });
  const writable = (): boolean => toClient.unread() < highWaterCharacters;
  const toHost = createLane({ held: () => blocked, deliver: (text) => host.received(text) });
  const end = (): void => {
    queueMicrotask(() => {
      host.ended();
      client.ended();
    });
  };
  const host: TextConnection = createTextConnection({
    write: (text) => {
      toClient.write(text);
      blocked ||= !writable();
    },
    writable,
    end,
  });
  const client: TextConnection = createTextConnection({ write: toHost.write, writable: () => true, end });
  return {
    host: host.connection,
    client: client.connection,
    holdBack: () => {
      held = true;
    },
    letThrough: () => {
      held = false;
      toClient.flush();
    },
    unread: toClient.unread,
    sendRaw: toHost.write,
  };
}

interface Lane {
  readonly write: (text: string) => void;
  readonly flush: () => void;
  readonly unread: () => number;
}

interface LaneEnds {
  readonly held: () => boolean;
  readonly deliver: (text: string) => void;
}

function createLane({ held, deliver }: LaneEnds): Lane {
  const queue: string[] = [];
  let characters = 0;
  const flush = (): void => {
    while (!held()) {
      const text = queue.shift();
      if (text === undefined) return;
      characters -= text.length;
      deliver(text);
    }
  };
  return {
    write: (text) => {
      queue.push(text);
      characters += text.length;
      queueMicrotask(flush);
    },
    flush,
    unread: () => characters,
  };
}
