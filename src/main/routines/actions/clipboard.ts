import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { text } from '../params';

const HELPER =
  'Android gives a computer no command for its clipboard, so a helper on the device does it: the open app Clipper, `ca.zgrs.clipper`. Without it the step fails and says so. To move text between apps of the device, `key` with `COPY` and `PASTE` needs no helper.';

export const setClipboard = defineAction({
  name: 'setClipboard',
  summary: 'Puts text into the clipboard of the device.',
  details: `Any characters, those that \`type\` can't carry included: paste them with \`key: PASTE\`. At most 10000 characters. ${HELPER}`,
  schema: z.strictObject({ setClipboard: text() }),
  example: `
- setClipboard: "Grüße, 日本 🎮"
- key: PASTE
`,
  capabilities: ['input'],
  label: () => 'setClipboard',
  run: ({ setClipboard: content }, { device, signal }) => device.setClipboard(content, signal),
});

export const getClipboard = defineAction({
  name: 'getClipboard',
  summary: 'Keeps the text in the clipboard of the device in a variable.',
  details: `An empty clipboard, or one that holds no text, gives an empty text. Since Android 10 only the app in front may read it: the helper comes there for a second and goes back. ${HELPER}`,
  schema: z.strictObject({
    getClipboard: z.strictObject({}),
    into: z.string().regex(VARIABLE_NAME).describe('Variable for the text'),
  }),
  example: `
- getClipboard: {}
  into: code
- log: The code is \${code}
`,
  capabilities: ['input'],
  label: () => 'getClipboard',
  declares: ({ into }) => [into],
  run: async ({ into }, { device, signal, variables }) => {
    const content = await device.getClipboard(signal);
    signal.throwIfAborted();
    variables.set(into, content);
  },
});
