import type { Contract } from '../../shared/contract';
import type { AppError } from '../../shared/errors';
import type {
  CallName,
  InputOf,
  PatchOf,
  ResultOf,
  SnapshotOf,
  StreamInputOf,
  StreamName,
} from '../../shared/rpc/contract-types';

/**
 * `connecting` until the first try is decided; `lost` while the host can't be reached (it is tried again without end);
 * `unauthorized` when the host refuses the token of this page, which only opening its address anew can change.
 */
export type LinkStatus = 'connecting' | 'connected' | 'lost' | 'unauthorized';

/** What a subscriber gets. A snapshot replaces everything it knew and may come again at any time. */
export interface StreamListener<N extends StreamName<Contract>> {
  snapshot(state: SnapshotOf<Contract, N>): void;
  patches(patches: readonly PatchOf<Contract, N>[]): void;
  /** The host refused the stream or failed to open it; nothing more will come until the next connection. */
  failed?(error: AppError): void;
}

/** The window's one way to the host; the same over Electron's pipe and over a WebSocket. */
export interface HostLink {
  status(): LinkStatus;
  onStatus(listener: (status: LinkStatus) => void): () => void;
  /** Never rejects: answers `connection_lost` when not connected, `cancelled` once the signal aborts. */
  call<N extends CallName<Contract>>(
    name: N,
    input: InputOf<Contract, N>,
    signal?: AbortSignal,
  ): Promise<ResultOf<Contract, N>>;
  /** May be called in any status; subscribes by itself after every reconnect, each time with a fresh snapshot. */
  subscribe<N extends StreamName<Contract>>(
    stream: N,
    input: StreamInputOf<Contract, N>,
    listener: StreamListener<N>,
  ): () => void;
  /** Ends the link and every timer, socket and listener it has. */
  close(): void;
}
