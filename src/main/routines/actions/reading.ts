import { z } from 'zod';
import { hexOf } from '../../../shared/looked-words';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { boolean, TEXT_LANGUAGE, word } from '../params';
import { area, point, showPoint } from '../places';

export const readText = defineAction({
  name: 'readText',
  summary: 'Reads the text in an area of the screen into a variable.',
  details:
    'Without any text there the variable is empty. Recognition is never sure: name the characters that can be there, and check what was read before you rely on it. With `number: true` the variable is the first number of the text: 1,250 and 1.250 are 1250, 12,5 and 12.5 are 12.5; without a number the step fails with `not_found`. English is there; a language whose data is not installed fails with `recognition_unavailable`.',
  schema: z.strictObject({
    readText: z.strictObject({
      area: area().optional().describe('Where to read; the whole screen when left out'),
      language: word('a language such as en').default(TEXT_LANGUAGE).describe('Language of the text'),
      characters: word('characters')
        .optional()
        .describe('The only ones it may be made of, such as "0123456789"; those of numbers with `number`'),
      number: boolean().default(false).describe('Whether a number is to be read'),
    }),
    into: z.string().regex(VARIABLE_NAME).describe('Variable for the text or the number'),
  }),
  example: `
- readText: { area: { x: 414, y: 62, width: 90, height: 56 }, number: true }
  into: coins
  name: How many coins?
- log: Rich
  when: { is: '\${coins > 1000}' }
`,
  declares: (params) => [params.into],
  run: async ({ readText: { area: where, language, characters, number }, into }, context) => {
    const chars = characters ?? (number ? OF_NUMBERS : null);
    const seen = await context.ask({ kind: 'text', text: null, area: context.area(where), language, chars });
    if (seen.found) context.found(seen);
    context.variables.set(into, number ? numberRead(seen.text ?? '') : (seen.text ?? ''));
  },
});

export const readColor = defineAction({
  name: 'readColor',
  summary: 'Reads the colour of a place of the screen into a variable.',
  details:
    'The variable is a text such as `#2b8a3e`, always in small letters. Emulators differ a little in their colours: to decide by one, `pixel` with a tolerance is surer. How much of an area has a colour tells `find` with `color`: its share is `match.score` afterwards, 0 to 1.',
  schema: z.strictObject({
    readColor: point(),
    into: z.string().regex(VARIABLE_NAME).describe('Variable for the colour'),
  }),
  example: `
- readColor: { x: 390, y: 90 }
  into: lamp
- log: The lamp is \${lamp}
`,
  label: ({ readColor: at }) => `read the colour at ${showPoint(at)}`,
  declares: (params) => [params.into],
  run: async ({ readColor: at, into }, context) => {
    const place = context.area({ ...at, width: 1, height: 1 });
    // Whatever colour is there will do.
    const any = { color: [0, 0, 0], tolerance: 255 } as const;
    const seen = await context.ask({ kind: 'pixel', at: place ?? at, ...any });
    if (seen.color === null)
      throw Object.assign(new Error(`${showPoint(at)} is outside of the screen`), { code: 'place_outside' });
    context.variables.set(into, hexOf(seen.color));
  },
});

const OF_NUMBERS = '0123456789.,-';
/** A minus belongs to it where nothing stands before. */
const NUMBER = /(?:(?<=^|\s)-)?\d[\d.,]*/;

/** The first number of a text. Throws `not_found` when there is none. */
function numberRead(text: string): number {
  const [written = ''] = NUMBER.exec(text.replaceAll(/(?<=\d)\s(?=\d{3}(?!\d))/g, '')) ?? [];
  const number = written === '' ? undefined : numberWritten(written.replace(/[.,]+$/, ''));
  if (number !== undefined) return number;
  const message =
    text === ''
      ? 'nothing was read where a number should be'
      : `“${text.slice(0, 60)}” was read where a number should be`;
  throw Object.assign(new Error(message), { code: 'not_found' });
}

/** Points and commas: the last one parts off a fraction unless three digits follow it, or it is there twice. */
function numberWritten(written: string): number | undefined {
  const [, whole = written, mark = '', last = ''] = /^(.*)([.,])(\d+)$/.exec(written) ?? [];
  const isFraction = mark !== '' && !whole.includes(mark) && !isThousands(whole, last);
  const digits = (isFraction ? whole : written).replaceAll(/[.,]/g, '');
  const number = Number(isFraction ? `${digits}.${last}` : digits);
  return Number.isFinite(number) ? number : undefined;
}

function isThousands(whole: string, last: string): boolean {
  return last.length === 3 && /^-?[1-9]\d*$/.test(whole);
}
