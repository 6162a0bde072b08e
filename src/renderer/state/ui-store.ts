import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DefinitionDraft, StartOverrides } from '../../shared/definition';
import type { InstanceConflict } from '../../shared/errors';
import type { BotId, DefinitionId, OrchestrationId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import type { PoolDraft, PoolId } from '../../shared/pool';
import type { SettingsRow, SettingsSection } from '../../shared/settings-list';
import { FIRST_ACCOUNTS_UI, type AccountDialogFacts, type AccountsUi } from './accounts-ui';
import type { GroupImportFacts, RoutineImportFacts } from './import-facts';
import { firstRoutinesUi, type RoutinesUi } from './routines-ui';
import { FIRST_TEMPLATES_UI, type TemplatesUi } from './templates-ui';

export type Page =
  'orchestration' | 'instances' | 'accounts' | 'pools' | 'routines' | 'templates' | 'settings' | 'group';
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
  | AccountDialogFacts
  | PoolDialogFacts
  | RoutineDialogFacts
  | TemplateDialogFacts
  /** A file of settings, read but not taken over. */
  | { readonly kind: 'importSettings'; readonly fileName: string; readonly text: string }
  | { readonly kind: 'stopAll' }
  | { readonly kind: 'shortcuts' | 'palette' };

/** A start that was refused because its instances are in use. */
export interface ConflictDialogFacts {
  readonly kind: 'conflict';
  readonly name: string;
  readonly conflicts: readonly InstanceConflict[];
  readonly start: RefusedStart;
}

/** A start that can be made again with another rule. */
export interface RefusedStart {
  readonly definitionId: DefinitionId;
  readonly overrides: StartOverrides | null;
  /** The interrupted run that was to go on; a new run without it. */
  readonly resumes?: OrchestrationId;
}

/** Dialogs of handing definitions on. */
export type SharingDialogFacts =
  GroupImportFacts | { readonly kind: 'export'; readonly definitionIds: readonly DefinitionId[] };

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

/** The form of a pool; `path` names the field to begin at, `draft` is what a new one begins with. */
export type PoolFormFacts =
  | { readonly kind: 'newPool'; readonly draft?: PoolDraft }
  | { readonly kind: 'editPool'; readonly poolId: PoolId; readonly path?: string };

/** Dialogs of the page of pools. */
export type PoolDialogFacts = PoolFormFacts | { readonly kind: 'testPool'; readonly poolId: PoolId };

/** Dialogs of the page of routines. */
export type RoutineDialogFacts =
  | RoutineImportFacts
  /** `copyOf` names the routine it shall be a copy of. */
  | { readonly kind: 'newRoutine'; readonly copyOf?: string }
  | { readonly kind: 'renameRoutine' | 'deleteRoutine'; readonly routineName: string };

/** A picture that is cut out of a screen, or of a picture, and becomes one of a template. */
export interface CutTemplateFacts {
  readonly kind: 'cutTemplate';
  /** What it is cut from in place of a screen. */
  readonly picture?: File;
  /** The template whose picture it becomes; a new one without. */
  readonly into?: {
    readonly templateName: string;
    /** The picture whose place it takes; null: one more, for other screens. */
    readonly file: string | null;
    /** It begins with the picture that is there. */
    readonly isItself?: true;
  };
}

/** Dialogs of the page of templates. */
export type TemplateDialogFacts =
  | CutTemplateFacts
  /** Several pictures, each of which becomes a template. */
  | { readonly kind: 'addTemplates'; readonly pictures: readonly File[] }
  | {
      readonly kind: 'tryTemplate' | 'changeTemplate' | 'renameTemplate' | 'deleteTemplate';
      readonly templateName: string;
    };

/** What the list of pools is ordered by. */
export type PoolColumn =
  'name' | 'available' | 'leased' | 'coolingDown' | 'completed' | 'failed' | 'quarantined' | 'usedBy';
export interface PoolSort {
  readonly column: PoolColumn;
  readonly descending: boolean;
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
  readonly settingsSection: SettingsSection;
  readonly settingsSearch: string;
  /** The setting to show and to focus as the page of settings opens. */
  readonly settingsFocus: SettingsRow | null;
  readonly accounts: AccountsUi;
  readonly dialog: OpenDialog | null;
  /** The form of a pool above a form that is open: what was entered there stays. */
  readonly above: PoolFormFacts | null;
  readonly poolSearch: string;
  readonly poolSort: PoolSort;
  readonly routines: RoutinesUi;
  readonly templates: TemplatesUi;
  /** What the page of one group shows; kept when another page is open. */
  readonly group: GroupPageFacts | null;
  /** Cards chosen for a bulk action. */
  readonly selection: readonly DefinitionId[];
  /** Whether the window is showing a newcomer around. */
  readonly tour: boolean;
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
    settingsSection: 'appearance',
    settingsSearch: '',
    settingsFocus: null,
    accounts: FIRST_ACCOUNTS_UI,
    dialog: null,
    above: null,
    poolSearch: '',
    poolSort: { column: 'name', descending: false },
    routines: firstRoutinesUi(),
    templates: FIRST_TEMPLATES_UI,
    group: null,
    selection: [],
    tour: false,
    ...initial,
  }));
}
