import { z } from 'zod';
import { msg, type Message } from './catalogue/translate';

/**
 * Everything that can be done with a key, from the palette or from the application menu, once. What a verb does stands
 * in the window (`renderer/app/verbs.ts`); the menu of the desktop app sends it there.
 */
export const VerbId = z.enum([
  'newGroup',
  'newFromTemplate',
  'import',
  'exportAll',
  'showTrash',
  'showGroups',
  'showInstances',
  'showAccounts',
  'showPools',
  'showRoutines',
  'showTemplates',
  'showSettings',
  'search',
  'palette',
  'shortcuts',
  'tour',
  'startSimulator',
  'stopSimulator',
  'connectAddress',
  'startGroup',
  'startWithChanges',
  'pauseGroup',
  'stopGroup',
  'drainGroup',
  'restartGroup',
  'openGroup',
  'editGroup',
  'dryRunGroup',
  'cloneGroup',
  'exportGroup',
  'killGroup',
  'groupHistory',
  'saveAsTemplate',
  'pinGroup',
  'selectGroup',
  'deleteGroup',
  'showBots',
  'showEvents',
  'showTimeline',
  'showDefinition',
  'selectAll',
  'clearSelection',
  'stopAll',
  'themeLight',
  'themeDark',
  'themeSystem',
  'languageEnglish',
  'languageGerman',
  'languageSystem',
  'loadSamples',
  'newAccount',
  'importAccounts',
  'exportAccounts',
  'accountFields',
  'accountSecrets',
  'newPool',
  'newRoutine',
  'importRoutines',
]);
export type VerbId = z.infer<typeof VerbId>;

export type VerbArea = 'file' | 'group' | 'view' | 'instances' | 'accounts' | 'routines' | 'help';

export interface Verb {
  readonly id: VerbId;
  readonly label: Message;
  readonly area: VerbArea;
  /** Key in the window, as people read it; null without one. */
  readonly key: string | null;
  /** Key of the application menu and, with Ctrl or Cmd, of the window; in Electron's notation. */
  readonly accelerator: string | null;
  /** Means the group in sight: the page of a group, or the card that has the focus. */
  readonly needsGroup: boolean;
}

type Rest = Partial<Pick<Verb, 'key' | 'accelerator' | 'needsGroup'>>;
const verb = (id: VerbId, area: VerbArea, label: Message, rest: Rest = {}): Verb => ({
  ...{ id, area, label, key: null, accelerator: null, needsGroup: false },
  ...rest,
});
const ofGroup = (id: VerbId, label: Message, key: string | null = null): Verb =>
  verb(id, 'group', label, { key, needsGroup: true });

/** In the order of the menu. */
export const VERBS: readonly Verb[] = [
  verb('newGroup', 'file', msg('New group'), { key: 'n', accelerator: 'CmdOrCtrl+N' }),
  verb('newFromTemplate', 'file', msg('New group from a template…')),
  verb('import', 'file', msg('Import groups…'), { accelerator: 'CmdOrCtrl+O' }),
  verb('exportAll', 'file', msg('Export all groups…')),
  verb('loadSamples', 'file', msg('Load samples')),
  verb('showTrash', 'file', msg('Trash…')),
  verb('showSettings', 'file', msg('Settings'), { accelerator: 'CmdOrCtrl+,' }),
  ofGroup('startGroup', msg('Start'), 's'),
  ofGroup('startWithChanges', msg('Start with changes…')),
  ofGroup('dryRunGroup', msg('Dry run')),
  ofGroup('pauseGroup', msg('Pause or resume'), 'p'),
  ofGroup('drainGroup', msg('Finish the iteration, then stop')),
  ofGroup('stopGroup', msg('Stop now'), 'x'),
  ofGroup('killGroup', msg('Stop and close emulators')),
  ofGroup('restartGroup', msg('Restart')),
  ofGroup('openGroup', msg('Open the group'), 'Enter'),
  ofGroup('showBots', msg('Bots of the group')),
  ofGroup('showEvents', msg('Events of the group')),
  ofGroup('showTimeline', msg('Timeline of the group')),
  ofGroup('showDefinition', msg('Definition of the group')),
  ofGroup('editGroup', msg('Edit'), 'e'),
  ofGroup('cloneGroup', msg('Clone')),
  ofGroup('exportGroup', msg('Export…')),
  ofGroup('groupHistory', msg('History…')),
  ofGroup('saveAsTemplate', msg('Save as template…')),
  ofGroup('pinGroup', msg('Pin or unpin')),
  ofGroup('deleteGroup', msg('Delete…')),
  ofGroup('selectGroup', msg('Select or let go'), 'Space'),
  verb('selectAll', 'group', msg('Select all groups shown'), { accelerator: 'CmdOrCtrl+A' }),
  verb('clearSelection', 'group', msg('Select none'), { key: 'Esc' }),
  verb('stopAll', 'group', msg('Stop all groups…'), { key: 'Esc Esc', accelerator: 'CmdOrCtrl+Shift+X' }),
  verb('showGroups', 'view', msg('Groups'), { accelerator: 'CmdOrCtrl+1' }),
  verb('showInstances', 'view', msg('Instances'), { accelerator: 'CmdOrCtrl+2' }),
  verb('showAccounts', 'view', msg('Accounts'), { accelerator: 'CmdOrCtrl+3' }),
  verb('showPools', 'view', msg('Pools'), { accelerator: 'CmdOrCtrl+4' }),
  verb('showRoutines', 'view', msg('Routines'), { accelerator: 'CmdOrCtrl+5' }),
  verb('showTemplates', 'view', msg('Picture templates'), { accelerator: 'CmdOrCtrl+6' }),
  verb('search', 'view', msg('Search'), { key: '/' }),
  verb('palette', 'view', msg('All commands…'), { accelerator: 'CmdOrCtrl+K' }),
  verb('themeLight', 'view', msg('Light theme')),
  verb('themeDark', 'view', msg('Dark theme')),
  verb('themeSystem', 'view', msg('Theme of the system')),
  verb('languageEnglish', 'view', msg('Language: English')),
  verb('languageGerman', 'view', msg('Language: German')),
  verb('languageSystem', 'view', msg('Language of the system')),
  verb('startSimulator', 'instances', msg('Start simulated emulators…')),
  verb('stopSimulator', 'instances', msg('Stop the simulated emulators')),
  verb('connectAddress', 'instances', msg('Connect to an address…')),
  verb('newAccount', 'accounts', msg('New account')),
  verb('importAccounts', 'accounts', msg('Import accounts…')),
  verb('exportAccounts', 'accounts', msg('Export accounts…')),
  verb('accountFields', 'accounts', msg('Fields of accounts…')),
  verb('accountSecrets', 'accounts', msg('Secrets of accounts…')),
  verb('newPool', 'accounts', msg('New pool')),
  verb('newRoutine', 'routines', msg('New routine')),
  verb('importRoutines', 'routines', msg('Import routines…')),
  verb('shortcuts', 'help', msg('Keyboard shortcuts'), { key: '?' }),
  verb('tour', 'help', msg('Show me around')),
];
