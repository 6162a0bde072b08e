import { err, type Result } from '../errors';
import type { Connection } from './connection';

/** The calls a client waits for. */
export interface ClientCalls {
  call(name: string, input: unknown, signal?: AbortSignal): Promise<Result<unknown>>;
  /** False when no call waits for this reply. */
  onReply(id: number, result: Result<unknown>): boolean;
  onClosed(): void;
}

/** Sends calls and settles each exactly once: by its reply, its signal, or the end of the connection. */
export function createClientCalls(connection: Connection, nextId: () => number): ClientCalls {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  return {
    call: (name, input, signal) => {
      if (signal?.aborted === true) return Promise.resolve(err({ code: 'cancelled' }));
      if (connection.closed.aborted) return Promise.resolve(err({ code: 'connection_lost' }));
      const id = nextId();
      return new Promise((resolve) => {
        const settle = (result: Result<unknown>): void => {
          waiting.delete(id);
          signal?.removeEventListener('abort', cancel);
          resolve(result);
        };
        const cancel = (): void => {
          connection.send({ t: 'cancel', id });
          settle(err({ code: 'cancelled' }));
        };
        waiting.set(id, settle);
        signal?.addEventListener('abort', cancel, { once: true });
        connection.send({ t: 'call', id, name, input });
      });
    },
    onReply: (id, result) => {
      const settle = waiting.get(id);
      settle?.(result);
      return settle !== undefined;
    },
    onClosed: () => {
      for (const settle of [...waiting.values()]) settle(err({ code: 'connection_lost' }));
    },
  };
}
