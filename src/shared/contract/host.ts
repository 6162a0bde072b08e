import { z } from 'zod';
import { LANGUAGES } from '../catalogue/translate';
import { InstanceRef } from '../instance-reference';
import { call, stream } from '../rpc/contract-types';
import { ViewSnapshot } from '../view';
import { ViewPatch } from '../view-patch';

export const Theme = z.enum(['light', 'dark', 'system']);
export type Theme = z.infer<typeof Theme>;

/** The window’s language; `system` is that of the browser or the system where there is a catalogue for it. */
export const LanguageSetting = z.enum(['system', ...LANGUAGES]);
export type LanguageSetting = z.infer<typeof LanguageSetting>;

/** What a person set; kept by the desktop app and the headless host in the same file. */
export const Settings = z.object({
  theme: Theme.default('system'),
  language: LanguageSetting.default('system'),
  simulatedDevices: z.number().int().min(1).max(256).default(6),
  /** The adb program to use; null looks for one. */
  adbPath: z.string().min(1).max(1_000).nullable().default(null),
  /** Start an adb server when none answers. Off: only what is there already is used. */
  startAdbServer: z.boolean().default(false),
});
export type Settings = z.infer<typeof Settings>;

/** A change of some settings. */
const SettingsChange = z.object({
  theme: Theme.exactOptional(),
  language: LanguageSetting.exactOptional(),
  simulatedDevices: z.number().int().min(1).max(256).exactOptional(),
  adbPath: z.string().min(1).max(1_000).nullable().exactOptional(),
  startAdbServer: z.boolean().exactOptional(),
});

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
};

export const hostStreams = {
  /** Everything the window shows. */
  view: stream({ input: z.object({}), snapshot: ViewSnapshot, patch: ViewPatch }),
};
