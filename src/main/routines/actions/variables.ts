import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { scalar } from '../params';

export const set = defineAction({
  name: 'set',
  summary: 'Gives variables a value.',
  details:
    'A variable lives until the end of the iteration and belongs to one bot. A value that is one `${name}` and nothing else keeps its type; an input can be set like any variable.',
  schema: z.strictObject({ set: z.record(z.string().regex(VARIABLE_NAME), scalar()) }),
  example: `
- set:
    claimed: 0
    greeting: Hello
- log: \${greeting}, \${claimed} so far
`,
  label: (params) => `set ${Object.keys(params.set).join(', ')}`,
  declares: (params) => Object.keys(params.set),
  run: (params, { variables }) => {
    for (const [name, value] of Object.entries(params.set)) variables.set(name, value);
  },
});
