import { z } from 'zod';
import { defineAction, type Entrance } from '../action';
import { conditionInWords } from '../condition-words';
import { InVain } from '../in-vain';
import { condition, steps, type NestedSteps } from '../nested';
import { duration } from '../params';

const DEFAULT_POLL_MS = 200;
const DEFAULT_WAIT_MS = 30_000;

/** `if` is a reserved word; its entry has a longer name. */
export const ifElse = defineAction({
  name: 'if',
  isInstant: true,
  summary: 'Runs one of several lists of steps, depending on conditions.',
  details:
    'Conditions are looked at one after the other, until one holds. `elseIf` and `else` may be left out. Where one look at the screen shall decide among several, use `switch`.',
  schema: z.strictObject({
    if: condition(),
    then: steps().describe('What to do when it holds'),
    elseIf: z
      .array(z.strictObject({ if: condition(), then: steps() }))
      .optional()
      .describe('Further conditions, asked in order when those before did not hold'),
    else: steps().optional().describe('What to do when none holds'),
  }),
  example: `
- if: { pixel: { x: 500, y: 60, color: "#e03131" } }
  then:
    - tap: { x: 500, y: 60 }
      name: Close the pop-up
  elseIf:
    - if: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }
      then:
        - tap: { x: 270, y: 700 }
  else:
    - log: No pop-up this time
`,
  label: (params) => `if ${params.if.name}`,
  entrances: ({ then, elseIf = [], else: otherwise }) => [
    ...[{ then }, ...elseIf].map((branch, before) => ({
      steps: branch.then,
      holds: [...Array<boolean>(before).fill(false), true],
    })),
    ...(otherwise ? [{ steps: otherwise }] : []),
  ],
  run: async ({ if: asked, then, elseIf = [], else: otherwise }, context) => {
    for (const branch of [{ if: asked, then }, ...elseIf]) {
      if (!(await context.holds(branch.if))) continue;
      await context.run(branch.then);
      return;
    }
    if (otherwise) await context.run(otherwise);
  },
});

const branches = z.array(z.strictObject({ when: condition(), then: steps() })).min(1);

/** Branches of which all conditions are asked at once. */
function entrancesOf(all: readonly { readonly then: NestedSteps }[]): readonly Entrance[] {
  return all.map(({ then }, index) => ({ steps: then, holds: all.map((_, other) => other === index) }));
}

export const switchBranch = defineAction({
  name: 'switch',
  isInstant: true,
  summary: 'Runs the steps of the first branch whose condition holds.',
  details: 'All conditions are asked of one look at the screen.',
  schema: z.strictObject({
    switch: branches.describe('Branches, asked in order'),
    else: steps().optional().describe('What to do when none holds'),
  }),
  example: `
- switch:
    - when: { pixel: { x: 500, y: 60, color: "#e03131" } }
      then: [{ tap: { x: 500, y: 60 } }]
    - when: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }
      then: [{ tap: { x: 270, y: 700 } }]
  else:
    - log: Nothing known on the screen
`,
  label: () => 'switch',
  entrances: ({ switch: all, else: otherwise }) => [
    ...entrancesOf(all),
    ...(otherwise ? [{ steps: otherwise }] : []),
  ],
  run: async ({ switch: all, else: otherwise }, context) => {
    const first = await context.firstThatHolds(all.map(({ when }) => when));
    const then = first === undefined ? otherwise : all[first]?.then;
    if (then) await context.run(then);
  },
});

export const firstOf = defineAction({
  name: 'firstOf',
  summary: 'Waits until the first of several conditions holds, and runs its steps.',
  details:
    'All are asked of the same picture, again and again. `else` runs when none holds `within` the time; without it the step has failed.',
  schema: z.strictObject({
    firstOf: branches.describe('What to wait for; of several that hold at once the first counts'),
    within: duration().default(DEFAULT_WAIT_MS).describe('How long to wait'),
    every: duration().default(DEFAULT_POLL_MS).describe('Pause between two looks'),
    else: steps().optional().describe('What to do when none holds in time'),
  }),
  example: `
- firstOf:
    - when: { pixel: { x: 270, y: 700, color: "#2b8a3e" } }
      then: [{ log: The app is ready }]
    - when: { pixel: { x: 500, y: 60, color: "#e03131" } }
      then: [{ tap: { x: 500, y: 60 } }]
  within: 10s
`,
  label: () => 'wait for the first of several',
  // What stands under `else` runs when the time is over, which can't be entered.
  entrances: ({ firstOf: all }) => entrancesOf(all),
  run: async ({ firstOf: all, within, every, else: otherwise }, context) => {
    const conditions = all.map(({ when }) => when);
    const until = context.activeMs() + within;
    for (;;) {
      const first = await context.firstThatHolds(conditions);
      const then = first === undefined ? undefined : all[first]?.then;
      if (then) {
        await context.run(then);
        return;
      }
      const leftMs = until - context.activeMs();
      if (leftMs <= 0) break;
      await context.clock.sleep(Math.max(Math.min(every, leftMs), 1), context.signal);
    }
    if (!otherwise) throw new InVain(conditions.map(conditionInWords).join(' or '), within);
    await context.run(otherwise);
  },
});
