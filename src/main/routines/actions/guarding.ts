import { z } from 'zod';
import { defineAction } from '../action';
import { steps } from '../nested';

const NOTHING = z.union([z.null(), z.strictObject({})]);

export const holdRoutine = defineAction({
  name: 'holdRoutine',
  summary: 'Holds the routine that this sentry guards, at its next step.',
  details:
    'Works in sentries only. What the held routine is doing now it finishes first; time it is held does not count for its time limits. It goes on at `releaseRoutine`, and in any case when the run of the sentry ends, however that is. Several sentries may hold at once: the routine goes on when the last has let go.',
  schema: z.strictObject({ holdRoutine: NOTHING }),
  inSentryOnly: true,
  example: `
- if: { image: { template: demo/offer-close } }
  then:
    - holdRoutine:
    - tapOn: { image: { template: demo/offer-close } }
      onError: continue
`,
  label: () => 'hold the routine',
  run: (_params, context) => context.holdRoutine(true),
});

export const releaseRoutine = defineAction({
  name: 'releaseRoutine',
  summary: 'Lets the routine that this sentry holds go on.',
  details: 'Without it the routine goes on when the run of the sentry ends.',
  schema: z.strictObject({ releaseRoutine: NOTHING }),
  inSentryOnly: true,
  example: `
- holdRoutine:
- key: BACK
- releaseRoutine:
- wait: 1s
`,
  label: () => 'let the routine go on',
  run: (_params, context) => context.holdRoutine(false),
});

export const sameFrame = defineAction({
  name: 'sameFrame',
  summary: 'Runs steps whose conditions are all asked of one picture of the screen.',
  details:
    'The picture is taken when the first of them looks, and is let go at the end of the steps. What happens on the screen meanwhile they do not see, so wait for nothing in here. Each pass and each try takes a new picture.',
  schema: z.strictObject({ sameFrame: steps() }),
  example: `
- sameFrame:
    - if: { pixel: { x: 500, y: 60, color: "#e03131" } }
      then: [{ log: There is a pop-up }]
    - if: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }
      then: [{ log: There is a gift }]
`,
  label: () => 'steps on one picture',
  entrances: ({ sameFrame: nested }) => [{ steps: nested }],
  run: ({ sameFrame: nested }, context) => context.runOnOnePicture(nested),
});
