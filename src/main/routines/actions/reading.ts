import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { text } from '../params';
import { area } from '../places';

export const readText = defineAction({
  name: 'readText',
  summary: 'Reads the text in an area of the screen into a variable.',
  details:
    "Without any text there the variable is empty. Recognition is never sure: name the characters that can be there, and check what was read before you rely on it. Where this version or computer can't read text the step fails with `recognition_unavailable`.",
  schema: z.strictObject({
    readText: z.strictObject({
      area: area().optional().describe('Where to read; the whole screen when left out'),
      language: text().default('eng').describe('In what language: three letters, as eng or deu'),
      characters: text().optional().describe('The only ones it may be made of, such as "0123456789"'),
    }),
    into: z.string().regex(VARIABLE_NAME).describe('Variable for the text'),
  }),
  example: `
- try:
    - readText: { area: { x: 380, y: 20, width: 150, height: 50 }, characters: "0123456789" }
      into: coins
    - log: \${coins} coins
  catch:
    - log: This computer can't read
`,
  declares: (params) => [params.into],
  run: async ({ readText: { area: where, language, characters }, into }, context) => {
    const seen = await context.ask({
      ...{ kind: 'text', text: null, area: context.area(where), language },
      chars: characters ?? null,
    });
    if (seen.found) context.found(seen);
    context.variables.set(into, seen.text ?? '');
  },
});
