import { z } from 'zod';
import { defineCondition } from '../condition';
import { scalar } from '../params';

export const equals = defineCondition({
  name: 'equals',
  summary: 'Holds when two values are the same.',
  details: 'Values are compared as they would be shown: the number `3` equals the text `"3"`.',
  schema: z.strictObject({
    value: scalar().describe('Usually a variable or input'),
    to: scalar().describe('What it is compared with'),
  }),
  example: `equals: { value: "\${mode}", to: fast }`,
  ask: ({ value, to }) => ({ asks: [], holds: () => String(value) === String(to) }),
});
