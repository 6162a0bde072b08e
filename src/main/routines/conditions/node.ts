import { z } from 'zod';
import type { NodeMatch, TextMatch } from '../../../shared/recognition';
import { problemOfPath } from '../../vision/nodes/path/parse-path';
import { problemOfPattern } from '../../vision/text-test';
import { defineCondition } from '../condition';
import { late } from '../late';
import { choice, word } from '../params';

/** Checked where it is written, so that the place of a mistake is told before anything runs. */
const path = (): z.ZodType<string> =>
  late<string>({
    what: 'a path such as //Button[@text="OK"]',
    literal: z.string().min(1),
    read: (value) => {
      if (typeof value !== 'string') return {};
      const problem = problemOfPath(value);
      return problem === undefined ? { value } : { hint: problem };
    },
    convert: String,
  });

export const node = defineCondition({
  name: 'node',
  summary: "Holds when an element is on the app's screen.",
  details: `
Elements come from the app's own description of its screen, which Android's \`uiautomator dump\` tells. A look at it takes a second or more, because Android first waits until nothing has moved for a second; a screen that never stands still has no description, and the step fails. Many games draw everything themselves and have no elements: use \`image\` there.

Of what is given all has to be true. The first of several is \`match\` after a \`find\`, and its text \`match.text\`. \`text\` and \`description\` are compared without case, and any white space counts as one blank; with \`how: matches\` they are regular expressions, found anywhere in it.

A \`path\` is a part of XPath:

| written | leads to |
| --- | --- |
| \`//Button\` | every button; a class may be whole, \`//android.widget.Button\`, and \`*\` is any |
| \`/FrameLayout/ListView\` | what is right inside, from the outermost element on |
| \`//Button/..\` | what is around a button |
| \`//Row/Button[2]\`, \`[last()]\`, \`[last()-1]\` | the second button, the last, the last but one of each row |
| \`(//Button)[2]\` | the second of all buttons |
| \`//*[@text="OK"]\`, \`[@text!="OK"]\` | elements whose attribute is, or is not, exactly so |
| \`[contains(@text, "a")]\`, \`starts-with\`, \`ends-with\`, \`matches\` | a part of it, its beginning, its end, a regular expression |
| \`[@clickable="true" and not(@text="" or @text="-")]\` | several of these |

Attributes are \`text\`, \`id\` (\`resource-id\`), \`class\`, \`package\`, \`description\` (\`content-desc\`), and \`enabled\`, \`clickable\`, \`checked\`, \`selected\`, \`focused\`, \`scrollable\`, which are \`"true"\` or \`"false"\`. Paths of Appium's inspector can be used as they are.
`.trim(),
  schema: z
    .strictObject({
      text: word('a text').optional().describe('What is written on it'),
      id: word('an id').optional().describe('Its id: `com.example:id/claim`, or `claim` of whatever app'),
      class: word('a class').optional().describe('Its class, such as `android.widget.Button`'),
      description: word('a text').optional().describe('What screen readers read out for it'),
      path: path()
        .optional()
        .describe('Where it stands among the others, such as `//ListView/*[2]//Button[@text="OK"]`'),
      how: choice(['equals', 'contains', 'matches'])
        .default('equals')
        .describe('How text and description are compared'),
      all: z.boolean().default(false).describe('true: every such element, for `countPlaces`'),
    })
    .refine(
      ({ text, id, class: className, description, path: where }) =>
        [text, id, className, description, where].some((given) => given !== undefined),
      { message: 'Say what the element is like: text, id, class, description or path.' },
    )
    .superRefine(({ how, text, description }, context) => {
      if (how !== 'matches') return;
      for (const [key, pattern] of Object.entries({ text, description })) {
        // What an expression makes is known, and refused, when it runs.
        const problem = typeof pattern === 'string' ? problemOfPattern(pattern) : undefined;
        if (problem !== undefined) context.addIssue({ code: 'custom', path: [key], message: problem });
      }
    }),
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
  { text, id, class: className, description, path: where }: Wanted,
  how: TextMatch['how'],
): NodeMatch {
  return {
    ...(text === undefined ? {} : { text: { how, text } }),
    ...(id === undefined ? {} : { id }),
    ...(className === undefined ? {} : { className }),
    ...(description === undefined ? {} : { description: { how, text: description } }),
    ...(where === undefined ? {} : { path: where }),
  };
}
