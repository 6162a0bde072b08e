import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { scalar, word } from '../params';

export const runRoutine = defineAction({
  name: 'runRoutine',
  summary: 'Runs another routine as one step.',
  details:
    'The name is the path of its file under `routines/`, with `/` and without `.yaml`. It sees its own inputs only, not the variables of the caller. Inputs that are not given have their defaults.',
  schema: z.strictObject({
    runRoutine: word('the name of a routine such as demo/open-app'),
    inputs: z.record(z.string().regex(VARIABLE_NAME), scalar()).optional().describe('Values for its inputs'),
  }),
  example: `
- runRoutine: demo/open-app
  inputs: { package: com.example.rewards }
`,
  label: (params) => `runRoutine ${params.runRoutine}`,
  run: (params, context) => context.call(params.runRoutine, params.inputs ?? {}),
});
