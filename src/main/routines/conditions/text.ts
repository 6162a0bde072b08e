import { z } from 'zod';
import type { TextMatch } from '../../../shared/recognition';
import { defineCondition } from '../condition';
import { word } from '../params';
import { area } from '../places';

const DEFAULT_LANGUAGE = 'en';

export const text = defineCondition({
  name: 'text',
  summary: 'Holds when a text can be read on the screen.',
  details:
    'Give one of `contains`, `equals` and `matches`; with none of them any text will do. All but `matches` are compared without case. What was read is `match.text` after a `find`.',
  schema: z
    .strictObject({
      contains: word('a text').optional().describe('A part of what is to be read'),
      equals: word('a text').optional().describe('All that is to be read'),
      matches: word('a regular expression').optional().describe('A pattern such as "^\\\\d+ coins$"'),
      area: area().optional().describe('Where to look; the whole screen when left out'),
      language: word('a language such as en').default(DEFAULT_LANGUAGE).describe('Language of the text'),
      chars: word('characters').optional().describe('The only characters it may be made of'),
    })
    .refine(({ contains, equals, matches }) => [contains, equals, matches].filter(isGiven).length <= 1, {
      message: 'Only one of contains, equals and matches can be given.',
    }),
  example: `text: { contains: Claim, area: { x: 0, y: 50%, width: 100%, height: 50% } }`,
  ask: ({ area: where, language, chars, ...wanted }, asking) => ({
    asks: [{ kind: 'text', text: matchOf(wanted), area: asking.area(where), language, chars: chars ?? null }],
    holds: ([answer]) => answer?.found === true,
  }),
});

function isGiven(value: unknown): boolean {
  return value !== undefined;
}

type Wanted = Readonly<Partial<Record<TextMatch['how'], string | undefined>>>;

function matchOf(wanted: Wanted): TextMatch | null {
  for (const how of ['contains', 'equals', 'matches'] as const) {
    const given = wanted[how];
    if (given !== undefined) return { how, text: given };
  }
  return null;
}
