import type { ShellRequest } from '../../shared/contract/shell';
import type { StreamSource } from '../../shared/rpc/contract-types';

/** What nobody listened to is kept for the window that opens next; more than this would come as a flood. */
const KEPT = 20;

/** The way from the desktop shell to its window. */
export interface ShellRequests {
  /** Asks the window; one that is not there yet is asked as soon as it listens. */
  post(request: ShellRequest): void;
  readonly source: StreamSource<Record<string, never>, ShellRequest[], ShellRequest>;
}

/** Creates it; a host without a shell has one that nobody posts to. */
export function createShellRequests(): ShellRequests {
  const listeners = new Set<(requests: readonly ShellRequest[]) => void>();
  let waiting: ShellRequest[] = [];
  return {
    post: (request) => {
      if (listeners.size === 0) waiting = [...waiting, request].slice(-KEPT);
      for (const push of [...listeners]) push([request]);
    },
    source: {
      open: (_input, push) => {
        listeners.add(push);
        const snapshot = waiting;
        waiting = [];
        return { snapshot, close: () => void listeners.delete(push) };
      },
    },
  };
}
