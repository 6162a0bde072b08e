import { z } from 'zod';
import type { NodeMatch, TextMatch } from '../../../shared/recognition';
import { defineCondition } from '../condition';
import { choice, word } from '../params';

export const node = defineCondition({
  name: 'node',
  summary: "Holds when an element is on the app's screen.",
  details:
    "Elements come from the app's own description of its screen. Many games draw everything themselves and have none: use `image` there. Of what is given all has to be true.",
  schema: z
    .strictObject({
      text: word('a text').optional().describe('What is written on it'),
      id: word('an id').optional().describe('Its id: `com.example:id/claim`, or `claim` of whatever app'),
      class: word('a class').optional().describe('Its class, such as `android.widget.Button`'),
      description: word('a text').optional().describe('What screen readers read out for it'),
      path: word('a path').optional().describe('Where it stands among the others'),
      how: choice(['equals', 'contains', 'matches'])
        .default('equals')
        .describe('How text and description are compared'),
      all: z.boolean().default(false).describe('true: every such element, for `countPlaces`'),
    })
    .refine(
      ({ text, id, class: className, description, path }) =>
        [text, id, className, description, path].some((given) => given !== undefined),
      { message: 'Say what the element is like: text, id, class, description or path.' },
    ),
  example: `node: { id: claim, text: Claim, how: contains }`,
  ask: ({ how, all, ...wanted }) => ({
    asks: [{ kind: 'node', node: matchOf(wanted, how), all }],
    holds: ([answer]) => answer?.found === true,
  }),
});

interface Wanted {
  readonly text?: string | undefined;
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  readonly description?: string | undefined;
  readonly path?: string | undefined;
}

function matchOf(
  { text, id, class: className, description, path }: Wanted,
  how: TextMatch['how'],
): NodeMatch {
  return {
    ...(text === undefined ? {} : { text: { how, text } }),
    ...(id === undefined ? {} : { id }),
    ...(className === undefined ? {} : { className }),
    ...(description === undefined ? {} : { description: { how, text: description } }),
    ...(path === undefined ? {} : { path }),
  };
}
