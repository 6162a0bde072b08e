import { msg, type Message } from './catalogue/translate';
import type { Settings } from './contract/host';
import type { SettingKey } from './settings-file';

export const SETTINGS_SECTIONS = [
  'appearance',
  'instances',
  'notifications',
  'startup',
  'running',
  'data',
  'advanced',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** One line of the page of settings: a setting, or something to do beside them. */
export type SettingsRow =
  | SettingKey
  | 'testNotice'
  | 'dataFolder'
  | 'places'
  | 'otherFolder'
  | 'logFolder'
  | 'exportSettings'
  | 'importSettings'
  | 'resetSettings';

export interface RowWords {
  readonly section: SettingsSection;
  readonly label: Message;
  /** What it does, in one line. */
  readonly help: Message;
  /** Other words people look for. */
  readonly also: Message;
}

export const SECTION_WORDS: Readonly<Record<SettingsSection, Message>> = {
  appearance: msg('Appearance'),
  instances: msg('Instances'),
  notifications: msg('Notifications'),
  startup: msg('Startup'),
  running: msg('While running'),
  data: msg('Data'),
  advanced: msg('Advanced'),
};

/** In the order of the page. */
export const ROWS: Readonly<Record<SettingsRow, RowWords>> = {
  theme: {
    section: 'appearance',
    label: msg('Theme'),
    help: msg('Light or dark, or as the system is set.'),
    also: msg('colour, dark mode, bright, contrast'),
  },
  language: {
    section: 'appearance',
    label: msg('Language'),
    help: msg('Of this window, the menu and notifications. Routines and logs stay as they are.'),
    also: msg('English, German, translation, locale'),
  },
  adbPath: {
    section: 'instances',
    label: msg('adb program'),
    help: msg('The program that starts adb servers. Left empty, Muster looks in the usual places.'),
    also: msg('path, binary, platform tools, Android SDK, executable'),
  },
  startAdbServer: {
    section: 'instances',
    label: msg('Start an adb server when none answers'),
    help: msg('Off: Muster only uses a server that runs already. It never ends one.'),
    also: msg('launch, daemon, start-server'),
  },
  adbServers: {
    section: 'instances',
    label: msg('adb servers'),
    help: msg('Muster lists the devices of all of these. Further ones may run on other computers.'),
    also: msg('host, port, remote, network, 5037, computer'),
  },
  simulatedDevices: {
    section: 'instances',
    label: msg('Simulated emulators'),
    help: msg('How many to start when they are wanted for trying things out.'),
    also: msg('simulator, virtual, demo, number, test'),
  },
  notifyGroupEnd: {
    section: 'notifications',
    label: msg('When a group ends'),
    help: msg('A group that was stopped by hand is never worth a notification.'),
    also: msg('alert, message, toast, finished, failed, done'),
  },
  notifyBotTrouble: {
    section: 'notifications',
    label: msg('When a bot gives up'),
    help: msg('Also while the other bots of its group go on.'),
    also: msg('alert, message, toast, failed, trouble, error'),
  },
  testNotice: {
    section: 'notifications',
    label: msg('Try it out'),
    help: msg('Shows a notification as the system would.'),
    also: msg('test, alert, message, toast'),
  },
  startGroups: {
    section: 'startup',
    label: msg('Groups that start with Muster'),
    help: msg('In this order, when the desktop app or “muster serve” starts.'),
    also: msg('autostart, begin, boot, automatic'),
  },
  resumeInterrupted: {
    section: 'startup',
    label: msg('Resume interrupted runs'),
    help: msg('Runs that a crash or a power cut ended go on when Muster starts.'),
    also: msg('restore, continue, crash, recover'),
  },
  keepAwake: {
    section: 'running',
    label: msg('Keep the computer awake'),
    help: msg('It does not go to sleep while groups run. The screen still may. Desktop app only.'),
    also: msg('sleep, standby, energy, power, suspend'),
  },
  onClose: {
    section: 'running',
    label: msg('Closing the window'),
    help: msg('What happens when the window is closed while groups run. Desktop app only.'),
    also: msg('quit, exit, tray, background, minimise'),
  },
  dataFolder: {
    section: 'data',
    label: msg('Data folder'),
    help: msg('Everything Muster keeps lies in this folder.'),
    also: msg('directory, path, storage, location, backup, MUSTER_HOME'),
  },
  places: {
    section: 'data',
    label: msg('What lies where'),
    help: msg('Files may be copied, edited and put under version control; Muster notices.'),
    also: msg('directory, files, JSON, YAML, history, trash, backup'),
  },
  otherFolder: {
    section: 'data',
    label: msg('Use another folder'),
    help: msg('From the next start on. Nothing is moved or copied.'),
    also: msg('directory, move, change, relocate, --data'),
  },
  logLevel: {
    section: 'advanced',
    label: msg('Log level'),
    help: msg('How much is written to the log. Debug is for finding causes, and is a lot.'),
    also: msg('verbose, debug, trace, diagnosis'),
  },
  logFolder: {
    section: 'advanced',
    label: msg('Log folder'),
    help: msg('The latest file is muster.log.'),
    also: msg('diagnosis, support, error report, directory'),
  },
  exportSettings: {
    section: 'advanced',
    label: msg('Export settings'),
    help: msg('As a JSON file, for another computer or to keep. It holds nothing secret.'),
    also: msg('save, backup, download, share'),
  },
  importSettings: {
    section: 'advanced',
    label: msg('Import settings'),
    help: msg('Shows what would change before anything does.'),
    also: msg('load, restore, upload, file'),
  },
  resetSettings: {
    section: 'advanced',
    label: msg('Reset to defaults'),
    help: msg('All settings of this page get their defaults. Groups and routines stay.'),
    also: msg('restore, factory, clear'),
  },
};

type Choices<K extends SettingKey> = readonly (readonly [Settings[K], Message])[];

/** Settings of which one of a few is chosen, in the order they are offered. */
export const CHOICES: {
  readonly [K in 'theme' | 'language' | 'notifyGroupEnd' | 'onClose' | 'logLevel']: Choices<K>;
} = {
  theme: [
    ['light', msg('Light')],
    ['dark', msg('Dark')],
    ['system', msg('As the system')],
  ],
  language: [
    ['system', msg('As the system')],
    // Each language is called what its speakers call it.
    ['en', msg('English')],
    ['de', msg('Deutsch')],
  ],
  notifyGroupEnd: [
    ['always', msg('Always')],
    ['trouble', msg('Only when something went wrong')],
    ['never', msg('Never')],
  ],
  onClose: [
    ['ask', msg('Ask each time')],
    ['tray', msg('Groups go on, Muster stays in the tray')],
    ['quit', msg('Groups are stopped and Muster ends')],
  ],
  logLevel: [
    ['debug', msg('Debug')],
    ['info', msg('Info')],
    ['warn', msg('Warnings')],
    ['error', msg('Errors only')],
  ],
};
