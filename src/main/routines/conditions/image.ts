import { z } from 'zod';
import { NOT_FOUND, type Recognition } from '../../../shared/recognition';
import type { Box } from '../../../shared/screen-place';
import { fixedName } from '../account-use';
import { defineCondition } from '../condition';
import { choice, integer, number, word } from '../params';
import { area } from '../places';

const ORDERS = ['best', 'leftToRight', 'topToBottom'] as const;
/** A look tells no more places than these. */
const MOST_PLACES = 100;

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
    order: choice(ORDERS)
      .default('best')
      .describe('Which of several places comes first: the one most like it, or the outermost one'),
    index: integer(-MOST_PLACES, MOST_PLACES - 1)
      .default(0)
      .describe('Which one is meant in that order: 0 the first, 1 the second, -1 the last'),
  }),
  example: `image: { template: demo/claim, area: { x: 0, y: 600, width: 540, height: 200 }, threshold: 0.9 }`,
  templates: ({ template }) => [fixedName(template)],
  ask: ({ template, area: where, threshold, all, ...which }, asking) => {
    const isFirst = which.order === 'best' && which.index === 0;
    const seen = ([answer = NOT_FOUND]: readonly Recognition[]): Recognition =>
      isFirst ? answer : chosen(answer, which);
    return {
      asks: [
        {
          ...{ kind: 'image', template, area: asking.area(where) },
          ...{ threshold: threshold ?? null, all: all || !isFirst },
        },
      ],
      holds: (answers) => seen(answers).found,
      seen,
    };
  },
});

interface Which {
  readonly order: (typeof ORDERS)[number];
  readonly index: number;
}

/** One of several places. How sure it is was told of the best alone. */
function chosen(answer: Recognition, { order, index }: Which): Recognition {
  const places = order === 'best' ? answer.all : answer.all.toSorted(FIRST[order]);
  const box = places.at(index);
  return box ? { ...answer, box, score: null, runnerUp: null, all: places } : NOT_FOUND;
}

const FIRST = {
  leftToRight: (a: Box, b: Box): number => a.x - b.x || a.y - b.y,
  topToBottom: (a: Box, b: Box): number => a.y - b.y || a.x - b.x,
};
