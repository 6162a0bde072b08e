import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StartOverrides } from '../../shared/definition';
import type { InstanceConflict } from '../../shared/errors';
import type { DefinitionId, OrchestrationId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';

export type Page = 'orchestration' | 'instances';
export type StateFilter = 'all' | 'active' | 'attention' | 'idle';
export type InstanceFilter = 'all' | 'free' | 'inUse' | 'attention' | 'gone';
export type SortOrder = 'name' | 'state' | 'lastRun' | 'edited';

/** The one dialog that is open. It names what it is about; the facts come from the view. */
export type OpenDialog =
  | { readonly kind: 'newDefinition' }
  | { readonly kind: 'editDefinition'; readonly definitionId: DefinitionId }
  | { readonly kind: 'deleteDefinition'; readonly definitionId: DefinitionId }
  | { readonly kind: 'dryRun'; readonly definitionId: DefinitionId }
  | ConflictDialogFacts
  | InstanceDialogFacts
  | { readonly kind: 'stopAll' }
  | { readonly kind: 'shortcuts' };

/** A start that was refused because its instances are in use. */
export interface ConflictDialogFacts {
  readonly kind: 'conflict';
  readonly name: string;
  readonly conflicts: readonly InstanceConflict[];
  /** The start that was refused; null when it can't be made with another rule (a run that goes on). */
  readonly start: { readonly definitionId: DefinitionId; readonly overrides: StartOverrides | null } | null;
}

/** Dialogs of the page of instances. */
export type InstanceDialogFacts =
  | { readonly kind: 'connectAddress' }
  | { readonly kind: 'simulator' }
  | {
      readonly kind: 'renameInstance' | 'forgetInstance' | 'screenshot';
      readonly ref: InstanceRef;
    };

/** What the window itself is doing; never a fact about groups, bots or instances. */
export interface UiState {
  readonly page: Page;
  readonly search: string;
  readonly stateFilter: StateFilter;
  readonly tags: readonly string[];
  readonly sort: SortOrder;
  readonly instanceSearch: string;
  readonly instanceFilter: InstanceFilter;
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
    instanceSearch: '',
    instanceFilter: 'all',
    dialog: null,
    details: null,
    ...initial,
  }));
}
