import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { value, word } from '../params';

export const runRoutine = defineAction({
  name: 'runRoutine',
  summary: 'Runs another routine as one step.',
  details:
    'The name is the path of its file under `routines/`, with `/` and without `.yaml`. It sees its own inputs only, not the variables of the caller. Inputs that are not given have their defaults. What it gives back with `return` goes into the variable named by `into`. What needs consent needs it for the calling routine too, since that says what the inputs are; for one that is named by an expression nobody can be asked beforehand.',
  schema: z.strictObject({
    runRoutine: word('the name of a routine such as demo/open-app'),
    inputs: z.record(z.string().regex(VARIABLE_NAME), value()).optional().describe('Values for its inputs'),
    into: z.string().regex(VARIABLE_NAME).optional().describe('Variable for what it returns'),
  }),
  example: `
- runRoutine: demo/open-app
  inputs: { package: com.example.rewards }
`,
  label: (params) => `runRoutine ${params.runRoutine}`,
  declares: (params) => (params.into === undefined ? [] : [params.into]),
  run: async (params, context) => {
    const returned = await context.call(params.runRoutine, params.inputs ?? {});
    if (params.into !== undefined) context.variables.set(params.into, returned ?? '');
  },
});
