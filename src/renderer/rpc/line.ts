import type { Connection } from '../../shared/rpc/connection';

/** How one try to reach the host ended. */
export type LineOutcome =
  | { readonly kind: 'open'; readonly connection: Connection }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unauthorized' };

/** Tries once to reach the host; never rejects. Ends early, as unreachable, when the signal aborts. */
export type OpenLine = (signal: AbortSignal) => Promise<LineOutcome>;

/** Longest wait for the host's welcome. */
export const WELCOME_LIMIT_MS = 5_000;

export const UNREACHABLE: LineOutcome = { kind: 'unreachable' };
export const UNAUTHORIZED: LineOutcome = { kind: 'unauthorized' };
