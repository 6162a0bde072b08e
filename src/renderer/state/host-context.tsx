import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { HostLink } from '../rpc/host-link';
import type { UiState, UiStore } from './ui-store';
import type { ViewStore, ViewStoreState } from './view-store';

/** What every part of the window gets from its frame. */
export interface HostContextValue {
  readonly link: HostLink;
  readonly viewStore: ViewStore;
  readonly uiStore: UiStore;
}

const HostContext = createContext<HostContextValue | null>(null);

/** Gives link and stores to what is inside. */
export function HostProvider({ value, children }: { value: HostContextValue; children: ReactNode }) {
  return <HostContext value={value}>{children}</HostContext>;
}

/** Link and stores of this window. */
export function useHost(): HostContextValue {
  const value = use(HostContext);
  if (!value) throw new Error('used outside of HostProvider');
  return value;
}

/** A fact of the view; draws anew only when the selected value is another one. */
export function useView<T>(selector: (state: ViewStoreState) => T): T {
  return useStore(useHost().viewStore, selector);
}

/** What the window itself is doing. */
export function useUi<T>(selector: (state: UiState) => T): T {
  return useStore(useHost().uiStore, selector);
}
