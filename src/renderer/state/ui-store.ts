import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DefinitionDraft, StartOverrides } from '../../shared/definition';
import type { InstanceConflict } from '../../shared/errors';
import type { BotId, DefinitionId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';

export type Page = 'orchestration' | 'instances' | 'group';
export type GroupTab = 'bots' | 'events' | 'timeline' | 'definition';

/** What the page of one group shows. */
export interface GroupPageFacts {
  readonly definitionId: DefinitionId;
  readonly tab: GroupTab;
  /** The bot whose drawer is open. */
  readonly botId: BotId | null;
}
export type StateFilter = 'all' | 'active' | 'attention' | 'idle';
export type InstanceFilter = 'all' | 'free' | 'inUse' | 'attention' | 'gone';
export type SortOrder = 'name' | 'state' | 'lastRun' | 'edited';

/** The one dialog that is open. It names what it is about; the facts come from the view. */
export type OpenDialog =
  /** `draft` is what it begins with (a template's content); without one it begins empty. */
  | { readonly kind: 'newDefinition'; readonly draft?: DefinitionDraft }
  /** `path` names the field to begin at (`launchOptions.stagger.delayMs`). */
  | { readonly kind: 'editDefinition'; readonly definitionId: DefinitionId; readonly path?: string }
  | { readonly kind: 'startWithChanges'; readonly definitionId: DefinitionId }
  | { readonly kind: 'deleteDefinition'; readonly definitionId: DefinitionId }
  | { readonly kind: 'dryRun'; readonly definitionId: DefinitionId }
  | ConflictDialogFacts
  | InstanceDialogFacts
  | SharingDialogFacts
  | HistoryDialogFacts
  | BulkDialogFacts
  | ProblemFileDialogFacts
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

/** What was found in a folder but not taken for an import. */
export interface LeftOut {
  /** Files of kinds that hold no groups. */
  readonly otherFiles: number;
  /** Files and folders that could not be read. */
  readonly unreadable: number;
  /** There were more files than are taken at once. */
  readonly tooMany: boolean;
}

/** Dialogs of handing definitions on. */
export type SharingDialogFacts =
  /** Files that were dropped or chosen and text that was pasted; both may be empty: the dialog asks then. */
  | {
      readonly kind: 'import';
      readonly files: readonly File[];
      readonly text: string | null;
      /** What was found in a folder but not taken. */
      readonly leftOut?: LeftOut;
    }
  | { readonly kind: 'export'; readonly definitionIds: readonly DefinitionId[] };

/** Dialogs of what was: earlier versions and the trash, and of group templates. */
export type HistoryDialogFacts =
  | { readonly kind: 'history' | 'saveAsTemplate'; readonly definitionId: DefinitionId }
  | { readonly kind: 'trash' | 'newFromTemplate' };

/** Dialogs of what is done to many definitions at once. */
export interface BulkDialogFacts {
  readonly kind: 'deleteMany' | 'tagMany';
  readonly definitionIds: readonly DefinitionId[];
}

/** The question before the last readable version is put back in place of a broken file. */
export interface ProblemFileDialogFacts {
  readonly kind: 'restorePrevious';
  readonly file: string;
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
  /** What the page of one group shows; kept when another page is open. */
  readonly group: GroupPageFacts | null;
  /** Cards chosen for a bulk action. */
  readonly selection: readonly DefinitionId[];
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
    group: null,
    selection: [],
    ...initial,
  }));
}
