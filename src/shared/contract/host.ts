import { z } from 'zod';
import { LANGUAGES } from '../catalogue/translate';
import { DefinitionId } from '../ids';
import { InstanceRef } from '../instance-reference';
import { call, stream } from '../rpc/contract-types';
import { AdbBinaryView, ViewSnapshot } from '../view';
import { ViewPatch } from '../view-patch';

export const Theme = z.enum(['light', 'dark', 'system']);
export type Theme = z.infer<typeof Theme>;

/** The window’s language; `system` is that of the browser or the system where there is a catalogue for it. */
export const LanguageSetting = z.enum(['system', ...LANGUAGES]);
export type LanguageSetting = z.infer<typeof LanguageSetting>;

export const AdbServerSetting = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
});
export type AdbServerSetting = z.infer<typeof AdbServerSetting>;
export const NotifyGroupEnd = z.enum(['always', 'trouble', 'never']);
export type NotifyGroupEnd = z.infer<typeof NotifyGroupEnd>;
export const OnClose = z.enum(['ask', 'tray', 'quit']);
export type OnClose = z.infer<typeof OnClose>;
export const LogLevelSetting = z.enum(['debug', 'info', 'warn', 'error']);
export type LogLevelSetting = z.infer<typeof LogLevelSetting>;

/** What a person set; kept by the desktop app and the headless host in the same file. */
export const Settings = z.object({
  theme: Theme.default('system'),
  language: LanguageSetting.default('system'),
  simulatedDevices: z.number().int().min(1).max(256).default(6),
  /** The adb program to use; null looks for one. */
  adbPath: z.string().min(1).max(1_000).nullable().default(null),
  /** Start an adb server when none answers. Off: only what is there already is used. */
  startAdbServer: z.boolean().default(false),
  /** Further adb servers to look at, on this computer or another; joined and left as the list changes. */
  adbServers: z.array(AdbServerSetting).max(16).default([]),
  /** When a group that ends is worth a notification. */
  notifyGroupEnd: NotifyGroupEnd.default('trouble'),
  /** Tell when a bot gave up though its group goes on. */
  notifyBotTrouble: z.boolean().default(true),
  /** Keep the computer from going to sleep while groups run. */
  keepAwake: z.boolean().default(true),
  /** What closing the window does while groups run. */
  onClose: OnClose.default('ask'),
  /** Groups that start when Muster does. */
  startGroups: z.array(DefinitionId).max(200).default([]),
  /** Go on with runs that were interrupted when Muster starts. */
  resumeInterrupted: z.boolean().default(false),
  logLevel: LogLevelSetting.default('info'),
});
export type Settings = z.infer<typeof Settings>;

/** A change of some settings. */
export const SettingsChange = z.object({
  theme: Theme.exactOptional(),
  language: LanguageSetting.exactOptional(),
  simulatedDevices: z.number().int().min(1).max(256).exactOptional(),
  adbPath: z.string().min(1).max(1_000).nullable().exactOptional(),
  startAdbServer: z.boolean().exactOptional(),
  adbServers: z.array(AdbServerSetting).max(16).exactOptional(),
  notifyGroupEnd: NotifyGroupEnd.exactOptional(),
  notifyBotTrouble: z.boolean().exactOptional(),
  keepAwake: z.boolean().exactOptional(),
  onClose: OnClose.exactOptional(),
  startGroups: z.array(DefinitionId).max(200).exactOptional(),
  resumeInterrupted: z.boolean().exactOptional(),
  logLevel: LogLevelSetting.exactOptional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

/** Calls on the program itself. */
export const hostCalls = {
  'simulator.start': call({
    input: z.object({ devices: z.number().int().min(1).max(256) }),
    output: z.object({ refs: z.array(InstanceRef) }),
    errors: ['simulator_failed'],
  }),
  'simulator.stop': call({ input: z.object({}), output: z.object({}), errors: [] }),
  /** Opens the folder of a file of the data folder (path relative to it) in the system's file manager. */
  'host.reveal': call({
    input: z.object({ path: z.string().max(1_000) }),
    output: z.object({}),
    errors: ['reveal_unavailable'],
  }),
  'settings.get': call({ input: z.object({}), output: Settings, errors: [] }),
  'settings.set': call({ input: SettingsChange, output: Settings, errors: ['file_write_failed'] }),
  /** Whether this program is an adb that answers; null looks in the usual places. Starts no server. */
  'adb.check': call({
    input: z.object({ path: z.string().min(1).max(1_000).nullable() }),
    output: AdbBinaryView,
    errors: ['adb_unusable'],
  }),
  /** Shows a notification as the end of a group does; `shown` is false where the system shows none. */
  'desktop.testNotice': call({
    input: z.object({}),
    output: z.object({ shown: z.boolean() }),
    errors: ['desktop_only'],
  }),
  /** Asks with the system's dialog for the data folder of the next start; null when nothing was chosen. */
  'desktop.chooseDataFolder': call({
    input: z.object({}),
    output: z.object({ chosen: z.string().nullable() }),
    errors: ['desktop_only', 'data_folder_fixed', 'data_folder_unusable', 'file_write_failed'],
  }),
};

export const hostStreams = {
  /** Everything the window shows. */
  view: stream({ input: z.object({}), snapshot: ViewSnapshot, patch: ViewPatch }),
  /** The settings, whole, whenever one was changed from anywhere. */
  settings: stream({ input: z.object({}), snapshot: Settings, patch: Settings }),
};
