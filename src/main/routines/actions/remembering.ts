import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { area } from '../places';
import { REMEMBERED } from '../remembered-screen';

export const rememberScreen = defineAction({
  name: 'rememberScreen',
  summary: 'Remembers how the screen looks, for `changed` to tell whether it looks other than that.',
  details:
    'Remember before what is to change it: a screen that changes at once would have changed before a later look. It is remembered until the end of the iteration, or until it is remembered anew.',
  schema: z.strictObject({
    rememberScreen: z.strictObject({
      area: area().optional().describe('What to remember; the whole screen when left out'),
      as: z.string().regex(VARIABLE_NAME).default(REMEMBERED).describe('A name, to remember several'),
    }),
  }),
  example: `
- rememberScreen: { area: { x: 0, y: 10%, width: 100%, height: 80% } }
- tap: { x: 270, y: 700 }
- waitFor: { any: [{ changed: {} }, { frozen: { for: 5s } }] }
  name: Something happens, or the app hangs
`,
  run: async ({ rememberScreen: { area: where, as } }, context) => {
    const place = context.area(where);
    const { text } = await context.ask({ kind: 'changed', area: place, since: null });
    if (text === null)
      throw Object.assign(new Error('The area is not on the screen.'), { code: 'place_outside' });
    context.remember(as, { area: place, look: text });
  },
});
