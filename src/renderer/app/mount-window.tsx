import type { ReactElement } from 'react';
import type { HostLink } from '../rpc/host-link';
import { connectView } from '../state/connect-view';
import { HostProvider } from '../state/host-context';
import { createUiStore, type UiStore } from '../state/ui-store';
import { App } from './app';

/** The whole window over a link; the view is followed for as long as the page lives. */
export function mountWindow(link: HostLink, uiStore: UiStore = createUiStore()): ReactElement {
  const { store } = connectView(link, Date.now);
  return (
    <HostProvider value={{ link, viewStore: store, uiStore }}>
      <App />
    </HostProvider>
  );
}
