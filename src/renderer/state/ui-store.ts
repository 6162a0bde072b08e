import { createStore, type StoreApi } from 'zustand/vanilla';
import type { InstanceConflict } from '../../shared/errors';
import type { DefinitionId, OrchestrationId } from '../../shared/ids';

export type Page = 'orchestration' | 'instances';
export type StateFilter = 'all' | 'active' | 'attention' | 'idle';
export type SortOrder = 'name' | 'state' | 'lastRun' | 'edited';

/** The one dialog that is open. It names what it is about; the facts come from the view. */
export type OpenDialog =
  | { readonly kind: 'newDefinition' }
  | { readonly kind: 'editDefinition'; readonly definitionId: DefinitionId }
  | { readonly kind: 'deleteDefinition'; readonly definitionId: DefinitionId }
  | { readonly kind: 'dryRun'; readonly definitionId: DefinitionId }
  | { readonly kind: 'conflict'; readonly name: string; readonly conflicts: readonly InstanceConflict[] }
  | { readonly kind: 'stopAll' }
  | { readonly kind: 'shortcuts' };

/** What the window itself is doing; never a fact about groups, bots or instances. */
export interface UiState {
  readonly page: Page;
  readonly search: string;
  readonly stateFilter: StateFilter;
  readonly tags: readonly string[];
  readonly sort: SortOrder;
  readonly dialog: OpenDialog | null;
  /** The group whose details are open beside the cards. */
  readonly details: OrchestrationId | null;
}

export type UiStore = StoreApi<UiState>;

/** A window as it opens. */
export function createUiStore(initial: Partial<UiState> = {}): UiStore {
  return createStore<UiState>(() => ({
    page: 'orchestration',
    search: '',
    stateFilter: 'all',
    tags: [],
    sort: 'name',
    dialog: null,
    details: null,
    ...initial,
  }));
}
