import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { integer, value } from '../params';

const MAX_COUNT = 1_000_000_000;

export const set = defineAction({
  name: 'set',
  isInstant: true,
  summary: 'Gives variables a value.',
  details:
    'A variable belongs to one bot and lives until the end of the iteration; with `keep: true` the bot finds it again in its next iterations, until it ends. A value that is one `${…}` and nothing else keeps its type; an input can be set like any variable.',
  schema: z.strictObject({
    set: z.record(z.string().regex(VARIABLE_NAME), value()),
    keep: z.boolean().optional().describe('For the next iterations of this bot too'),
  }),
  example: `
- set:
    claimed: 0
    greeting: Hello
- set: { claimed: "\${claimed + 1}" }
- log: \${greeting}, \${claimed} so far
`,
  label: (params) => `set ${Object.keys(params.set).join(', ')}`,
  declares: (params) => Object.keys(params.set),
  keeps: (params) => (params.keep === true ? Object.keys(params.set) : []),
  run: (params, { variables }) => {
    for (const [name, given] of Object.entries(params.set)) variables.set(name, given);
  },
});

export const count = defineAction({
  name: 'count',
  isInstant: true,
  summary: 'Changes a counter that all bots of the group share.',
  details:
    'Counters begin at 0 with the group and are whole numbers. A change is made at once for everybody; no two bots see the same number after `by: 1`. Read one as `${shared.gifts}`.',
  schema: z.strictObject({
    count: z.string().regex(VARIABLE_NAME).describe('Name of the counter'),
    by: integer(-MAX_COUNT, MAX_COUNT).default(1).describe('What is added; less than 0 takes away'),
    into: z.string().regex(VARIABLE_NAME).optional().describe('Variable for the new number'),
  }),
  example: `
- count: gifts
  into: mine
- log: Gift number \${mine} of this group
`,
  label: (params) => `count ${params.count}`,
  declares: (params) => (params.into === undefined ? [] : [params.into]),
  run: ({ count: counter, by, into }, { counters, variables }) => {
    const next = counters.add(counter, by);
    if (into !== undefined) variables.set(into, next);
  },
});
