import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { formatDuration } from '../../../shared/routine-duration';
import type { Recognition } from '../../../shared/recognition';
import { defineAction, type StepContext } from '../action';
import { conditionInWords } from '../condition-words';
import { condition, type NestedCondition } from '../nested';
import { duration } from '../params';

const DEFAULT_POLL_MS = 200;

/** A condition that says where it holds; how long it may take until it does. */
const patience = {
  within: duration().default(0).describe('How long to look for it; once when left out'),
  every: duration().default(DEFAULT_POLL_MS).describe('Pause between two looks'),
};

export const find = defineAction({
  name: 'find',
  summary: 'Looks for something and remembers where it is; fails when it is not there.',
  details:
    'What was found is `match` afterwards: `${match.x}` and `${match.y}` are its middle, and a place may be counted from it with `from: match`. An `if` or `waitFor` remembers nothing: where one has held, `find` or `tapOn` what to touch. To go on when it is missing, give the step `onError: continue`.',
  schema: z.strictObject({
    find: condition().describe('Something that has a place: an image, a text, an element, a colour, a pixel'),
    ...patience,
  }),
  example: `
- find: { image: { template: demo/claim } }
  within: 10s
- log: Claim is at \${match.x}, \${match.y}, and \${match.width} wide
- tap: { from: match, x: 0, y: -60 }
  name: Touch what stands above it
`,
  label: (params) => `find ${params.find.name}`,
  run: async ({ find: wanted, within, every }, context) => {
    context.found(await lookFor(wanted, { within, every }, context));
  },
});

export const tapOn = defineAction({
  name: 'tapOn',
  summary: 'Looks for something and touches the middle of it; fails when it is not there.',
  details:
    'The same as `find` and then `tap: { from: match, x: 0, y: 0 }`, in one step that is tried again as a whole.',
  schema: z.strictObject({ tapOn: condition().describe('Something that has a place'), ...patience }),
  example: `
- tapOn: { image: { template: demo/claim } }
  within: 10s
  name: Press Claim
- tapOn: { any: [{ text: { equals: Skip } }, { image: { template: demo/offer-close } }] }
  onError: continue
`,
  capabilities: ['input'],
  label: (params) => `tap on ${params.tapOn.name}`,
  run: async ({ tapOn: wanted, within, every }, context) => {
    context.found(await lookFor(wanted, { within, every }, context));
    const { x, y } = await context.pixel({ x: 0, y: 0, from: 'match' });
    await context.device.tap(x, y, context.signal);
  },
});

export const countPlaces = defineAction({
  name: 'countPlaces',
  summary: 'Counts how often something is on the screen.',
  details:
    'Each place of an image and each element is counted, of an image at most 100; of anything else it is 1 or 0. The best place is `match` afterwards.',
  schema: z.strictObject({
    countPlaces: condition().describe('Something that may be there several times, such as an image'),
    into: z.string().regex(VARIABLE_NAME).describe('Variable for the number'),
  }),
  example: `
- countPlaces: { image: { template: demo/claim } }
  into: gifts
- log: \${gifts} gifts can be claimed
`,
  label: (params) => `count ${params.countPlaces.name}`,
  declares: (params) => [params.into],
  run: async ({ countPlaces: wanted, into }, context) => {
    const seen = await context.see(wanted, { everyPlace: true });
    if (seen.found) context.found(seen);
    context.variables.set(into, seen.all.length > 0 ? seen.all.length : seen.found ? 1 : 0);
  },
});

interface Patience {
  readonly within: number;
  readonly every: number;
}

async function lookFor(
  wanted: NestedCondition,
  { within, every }: Patience,
  context: StepContext,
): Promise<Recognition> {
  const until = context.activeMs() + within;
  for (;;) {
    const seen = await context.see(wanted);
    if (seen.found) return seen;
    const leftMs = until - context.activeMs();
    if (leftMs <= 0) throw notFound(wanted, within);
    await context.clock.sleep(Math.max(Math.min(every, leftMs), 1), context.signal);
  }
}

function notFound(wanted: NestedCondition, within: number): Error {
  const time = within === 0 ? '' : ` within ${formatDuration(within)}`;
  return Object.assign(new Error(`${conditionInWords(wanted)} was not found${time}`), { code: 'not_found' });
}
