import { defineCondition } from '../condition';
import { word } from '../params';

export const appInFront = defineCondition({
  name: 'app',
  summary: 'Holds when an app is in front.',
  details:
    'The device is asked which app has the focus; nothing is looked for on the screen. A dialog of Android itself, such as one that an app has stopped, leaves the app in front.',
  schema: word('the package name of an app such as com.example.rewards'),
  example: `app: com.example.rewards`,
  ask: (packageName) => ({
    asks: [{ kind: 'app', packageName }],
    holds: ([answer]) => answer?.found === true,
  }),
});
