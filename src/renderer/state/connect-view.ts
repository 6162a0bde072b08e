import type { HostLink } from '../rpc/host-link';
import { createViewStore, type ViewStore } from './view-store';

/** A view store that follows the host until `stop` is called. `now` answers milliseconds since 1970. */
export function connectView(link: HostLink, now: () => number): { store: ViewStore; stop: () => void } {
  const { store, writer } = createViewStore();
  writer.link(link.status(), now());
  const offStatus = link.onStatus((status) => {
    writer.link(status, now());
  });
  const offView = link.subscribe('view', {}, writer);
  return {
    store,
    stop: () => {
      offView();
      offStatus();
    },
  };
}
