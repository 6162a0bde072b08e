import { z } from 'zod';
import { defineAction } from '../action';
import { boolean, text, word } from '../params';

export const type = defineAction({
  name: 'type',
  summary: 'Types text into the field that has the focus.',
  details:
    'Tap the field first. Texts made of digits need quotes, or YAML reads a number: `type: "0042"`. `replace` selects all there is first, with keys pressed together: see `key`. Characters beyond ASCII are refused by most devices: put them into the clipboard with `setClipboard` and paste.',
  schema: z.strictObject({
    type: text(),
    replace: boolean().default(false).describe('In place of what the field holds'),
    enter: boolean().default(false).describe('Press ENTER afterwards'),
  }),
  example: `
- tap: { x: 270, y: 300 }
  name: Focus the name field
- type: Ada Lovelace
  replace: true
  enter: true
`,
  capabilities: ['input'],
  run: async ({ type: content, replace, enter }, { device, signal }) => {
    if (replace) {
      await device.pressKeys(['CTRL_LEFT', 'A'], signal);
      await device.pressKey('DEL', signal);
    }
    await device.typeText(content, signal);
    if (enter) await device.pressKey('ENTER', signal);
  },
});

const KEY = 'the name of a key such as BACK or ENTER';
const MAX_KEYS = 4;

export const key = defineAction({
  name: 'key',
  summary: 'Presses a key of the device, or several together.',
  details:
    "The name is one of Android's key codes, with or without `KEYCODE_`: `BACK`, `HOME`, `ENTER`, `TAB`, `DEL`, `DPAD_DOWN`, `VOLUME_UP`, `APP_SWITCH` and so on. A list is pressed together: since Android 12, and before where the device has a keyboard with these keys that adb may write to, as many emulators do. Text moves between apps of the device with `[CTRL_LEFT, A]`, then `COPY` or `CUT`, and `PASTE` elsewhere.",
  schema: z.strictObject({ key: z.union([word(KEY), z.array(word(KEY)).min(2).max(MAX_KEYS)]) }),
  example: `
- key: BACK
- key: [CTRL_LEFT, A]
- key: COPY
`,
  capabilities: ['input'],
  label: (params) => `key ${typeof params.key === 'string' ? params.key : params.key.join(' + ')}`,
  run: ({ key: keys }, { device, signal }) =>
    typeof keys === 'string' ? device.pressKey(keys, signal) : device.pressKeys(keys, signal),
});
