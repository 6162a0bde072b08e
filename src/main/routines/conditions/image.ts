import { z } from 'zod';
import { fixedName } from '../account-use';
import { defineCondition } from '../condition';
import { number, word } from '../params';
import { area } from '../places';

export const image = defineCondition({
  name: 'image',
  summary: 'Holds when a template is on the screen.',
  details:
    'A template is a small picture that was cut out of a screenshot, a file of the folder `templates`; it is named here. Threshold and area are those of the template where they are left out. In `find` and `tapOn` the place that is most like it counts; where it was last, it is looked for first, and taken when it is still there. For one that lies beside another, give an `area`, also one counted `from: match`.',
  schema: z.strictObject({
    template: word('the name of a template').describe('The template'),
    area: area().optional().describe("Where to look; the template's own when left out"),
    threshold: number({ min: 0.01, max: 1 })
      .optional()
      .describe("How alike it has to be, up to 1; the template's own when left out"),
    all: z
      .boolean()
      .default(false)
      .describe(
        'true: every place it is at; `match.count` tells how many after a `find`. `countPlaces` does so by itself',
      ),
  }),
  example: `image: { template: demo/claim, area: { x: 0, y: 600, width: 540, height: 200 }, threshold: 0.9 }`,
  templates: ({ template }) => [fixedName(template)],
  ask: ({ template, area: where, threshold, all }, asking) => ({
    asks: [{ kind: 'image', template, area: asking.area(where), threshold: threshold ?? null, all }],
    holds: ([answer]) => answer?.found === true,
  }),
});
