import { z } from 'zod';
import type { TextMatch } from '../../../shared/recognition';
import { problemOfPattern } from '../../vision/text-test';
import { defineCondition } from '../condition';
import { TEXT_LANGUAGE, word } from '../params';
import { area } from '../places';

export const text = defineCondition({
  name: 'text',
  summary: 'Holds when a text can be read on the screen.',
  details:
    'Give one of `contains`, `equals` and `matches`; with none of them any text will do. All but `matches` are compared without case, and any white space counts as one blank. After a `find` the place is that of the words that were looked for, and `match.text` the whole line. Reading takes a moment, the more the larger the area; English is there without further ado.',
  schema: z
    .strictObject({
      contains: word('a text').optional().describe('A part of what is to be read'),
      equals: word('a text').optional().describe('All that is to be read'),
      matches: word('a regular expression').optional().describe('A pattern such as "^\\\\d+ coins$"'),
      area: area().optional().describe('Where to look; the whole screen when left out'),
      language: word('a language such as en').default(TEXT_LANGUAGE).describe('Language of the text'),
      characters: word('characters').optional().describe('The only characters it may be made of'),
    })
    .refine(({ contains, equals, matches }) => [contains, equals, matches].filter(isGiven).length <= 1, {
      message: 'Only one of contains, equals and matches can be given.',
    })
    .superRefine(({ matches }, context) => {
      // What an expression makes is known, and refused, when it runs.
      const problem = typeof matches === 'string' ? problemOfPattern(matches) : undefined;
      if (problem !== undefined) context.addIssue({ code: 'custom', path: ['matches'], message: problem });
    }),
  example: `text: { contains: Claim, area: { x: 0, y: 50%, width: 100%, height: 50% } }`,
  ask: ({ area: where, language, characters, ...wanted }, asking) => ({
    asks: [
      { kind: 'text', text: matchOf(wanted), area: asking.area(where), language, chars: characters ?? null },
    ],
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
