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
  label: (params) => `stopApp ${params.stopApp}`,
  run: (params, { device, signal }) => device.stopApp(params.stopApp, signal),
});
