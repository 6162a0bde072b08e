import { z } from 'zod';
import { defineAction } from '../action';
import { word } from '../params';

const PACKAGE = 'the package name of an app such as com.example.rewards';

export const launchApp = defineAction({
  name: 'launchApp',
  summary: 'Brings an app to the front; starts it when it is not running.',
  details:
    'The step is done when Android has accepted the start, not when the app is ready: follow it with a `waitFor`. Without `activity` the app opens as from its icon.',
  schema: z.strictObject({
    launchApp: word(PACKAGE),
    activity: word('the name of an activity').optional().describe('A screen of the app other than its first'),
  }),
  example: `
- launchApp: com.example.rewards
`,
  capabilities: ['apps'],
  label: (params) => `launchApp ${params.launchApp}`,
  run: (params, { device, signal }) => device.startApp(params.launchApp, params.activity ?? null, signal),
});

export const stopApp = defineAction({
  name: 'stopApp',
  summary: 'Ends an app at once, as "Force stop" in Android\'s settings does.',
  details: 'An app that is not running is no error. A fresh start is `stopApp` and then `launchApp`.',
  schema: z.strictObject({ stopApp: word(PACKAGE) }),
  example: `
- stopApp: com.example.rewards
- launchApp: com.example.rewards
`,
  capabilities: ['apps'],
  label: (params) => `stopApp ${params.stopApp}`,
  run: (params, { device, signal }) => device.stopApp(params.stopApp, signal),
});

const INSTALL_MS = 600_000;

export const installApp = defineAction({
  name: 'installApp',
  summary: 'Installs an app from a file of this computer.',
  details:
    "The file lives in the folder `files` of the data folder, with `/` between folders; nothing outside of it can be named. An older version is replaced and keeps its data. At most 1 GB. Bundles of several files (`.xapk`, `.apks`) can't be installed.",
  schema: z.strictObject({ installApp: word('the name of a file such as apps/rewards.apk') }),
  defaultTimeoutMs: INSTALL_MS,
  example: `
- installApp: apps/rewards.apk
`,
  capabilities: ['apps', 'files'],
  label: (params) => `installApp ${params.installApp}`,
  run: async (params, { device, files, signal }) => {
    await device.installApp(await files.toSend(params.installApp), signal);
  },
});

export const uninstallApp = defineAction({
  name: 'uninstallApp',
  summary: 'Removes an app and all it has stored.',
  details:
    'Fails when it is not installed, or belongs to the device: give the step `onError: continue` where that is all right.',
  schema: z.strictObject({ uninstallApp: word(PACKAGE) }),
  example: `
- uninstallApp: com.example.rewards
  onError: continue
- installApp: apps/rewards.apk
`,
  capabilities: ['apps'],
  label: (params) => `uninstallApp ${params.uninstallApp}`,
  run: (params, { device, signal }) => device.uninstallApp(params.uninstallApp, signal),
});

export const clearApp = defineAction({
  name: 'clearApp',
  summary: 'Ends an app and forgets all it has stored, as if it had just been installed.',
  details: 'Who is logged in, settings and progress are lost, and permissions are asked for again.',
  schema: z.strictObject({ clearApp: word(PACKAGE) }),
  example: `
- clearApp: com.example.rewards
- launchApp: com.example.rewards
`,
  capabilities: ['apps'],
  label: (params) => `clearApp ${params.clearApp}`,
  run: (params, { device, signal }) => device.clearApp(params.clearApp, signal),
});
