import { z } from 'zod';
import { defineAction } from '../action';
import { text, word } from '../params';

export const type = defineAction({
  name: 'type',
  summary: 'Types text into the field that has the focus.',
  details: 'Tap the field first. Texts made of digits need quotes, or YAML reads a number: `type: "0042"`.',
  schema: z.strictObject({ type: text() }),
  example: `
- tap: { x: 270, y: 300 }
  name: Focus the name field
- type: Ada Lovelace
`,
  run: ({ type: content }, { device, signal }) => device.typeText(content, signal),
});

export const key = defineAction({
  name: 'key',
  summary: 'Presses a key of the device.',
  details:
    "The name is one of Android's key codes, with or without `KEYCODE_`: `BACK`, `HOME`, `ENTER`, `TAB`, `DEL`, `DPAD_DOWN`, `VOLUME_UP`, `APP_SWITCH` and so on.",
  schema: z.strictObject({ key: word('the name of a key such as BACK or ENTER') }),
  example: `
- key: BACK
`,
  label: (params) => `key ${params.key}`,
  run: (params, { device, signal }) => device.pressKey(params.key, signal),
});
