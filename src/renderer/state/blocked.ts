import { msg, say, type Message } from '../../shared/catalogue/translate';
import type { LinkStatus } from '../rpc/host-link';
import { useView } from './host-context';

const REASONS: Readonly<Record<LinkStatus, Message | null>> = {
  connected: null,
  connecting: msg('Connecting to Muster…'),
  lost: msg('Connection to Muster is lost; it reconnects by itself'),
  unauthorized: msg('This page may not control Muster; open its address anew'),
};

/** Why nothing can be done right now, or null when everything can. */
export function useBlockedReason(): string | null {
  return useView((state) => blockedReason(state.link.status));
}

/** Why nothing can be done in this status of the link, or null when everything can. */
export function blockedReason(status: LinkStatus): string | null {
  const reason = REASONS[status];
  return reason === null ? null : say(reason);
}
