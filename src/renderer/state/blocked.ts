import type { LinkStatus } from '../rpc/host-link';
import { useView } from './host-context';

const REASONS: Readonly<Record<LinkStatus, string | null>> = {
  connected: null,
  connecting: 'Connecting to Muster…',
  lost: 'Connection to Muster is lost; it reconnects by itself',
  unauthorized: 'This page may not control Muster; open its address anew',
};

/** Why nothing can be done right now, or null when everything can. */
export function useBlockedReason(): string | null {
  return useView((state) => REASONS[state.link.status]);
}
